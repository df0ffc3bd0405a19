package dev.plateau.diagnosis.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plateau.data.BuiltIn;
import dev.plateau.data.Observations;
import dev.plateau.diagnosis.Diagnosis;
import dev.plateau.diagnosis.Verdict;
import dev.plateau.diagnosis.evidence.Finding;
import dev.plateau.diagnosis.evidence.FinishedRun;
import dev.plateau.diagnosis.evidence.Severity;
import dev.plateau.diagnosis.trial.Budget;
import dev.plateau.diagnosis.trial.TriedRemedy;
import dev.plateau.diagnosis.zoo.Exam;
import dev.plateau.network.Activation;
import dev.plateau.network.Loss;
import dev.plateau.network.LossBounds;
import dev.plateau.network.Network;
import dev.plateau.training.Keep;
import dev.plateau.training.Optimizer;
import dev.plateau.training.Partition;
import dev.plateau.training.Preparation;
import dev.plateau.training.Rows;
import dev.plateau.training.Spec;
import dev.plateau.training.Trainer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Penguins by L-BFGS: all training rows are learned, and the held-out loss rises from epoch 7. */
class OverfittingTests {
  private static final Overfitting CHECK = new Overfitting();
  private static final Observations PENGUINS =
      BuiltIn.named("penguins").orElseThrow().observations();
  private static final Spec BY_HEART =
      Spec.of(
              Network.of(
                  PENGUINS.rows().width(), List.of(8), Activation.TANH, 3, Activation.SOFTMAX),
              Loss.CROSS_ENTROPY)
          .withPreparation(new Preparation(0.2, true, false))
          .withSeed(7)
          .withOptimizer(new Optimizer.Lbfgs())
          .withEpochs(200);

  private static FinishedRun run(Spec spec) {
    Rows rows = Partition.of(spec, PENGUINS).rows();
    Trainer trainer = Trainer.start(spec, rows, () -> false);
    trainer.train(spec.descent().epochs());
    return FinishedRun.of(trainer, spec, rows, bounds(spec, rows));
  }

  private static LossBounds bounds(Spec spec, Rows rows) {
    return LossBounds.of(
        spec.prepared(rows.training(), rows.training()), spec.network().output(), spec.loss());
  }

  @Test
  void isACauseEvenWhereTheTrainingRowsAreLearned() {
    FinishedRun run = run(BY_HEART);

    assertThat(run.converged()).isTrue();
    Finding finding = CHECK.assess(run).orElseThrow().finding();
    assertThat(finding.severity()).isEqualTo(Severity.CAUSE);
    double lowest = Exam.value(finding, "lowest held-out loss");
    assertThat(Exam.value(finding, "held-out loss at the end")).isGreaterThan(1.1 * lowest);
    assertThat(finding.evidence().getFirst().epoch()).hasValue(7);
  }

  @Test
  void isSilentWhereTheBestEpochIsTheResult() {
    Spec kept = BY_HEART.withDescent(descent -> descent.withKeep(Keep.BEST));

    assertThat(CHECK.assess(run(kept))).isEmpty();
  }

  @Test
  void isSilentWhereTheRunEndsBeforeIt() {
    assertThat(CHECK.assess(run(BY_HEART.withEpochs(7)))).isEmpty();
  }

  @Test
  void isSilentWhereNothingIsHeldOut() {
    Spec all = BY_HEART.withPreparation(new Preparation(0, true, false));

    assertThat(CHECK.assess(run(all))).isEmpty();
  }

  @Test
  void isCuredByTheBestEpoch() {
    List<RuntimeException> failures = new ArrayList<>();
    FinishedRun run = run(BY_HEART);
    Diagnosis diagnosis = Diagnosis.of(run, Budget.of(run.work(), 1e10, () -> false), failures);

    assertThat(failures).isEmpty();
    assertThat(diagnosis.verdict()).isEqualTo(Verdict.IMPROVABLE);
    assertThat(diagnosis.summary()).contains("learned its training rows by heart");
    assertThat(diagnosis.remedies()).filteredOn(TriedRemedy::verified).isNotEmpty();
    assertThat(diagnosis.remedies())
        .extracting(TriedRemedy::id)
        .contains("best-epoch", "weight-decay", "fewer-units");
  }
}
