package dev.plateau.diagnosis.check;

import static dev.plateau.diagnosis.evidence.Severity.SYMPTOM;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plateau.diagnosis.evidence.FinishedRun;
import dev.plateau.diagnosis.trial.Remedy;
import dev.plateau.diagnosis.zoo.Exam;
import dev.plateau.diagnosis.zoo.Recipe;
import dev.plateau.diagnosis.zoo.ZooData;
import dev.plateau.network.Activation;
import dev.plateau.network.Loss;
import org.junit.jupiter.api.Test;

class MismatchedLossTests {
  private static final Check CHECK = new MismatchedLoss();
  private static final Recipe MATCHED =
      Recipe.on("nand").hidden().bce().constant(-15).momentum(1).epochs(200);
  private static final Recipe SQUARED = MATCHED.loss(Loss.MSE);

  @Test
  void suspectsTheSquaredErrorOfOutputsThatAreSurelyWrong() {
    Assessment assessment = Exam.assessment(CHECK, SQUARED);

    assertThat(assessment.finding().severity()).isEqualTo(SYMPTOM);
    assertThat(assessment.suspected()).isTrue();
    assertThat(Exam.value(assessment.finding(), "share of outputs stuck")).isEqualTo(0.75);
    assertThat(Exam.threshold(assessment.finding(), "share of outputs stuck")).isEqualTo(0.01);
    assertThat(Exam.warning(CHECK, SQUARED)).isPresent();
  }

  @Test
  void triesTheLossThatMatchesTheOutput() {
    FinishedRun run = Exam.run(SQUARED);
    Recipe softmax = Recipe.on("blobs").hidden().crossEntropy().normal(0, 25).epochs(5);
    FinishedRun squared = Exam.run(softmax.loss(Loss.MSE));

    assertThat(firstCure(run)).isEqualTo(MATCHED.spec());
    assertThat(firstCure(squared)).isEqualTo(softmax.spec());
  }

  private static Object firstCure(FinishedRun run) {
    Remedy cure = CHECK.assess(run).orElseThrow().cures().getFirst();
    return cure.change().of(run.spec(), Exam.noTrials(run)).orElseThrow();
  }

  @Test
  void isSilentOnTheMatchingLoss() {
    assertThat(Exam.assessed(CHECK, MATCHED.epochs(1))).isEmpty();
    assertThat(Exam.warning(CHECK, MATCHED)).isEmpty();
  }

  @Test
  void isSilentWhileOutputsAreUnsure() {
    assertThat(Exam.assessed(CHECK, SQUARED.constant(-2).epochs(5))).isEmpty();
    assertThat(Exam.warning(CHECK, SQUARED.constant(-2))).isEmpty();
  }

  /** Saturated on the right side is where training wants to be. */
  @Test
  void isSilentOnOutputsThatAreSurelyRight() {
    Recipe right = Recipe.on("or").hidden().output(Activation.SIGMOID).theta(40., 40., -20.);

    assertThat(Exam.warning(CHECK, right)).isEmpty();
  }

  @Test
  void isSilentWhereTargetsAreNoClasses() {
    Recipe shares =
        SQUARED.data(
            ZooData.rows(3, row -> new double[] {row, 1}, row -> new double[] {row / 2.0}));

    assertThat(Exam.assessed(CHECK, shares)).isEmpty();
    assertThat(Exam.warning(CHECK, shares)).isEmpty();
  }

  @Test
  void isSilentOnOtherOutputsAndConvergedRuns() {
    assertThat(Exam.assessed(CHECK, SQUARED.output(Activation.IDENTITY).alpha(0.01))).isEmpty();
    assertThat(Exam.assessed(CHECK, SQUARED.lossBelow(1))).isEmpty();
  }
}
