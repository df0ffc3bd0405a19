package dev.plateau.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plateau.web.Answer;
import dev.plateau.web.RunningService;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.web.util.UriComponentsBuilder;

/** How the page's files reach a browser. */
class StaticFilesTests extends RunningService {
  private static final Pattern IMPORT = Pattern.compile("(?m)^import\\b[^;]*?'(\\.[^']+)';");

  /** Answers of every kind: the page, the API, and problems. */
  @ParameterizedTest
  @ValueSource(strings = {"/", "/v1/jobs?limit=1", "/v1/none"})
  void areForPagesOfTheSameOriginOnly(String path) {
    Answer answer = client().get(path);

    assertThat(answer.header("Cross-Origin-Resource-Policy")).contains("same-origin");
    assertThat(answer.header("Cross-Origin-Opener-Policy")).contains("same-origin");
    assertThat(answer.header("X-Content-Type-Options")).contains("nosniff");
    assertThat(answer.header("Referrer-Policy")).contains("no-referrer");
  }

  @Test
  void letsBrowsersKeepWhatThePageNames() throws Exception {
    List<String> named = named(page().body(), "(?:href|src)=\"(/[^\"]+\\.(?:js|css))\"");

    assertThat(named)
        .hasSizeGreaterThan(10)
        .allMatch(file -> file.matches("/page-[0-9a-f]{12}/.+"));
    for (String file : named) {
      assertThat(client().get(file).header("Cache-Control"))
          .as(file)
          .contains("max-age=31536000, public, immutable");
    }
    assertThat(page().header("Cache-Control")).contains("no-cache");
  }

  @Test
  void namesAllModulesOfTheFormBeforeTheyAreImported() throws Exception {
    List<String> preloaded = named(file("index.html"), "modulepreload\" href=\"/([^\"]+)\"");

    Set<String> imported = new TreeSet<>();
    Deque<String> open = new ArrayDeque<>(List.of("js/main.js"));
    while (!open.isEmpty()) {
      String module = open.pop();
      for (String path : named(file(module), IMPORT.pattern())) {
        String found =
            UriComponentsBuilder.fromPath(module + "/../" + path)
                .build()
                .toUri()
                .normalize()
                .toString();
        if (imported.add(found)) {
          open.push(found);
        }
      }
    }
    assertThat(preloaded).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(imported);
  }

  private Answer page() {
    return client().get("/", "Accept", "text/html").isStatus(200);
  }

  private static List<String> named(String text, String pattern) {
    return Pattern.compile(pattern).matcher(text).results().map(found -> found.group(1)).toList();
  }

  private static String file(String path) throws IOException {
    return new ClassPathResource("static/" + path).getContentAsString(StandardCharsets.UTF_8);
  }
}
