package dev.plateau.diagnosis;

import static dev.plateau.diagnosis.evidence.Severity.CAUSE;
import static dev.plateau.diagnosis.evidence.Severity.SYMPTOM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plateau.diagnosis.evidence.Finding;
import dev.plateau.diagnosis.evidence.FinishedRun;
import dev.plateau.diagnosis.trial.Budget;
import dev.plateau.diagnosis.trial.TriedRemedy;
import dev.plateau.diagnosis.zoo.Exam;
import dev.plateau.diagnosis.zoo.Recipe;
import dev.plateau.diagnosis.zoo.ZooBases;
import dev.plateau.diagnosis.zoo.ZooData;
import dev.plateau.diagnosis.zoo.ZooProof;
import dev.plateau.network.Activation;
import dev.plateau.network.Loss;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RemedySearchTests {
  private static final Recipe XOR = Recipe.on("xor");
  private static final Recipe FOUNDING = XOR.constant(0.1);

  private static Diagnosis diagnosis(Recipe recipe) {
    return diagnosis(recipe, Exam.budget(Exam.run(recipe)));
  }

  private static Diagnosis diagnosis(Recipe recipe, Budget budget) {
    List<RuntimeException> failures = new ArrayList<>();
    Diagnosis diagnosis = Diagnosis.of(Exam.run(recipe), budget, failures);
    assertThat(failures).isEmpty();
    return diagnosis;
  }

  private static Finding firstCause(Diagnosis diagnosis) {
    assertThat(diagnosis.findings().getFirst().severity()).isEqualTo(CAUSE);
    return diagnosis.findings().getFirst();
  }

  private static TriedRemedy remedy(Diagnosis diagnosis, String id) {
    return diagnosis.remedies().stream()
        .filter(remedy -> remedy.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  /** More epochs help a hidden layer along, but do nothing for the network without one. */
  @Test
  void blamesOnlyWhatTheCureNeeds() {
    Recipe bare = Recipe.on("circles").hidden().bce().glorot().alpha(0.5).epochs(1_000);

    Diagnosis diagnosis = diagnosis(bare);

    assertThat(diagnosis.findings())
        .filteredOn(one -> one.severity() == CAUSE)
        .extracting(Finding::id)
        .containsExactly("linear-network");
    assertThat(remedy(diagnosis, "hidden-layer").verified()).isTrue();
  }

  @Test
  void answersTheFoundingQuestion() {
    Diagnosis diagnosis = diagnosis(FOUNDING);
    Finding cause = firstCause(diagnosis);

    assertThat(cause.id()).isEqualTo("identical-hidden-units");
    assertThat(Exam.value(cause, "effective units")).isOne();
    assertThat(Exam.value(cause, "lowest loss")).isCloseTo(1.0 / 6, within(1e-4));
    assertThat(diagnosis.control())
        .hasValueSatisfying(control -> {
          assertThat(control.runs()).isOne();
          assertThat(control.converged()).isZero();
        });
    assertThat(diagnosis.remedies()).isSortedAccordingTo(TriedRemedy.BEST_FIRST);
    TriedRemedy best = diagnosis.remedies().getFirst();
    assertThat(best.verified()).isTrue();
    assertThat(best.trial().runs()).isEqualTo(64);
    assertThat(best.trial().low95()).isGreaterThan(0.9);
    assertThat(best.addresses()).containsExactly("identical-hidden-units");
    assertThat(diagnosis.summary()).contains("64 runs converged");
    assertThat(diagnosis.verdict()).isEqualTo(Verdict.FAILED);
  }

  @Test
  void showsAJitterThatWasTriedAndFailed() {
    TriedRemedy jitter = remedy(diagnosis(FOUNDING), "jitter");

    assertThat(jitter.cured()).isEqualTo(FOUNDING.normal(0.1, 1e-3).spec());
    assertThat(jitter.trial().runs()).isGreaterThanOrEqualTo(8);
    assertThat(jitter.trial().converged()).isZero();
    assertThat(jitter.verified()).isFalse();
  }

  @Test
  void namesTheStepWhereAlphaIsOneAndCuresStartAndStepTogether() {
    Diagnosis diagnosis = diagnosis(FOUNDING.alpha(1));
    Finding cause = firstCause(diagnosis);

    assertThat(cause.id()).isEqualTo("step-too-large");
    assertThat(Exam.value(cause, "largest stable alpha")).isCloseTo(0.623158, within(5e-7));
    assertThat(Exam.value(cause, "alpha that is unstable from any start")).isOne();
    TriedRemedy best = diagnosis.remedies().getFirst();
    assertThat(best.verified()).isTrue();
    assertThat(best.addresses())
        .containsExactlyInAnyOrder("step-too-large", "identical-hidden-units");
    assertThat(remedy(diagnosis, "smaller-alpha").trial().converged()).isZero();
  }

  /** Of other seeds most learn more, but none as much as a start that suits the network. */
  @Test
  void blamesTheSizeOfTheStartBeforeTheSeed() {
    Recipe saturated = ZooBases.arc().tanh().nesterov(0.05).epochs(2_000).normal(0, 100);

    Diagnosis diagnosis = diagnosis(saturated);

    assertThat(firstCause(diagnosis).id()).isIn("saturated-units", "start-too-large");
    assertThat(diagnosis.remedies().getFirst().id()).isEqualTo("glorot-init");
    assertThat(diagnosis.remedies()).noneMatch(one -> one.id().equals("another-seed"));
  }

  /** The curvature is what the size of the start makes it, and no smaller step helps. */
  @Test
  void takesAProvenCauseForASymptomWhereItsCuresAreInVain() {
    Recipe steep =
        ZooBases.planes()
            .hidden(6, 6, 6)
            .activation(Activation.SILU)
            .momentum(0.01)
            .epochs(800)
            .normal(0, 4.8);

    Diagnosis diagnosis = diagnosis(steep);

    assertThat(firstCause(diagnosis).id()).isEqualTo("start-too-large");
    assertThat(diagnosis.findings())
        .filteredOn(one -> one.id().equals("step-too-large"))
        .extracting(Finding::severity)
        .containsExactly(SYMPTOM);
    assertThat(remedy(diagnosis, "smaller-alpha").verified()).isFalse();
  }

  @Test
  void saysWhatContradictoryRowsForceWhereNothingDoesBetter() {
    Recipe blobs = ZooBases.blobsByMomentum();
    Recipe contradicted = blobs.data(ZooData.contradicted(blobs.data(), 10));

    Diagnosis diagnosis = diagnosis(contradicted);

    assertThat(diagnosis.verdict()).isEqualTo(Verdict.FINE);
    assertThat(diagnosis.summary()).contains("no function gets below a loss of 0.126");
  }

  /** Smaller steps learn less of the flipped rows by heart. */
  @Test
  void namesAChangeThatShowsOnHeldOutRowsOnly() {
    Recipe circles = ZooBases.circles();
    Recipe flipped = circles.data(ZooData.contradicted(circles.data(), 10)).seed(4);

    Diagnosis diagnosis = diagnosis(flipped);

    assertThat(diagnosis.verdict()).isEqualTo(Verdict.FINE);
    assertThat(diagnosis.summary())
        .startsWith("The run has learned its own rows as well as any of 9 tried changes.")
        .contains(
            "One of them predicts others better. Take smaller steps: alpha 0.1: 22 % more of what");
  }

  @Test
  void handsOverSpecsThatConverge() {
    for (Recipe recipe :
        List.of(
            FOUNDING,
            FOUNDING.alpha(1),
            XOR.uniform(0, 1).epochs(700),
            XOR.normal(0, 1).seed(32),
            XOR.uniform(0, 1).hidden(1),
            ZooBases.line().alpha(1e-3),
            ZooBases.line().alpha(1.01),
            ZooBases.line().data(ZooData.columns(ZooBases.line().data(), 1e-3, 0)))) {
      TriedRemedy best = diagnosis(recipe).remedies().getFirst();

      assertThat(best.verified()).as(best.id()).isTrue();
      assertThat(ZooProof.converges(best.cured(), recipe.data())).as(best.id()).isTrue();
    }
  }

  @Test
  void findsNeitherCauseNorRemedyForARunThatConverged() {
    Diagnosis diagnosis = diagnosis(XOR.uniform(0, 1));

    assertThat(diagnosis.verdict()).isEqualTo(Verdict.FINE);
    assertThat(diagnosis.findings()).noneMatch(finding -> finding.severity() == CAUSE);
    assertThat(diagnosis.remedies()).isEmpty();
    assertThat(diagnosis.control()).isEmpty();
  }

  @Test
  void provesASuspicionByItsCure() {
    assertThat(firstCause(diagnosis(XOR.uniform(0, 1).epochs(700))).id())
        .isEqualTo("too-few-epochs");
    assertThat(firstCause(diagnosis(ZooBases.line().alpha(1e-3))).id()).isEqualTo("step-too-small");
    assertThat(firstCause(diagnosis(XOR.uniform(0, 1).hidden(1))).id()).isEqualTo("too-few-units");
    assertThat(firstCause(diagnosis(XOR.normal(0, 1).seed(32))).id()).isEqualTo("unlucky-start");
  }

  /** Nothing is drawn, so one run of each decides. */
  @Test
  void verifiesAFixedRunByOneRun() {
    Recipe stuck = Recipe.on("nand").hidden().bce().loss(Loss.MSE).constant(-15).momentum(1);

    Diagnosis diagnosis = diagnosis(stuck.epochs(1_000));
    TriedRemedy remedy = remedy(diagnosis, "matching-loss");

    assertThat(firstCause(diagnosis).id()).isEqualTo("mismatched-loss");
    assertThat(remedy.verified()).isTrue();
    assertThat(remedy.trial().runs()).isOne();
  }

  @Test
  void findsWhatItCanWithoutABudget() {
    Diagnosis diagnosis = diagnosis(FOUNDING, Budget.of(0, 0, () -> true));

    assertThat(firstCause(diagnosis).id()).isEqualTo("identical-hidden-units");
    assertThat(diagnosis.remedies()).noneMatch(TriedRemedy::verified);
  }

  @Test
  void saysThatTrialsSawASample() {
    Recipe large = Recipe.on(ZooData.curve(400, x -> x)).hidden(1).alpha(1e-4).epochs(20);

    Diagnosis sampled = diagnosis(large, Budget.of(1, 3e6, () -> false));
    Diagnosis whole = diagnosis(large);

    assertThat(sampled.work().orElseThrow().sample()).hasValue(new Diagnosis.Sample(200, 400));
    assertThat(sampled.summary()).endsWith("Trials saw 200 of the 400 rows.");
    assertThat(whole.work().orElseThrow().sample()).isEmpty();
    assertThat(whole.summary()).doesNotContain("Trials saw");
  }

  @Test
  void saysTheSameTwice() {
    assertThat(diagnosis(FOUNDING.alpha(1))).isEqualTo(diagnosis(FOUNDING.alpha(1)));
  }

  @Test
  void leavesTheRemediesOutWhereTheyAreStillToBeTried() {
    FinishedRun run = Exam.run(FOUNDING);

    Diagnosis untried = Diagnosis.untried(run.outcome(), Findings.of(run).all());

    assertThat(firstCause(untried).id()).isEqualTo("identical-hidden-units");
    assertThat(untried.remedies()).isEmpty();
    assertThat(untried.control()).isEqualTo(Optional.empty());
  }
}
