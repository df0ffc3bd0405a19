package dev.plateau.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plateau.diagnosis.check.Check;
import dev.plateau.diagnosis.check.Checks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FindingDocumentationTests {
  private static final Path PAGE = Path.of("docs/diagnosis.md");

  @Test
  void givesEveryFindingItsSection() throws IOException {
    List<String> sections =
        Files.readAllLines(PAGE).stream()
            .filter(line -> line.startsWith("## "))
            .map(line -> line.substring(3))
            .toList();

    assertThat(sections)
        .containsAll(
            Stream.concat(Checks.ALL.stream().map(Check::id), Stream.of("saddle", "local-minimum"))
                .toList());
  }
}
