package dev.plateau.diagnosis.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plateau.data.Dataset;
import dev.plateau.diagnosis.Diagnosis;
import dev.plateau.diagnosis.Verdict;
import dev.plateau.diagnosis.evidence.Finding;
import dev.plateau.diagnosis.evidence.FinishedRun;
import dev.plateau.diagnosis.zoo.Exam;
import dev.plateau.diagnosis.zoo.Recipe;
import dev.plateau.diagnosis.zoo.ZooData;
import dev.plateau.math.RandomStream;
import dev.plateau.math.RandomStream.Purpose;
import java.util.ArrayList;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("thorough")
class UninformativeInputsTests {
  /** Targets that have nothing to do with the inputs, plus so much of the first one. */
  private static Recipe noise(double told) {
    RandomStream random = new RandomStream(3, Purpose.DATA, 11);
    Dataset rows =
        ZooData.rows(
            80,
            _ -> new double[] {random.normal(), random.normal(), random.normal()},
            _ -> new double[] {random.normal()});
    Dataset data =
        ZooData.rows(
            80,
            rows::inputRow,
            row -> new double[] {rows.target(row, 0) + told * rows.input(row, 0)});
    return Recipe.on(data).hidden(4).tanh().adam(0.01).epochs(300);
  }

  private static Diagnosis diagnosis(Recipe recipe) {
    FinishedRun run = Exam.run(recipe);
    return Diagnosis.of(run, Exam.budget(run), new ArrayList<>());
  }

  private static Optional<Finding> finding(Diagnosis diagnosis) {
    return diagnosis.findings().stream()
        .filter(one -> one.id().equals("uninformative-inputs"))
        .findFirst();
  }

  @Test
  void saysThatTheInputsTellNothing() {
    Diagnosis diagnosis = diagnosis(noise(0));

    assertThat(diagnosis.verdict()).isEqualTo(Verdict.FINE);
    assertThat(diagnosis.summary())
        .matches(
            "On held-out rows no network that was tried does better than a constant.*none"
                + " helps\\..*");
    Finding finding = finding(diagnosis).orElseThrow();
    assertThat(Exam.value(finding, "share of")).isGreaterThan(0.05);
  }

  @Test
  void isSilentWhereTheyTellSomething() {
    assertThat(finding(diagnosis(noise(3)))).isEmpty();
  }
}
