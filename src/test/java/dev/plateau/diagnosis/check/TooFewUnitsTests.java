package dev.plateau.diagnosis.check;

import static dev.plateau.diagnosis.evidence.Severity.NOTE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plateau.diagnosis.evidence.FinishedRun;
import dev.plateau.diagnosis.trial.TrialRunner;
import dev.plateau.diagnosis.zoo.Exam;
import dev.plateau.diagnosis.zoo.Recipe;
import dev.plateau.network.Activation;
import dev.plateau.network.Loss;
import dev.plateau.training.Spec;
import java.util.List;
import org.junit.jupiter.api.Test;

class TooFewUnitsTests {
  private static final TooFewUnits CHECK = new TooFewUnits();
  private static final Recipe XOR = Recipe.on("xor").uniform(0, 1);

  @Test
  void suspectsASmallNetworkAndSaysNothingWithoutProof() {
    Assessment assessment = Exam.assessment(CHECK, XOR.hidden(1));

    assertThat(assessment.finding().severity()).isEqualTo(NOTE);
    assertThat(assessment.suspected()).isTrue();
    assertThat(assessment.reported()).isFalse();
    assertThat(cures(XOR.hidden(1)))
        .extracting(spec -> spec.network().hidden())
        .containsExactly(List.of(2), List.of(4), List.of(16));
  }

  @Test
  void triesAHiddenLayerWhereThereIsNone() {
    assertThat(cures(XOR.hidden().output(Activation.SIGMOID).loss(Loss.MSE).epochs(200)))
        .extracting(spec -> spec.network().hidden())
        .containsExactly(List.of(4), List.of(16));
  }

  private static List<Spec> cures(Recipe recipe) {
    FinishedRun run = Exam.run(recipe);
    TrialRunner trials = Exam.noTrials(run);
    return CHECK.assess(run).orElseThrow().cures().stream()
        .map(cure -> cure.change().of(run.spec(), trials).orElseThrow())
        .toList();
  }

  @Test
  void isStillSuspectedWhereNoStartGetsThere() {
    Assessment refined = refined(XOR.hidden(1));

    assertThat(refined.suspected()).isTrue();
    assertThat(Exam.value(refined.finding(), "converged of 64 runs")).isZero();
  }

  /** The founding network is large enough: only its start is not. */
  @Test
  void isClearedWhereOtherStartsGetThere() {
    Assessment refined = refined(Recipe.on("xor").constant(0.1));

    assertThat(refined.suspected()).isFalse();
    assertThat(refined.cures()).isEmpty();
    assertThat(Exam.value(refined.finding(), "converged of 64 runs")).isGreaterThan(50);
  }

  private static Assessment refined(Recipe recipe) {
    FinishedRun run = Exam.run(recipe);
    Assessment assessment = CHECK.assess(run).orElseThrow();
    return CHECK.refine(assessment, run, Exam.trials(run));
  }

  @Test
  void isSilentOnWideNetworks() {
    assertThat(Exam.assessed(CHECK, XOR.hidden(64).epochs(3).alpha(1e-3))).isPresent();
    assertThat(Exam.assessed(CHECK, XOR.hidden(65).epochs(3).alpha(1e-3))).isEmpty();
  }

  @Test
  void isSilentOnRunsThatConvergedOrDiverged() {
    assertThat(Exam.assessed(CHECK, XOR.epochs(3_000))).isEmpty();
    assertThat(Exam.assessed(CHECK, XOR.hidden(1).alpha(3))).isEmpty();
  }
}
