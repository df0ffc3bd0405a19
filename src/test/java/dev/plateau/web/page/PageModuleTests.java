package dev.plateau.web.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * The page's modules that need no browser: runs the tests in src/test/js with the system's Node.
 * Where there is none this test is skipped; in CI it fails.
 */
class PageModuleTests {
  private static final Path TESTS = Path.of("src/test/js");
  private static final int OLDEST_NODE = 20;

  /** Older releases of Node 20 take a module for a script unless they are told to look. */
  private static final List<String> TEST_COMMAND =
      List.of("node", "--experimental-detect-module", "--test");

  /** What a command has written, and the code with which it ended. */
  private record Ended(int code, String output) {}

  @Test
  void passTheirTests() throws Exception {
    requireNode();

    Ended tests = run(TEST_COMMAND);

    assertThat(tests.code()).as(tests.output()).isZero();
    assertThat(tests.output()).containsPattern("pass [1-9]\\d\\d+\\b");
  }

  private static void requireNode() throws InterruptedException {
    String missing =
        "No Node %d or newer on the path: install it to test the page's modules"
            .formatted(OLDEST_NODE);
    boolean found = nodeVersion().filter(version -> version >= OLDEST_NODE).isPresent();
    if ("true".equals(System.getenv("CI"))) {
      assertThat(found).as(missing).isTrue();
    }
    assumeTrue(found, missing);
  }

  private static Optional<Integer> nodeVersion() throws InterruptedException {
    try {
      String version = run(List.of("node", "--version")).output();
      return Optional.of(version)
          .filter(text -> text.matches("v\\d+[.](?s:.*)"))
          .map(text -> Integer.valueOf(text.substring(1, text.indexOf('.'))));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static Ended run(List<String> command) throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(TESTS.toFile()).redirectErrorStream(true);
    // Set where Node itself runs the build: its child would report to it and print nothing.
    builder.environment().remove("NODE_TEST_CONTEXT");
    Process process = builder.start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Ended(process.waitFor(), output);
  }
}
