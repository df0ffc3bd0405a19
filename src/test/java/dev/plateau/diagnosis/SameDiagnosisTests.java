package dev.plateau.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plateau.diagnosis.evidence.FinishedRun;
import dev.plateau.diagnosis.zoo.Exam;
import dev.plateau.diagnosis.zoo.Recipe;
import dev.plateau.diagnosis.zoo.ZooBases;
import dev.plateau.diagnosis.zoo.ZooData;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The same run has the same diagnosis: alone and beside others, and by every kernel, for which this
 * class runs once more with narrow vectors and without any.
 */
class SameDiagnosisTests {
  private static final int TIMES = 10;

  private static final Recipe FOUNDING = Recipe.on("xor").constant(0.1);

  /** Rows held out, mini-batches, a run that diverges, targets far away, and the founding one. */
  private static final List<Recipe> RUNS =
      List.of(
          FOUNDING,
          ZooBases.blobsInBatches().epochs(3),
          ZooBases.sine().momentum(0.8),
          ZooBases.parabolaByDescent().data(ZooData.curve(21, x -> 300 + x * x)).alpha(0.01));

  private static String diagnosis(Recipe recipe) {
    FinishedRun run = Exam.run(recipe);
    List<RuntimeException> failures = new ArrayList<>();
    Diagnosis diagnosis = Diagnosis.of(run, Exam.budget(run), failures);
    assertThat(failures).isEmpty();
    return numbers(diagnosis);
  }

  /** What was found and tried, to the last digit, in no sentence. */
  private static String numbers(Diagnosis diagnosis) {
    return Stream.of(
            Stream.of(diagnosis.verdict(), diagnosis.outcome(), diagnosis.score()),
            diagnosis.findings().stream()
                .flatMap(one ->
                    Stream.concat(
                        Stream.of(one.id(), one.severity()),
                        one.evidence().stream().map(evidence -> evidence.value()))),
            diagnosis.remedies().stream()
                .flatMap(one -> Stream.of(one.id(), one.verified(), one.trial())),
            Stream.of(diagnosis.control(), diagnosis.work()))
        .flatMap(part -> part)
        .map(Object::toString)
        .collect(Collectors.joining("\n"));
  }

  @Test
  void isTheSameTenTimesBesideOthers() {
    String alone = diagnosis(FOUNDING);

    List<String> beside =
        IntStream.range(0, 2 * TIMES)
            .parallel()
            .mapToObj(k -> k % 2 == 0 ? FOUNDING : RUNS.get(1 + k / 2 % (RUNS.size() - 1)))
            .map(recipe -> recipe.equals(FOUNDING) ? diagnosis(recipe) : noise(recipe))
            .filter(one -> !one.isEmpty())
            .toList();

    assertThat(beside).hasSize(TIMES).containsOnly(alone);
  }

  /** A diagnosis that only takes time. */
  private static String noise(Recipe recipe) {
    diagnosis(recipe);
    return "";
  }

  /** Whatever computes them; new ones where a definition or a trial has changed. */
  @ParameterizedTest
  @CsvSource({"0, a608875e", "1, a2e87b34", "2, aa33fb07", "3, 4b99a0bb"})
  void hasTheseNumbersByEveryKernel(int index, String checksum) {
    CRC32 crc = new CRC32();
    crc.update(diagnosis(RUNS.get(index)).getBytes(StandardCharsets.UTF_8));

    assertThat(Long.toHexString(crc.getValue())).isEqualTo(checksum);
  }
}
