package dev.plateau.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plateau.web.Answer;
import dev.plateau.web.RunningService;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How the page's files reach a browser. */
class StaticFilesTests extends RunningService {
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

    assertThat(named).hasSizeGreaterThan(5).allMatch(file -> file.matches("/page-[0-9a-f]{12}/.+"));
    for (String file : named) {
      assertThat(client().get(file).header("Cache-Control"))
          .as(file)
          .contains("max-age=31536000, public, immutable");
    }
    assertThat(page().header("Cache-Control")).contains("no-cache");
  }

  @Test
  void beginsWithOneModuleThatHoldsAllItNeeds() throws Exception {
    String first = module("main.js");

    assertThat(first)
        .doesNotContainPattern("(?m)^import\\b")
        .contains("modules['session.js'] = {", "modules['main.js'] = {")
        .doesNotContain("@ts-check", " * @param");
  }

  @Test
  void givesModulesThatComeLaterWhatTheFirstOneHolds() throws Exception {
    assertThat(module("gradient/view.js"))
        .startsWith("import {modules} from '../main.js';\n")
        .containsPattern("const \\{[^}]*\\} = modules\\['session.js'\\];")
        .doesNotContain("'../session.js'");
  }

  private String module(String path) throws Exception {
    String main = named(page().body(), "src=\"(/page-\\w+/js/)main.js\"").getFirst();
    return client().get(main + path).isStatus(200).body();
  }

  private Answer page() {
    return client().get("/", "Accept", "text/html").isStatus(200);
  }

  private static List<String> named(String text, String pattern) {
    return Pattern.compile(pattern).matcher(text).results().map(found -> found.group(1)).toList();
  }
}
