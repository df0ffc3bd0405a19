package dev.plateau.diagnosis.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plateau.data.ClassWeights;
import dev.plateau.data.Dataset;
import dev.plateau.diagnosis.Diagnosis;
import dev.plateau.diagnosis.evidence.Finding;
import dev.plateau.diagnosis.evidence.FinishedRun;
import dev.plateau.diagnosis.evidence.Severity;
import dev.plateau.diagnosis.trial.TriedRemedy;
import dev.plateau.diagnosis.zoo.Exam;
import dev.plateau.diagnosis.zoo.Recipe;
import dev.plateau.math.RandomStream;
import dev.plateau.math.RandomStream.Purpose;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ImbalancedClassesTests {
  private static final Check CHECK = new ImbalancedClasses();

  /** 300 rows, of which 24 are of the rare class, which lies so far from the other. */
  private static Dataset rare(double distance) {
    RandomStream random = new RandomStream(1, Purpose.DATA, 7);
    double[][] inputs = new double[300][2];
    double[][] targets = new double[300][1];
    for (int row = 0; row < inputs.length; row++) {
      boolean rare = row % 25 < 2;
      inputs[row][0] = random.normal() + (rare ? distance : 0);
      inputs[row][1] = random.normal();
      targets[row][0] = rare ? 1 : 0;
    }
    return Dataset.ofRows(inputs, targets);
  }

  /** 300 rows, of which the 8 % nearest to the middle are of the rare class. */
  private static Dataset core(double inner, double outer) {
    RandomStream random = new RandomStream(1, Purpose.DATA, 7);
    double[][] inputs = new double[300][2];
    double[][] targets = new double[300][1];
    for (int row = 0; row < inputs.length; row++) {
      boolean rare = row % 25 < 2;
      double angle = random.uniform(-StrictMath.PI, StrictMath.PI);
      double radius = rare ? random.uniform(0, inner) : random.uniform(outer, outer + 1);
      inputs[row][0] = radius * StrictMath.cos(angle);
      inputs[row][1] = radius * StrictMath.sin(angle);
      targets[row][0] = rare ? 1 : 0;
    }
    return Dataset.ofRows(inputs, targets);
  }

  private static final Recipe CORE =
      Recipe.on(core(1, 1.5)).hidden(6).tanh().glorot().bce().alpha(0.5).epochs(200);

  private static final Recipe BLURRED =
      Recipe.on(rare(1)).hidden(4).tanh().glorot().alpha(0.1).epochs(100);

  @Test
  void isACauseWhereWeightsFindTheRareClassAndLoseNothing() {
    Diagnosis diagnosis = diagnosis(CORE);

    Finding finding = finding(diagnosis);
    TriedRemedy weights = weights(diagnosis);

    assertThat(finding.severity()).isEqualTo(Severity.CAUSE);
    assertThat(finding.summary()).contains("the network finds 0 %", "100 % instead of 50 %");
    assertThat(weights.verified()).isTrue();
    assertThat(weights.trial().balancedGain().orElseThrow().mean()).isEqualTo(0.5);
  }

  /** There a rare row is found at the price of several false alarms, and of the likelihoods. */
  @Test
  void isANoteWithTheNumbersWhereClassesOverlap() {
    Diagnosis diagnosis = diagnosis(BLURRED);

    assertThat(finding(diagnosis).severity()).isEqualTo(Severity.NOTE);
    assertThat(finding(diagnosis).summary()).contains("balanced accuracy is 76 % instead of 51 %");
    assertThat(weights(diagnosis).verified()).isFalse();
    assertThat(weights(diagnosis).trial().gain().orElseThrow().mean()).isLessThan(-0.02);
  }

  @Test
  void warnsBeforeTraining() {
    assertThat(Exam.warning(CHECK, CORE).orElseThrow()).startsWith("92 % of the rows");
    assertThat(Exam.warning(CHECK, Recipe.on("iris").crossEntropy())).isEmpty();
  }

  @Test
  void triesNoWeightsWhereThereAreSome() {
    Recipe weighted =
        CORE.changed(spec ->
            spec.withPreparation(
                spec.preparation()
                    .withClassWeights(Optional.of(new ClassWeights.Each(List.of(1.0, 1.1))))));

    assertThat(Exam.assessment(CHECK, weighted).cures()).isEmpty();
  }

  @Test
  void isSilentOnceTheRareClassIsFound() {
    assertThat(Exam.assessed(CHECK, CORE.epochs(2_000))).isEmpty();
    assertThat(Exam.assessed(CHECK, Recipe.on("xor").constant(0.1).epochs(5))).isEmpty();
  }

  private static Diagnosis diagnosis(Recipe recipe) {
    FinishedRun run = Exam.run(recipe);
    return Diagnosis.of(run, Exam.budget(run), new ArrayList<>());
  }

  private static Finding finding(Diagnosis diagnosis) {
    return diagnosis.findings().stream()
        .filter(one -> one.id().equals(CHECK.id()))
        .findFirst()
        .orElseThrow();
  }

  private static TriedRemedy weights(Diagnosis diagnosis) {
    return diagnosis.remedies().stream()
        .filter(one -> one.id().equals("class-weights"))
        .findFirst()
        .orElseThrow();
  }
}
