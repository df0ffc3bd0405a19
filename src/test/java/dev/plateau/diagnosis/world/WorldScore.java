package dev.plateau.diagnosis.world;

import dev.plateau.data.Dataset;
import dev.plateau.diagnosis.Diagnosis;
import dev.plateau.diagnosis.evidence.Finding;
import dev.plateau.diagnosis.evidence.FinishedRun;
import dev.plateau.diagnosis.evidence.Severity;
import dev.plateau.diagnosis.trial.Budget;
import dev.plateau.diagnosis.trial.TriedRemedy;
import dev.plateau.network.Loss;
import dev.plateau.network.LossBounds;
import dev.plateau.network.Objective;
import dev.plateau.training.Outcome;
import dev.plateau.training.Spec;
import dev.plateau.training.Trainer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What the diagnosis says of one of the world's runs, and whether that is right.
 *
 * @param explained the share of the targets' variance that the run explains, 0 at least
 * @param cured the same once the first verified remedy is applied, where there is one
 */
record WorldScore(WorldCase run, Diagnosis diagnosis, double explained, Optional<Double> cured) {
  static WorldScore of(WorldCase run) {
    FinishedRun finished = finished(run.spec(), run.data());
    List<RuntimeException> failures = new ArrayList<>();
    Budget budget = Budget.of(finished.work(), Budget.REFERENCE, () -> false);
    Diagnosis diagnosis = Diagnosis.of(finished, budget, failures);
    if (!failures.isEmpty()) {
      throw new IllegalStateException("a check failed on " + run.id(), failures.getFirst());
    }
    Optional<Double> cured =
        verified(diagnosis)
            .map(remedy ->
                explained(remedy.cured(), run.data(), train(remedy.cured(), run.data()).theta()));
    return new WorldScore(
        run, diagnosis, explained(run.spec(), run.data(), finished.end().theta()), cured);
  }

  private static FinishedRun finished(Spec spec, Dataset data) {
    LossBounds bounds = LossBounds.of(data, spec.network().output(), spec.loss());
    return FinishedRun.of(train(spec, data), spec, data, bounds);
  }

  private static Trainer train(Spec spec, Dataset data) {
    Trainer trainer = Trainer.start(spec, data, () -> false);
    trainer.train(spec.descent().epochs());
    return trainer;
  }

  private static double explained(Spec spec, Dataset data, double[] theta) {
    if (!Arrays.stream(theta).allMatch(Double::isFinite)) {
      return 0;
    }
    double loss = new Objective(spec.network(), Loss.MSE, spec.prepared(data, data)).loss(theta);
    double variance = LossBounds.of(data, spec.network().output(), Loss.MSE).baseline();
    return Double.isFinite(loss) ? Math.max(0, 1 - loss / variance) : 0;
  }

  private static Optional<TriedRemedy> verified(Diagnosis diagnosis) {
    return diagnosis.remedies().stream().filter(TriedRemedy::verified).findFirst();
  }

  List<String> causes() {
    return diagnosis.findings().stream()
        .filter(finding -> finding.severity() == Severity.CAUSE)
        .map(Finding::id)
        .toList();
  }

  /** Whether the first verified remedy explains a tenth more, or nearly all. */
  boolean isCured() {
    return run.faulty()
        && cured.filter(after -> after >= explained + 0.1 || after >= 0.99).isPresent();
  }

  boolean isNamed() {
    if (causes().isEmpty()) {
      return run.quietIsRight();
    }
    String first = causes().getFirst();
    return run.causes().contains(first)
        || (isCured() && verified(diagnosis).orElseThrow().addresses().contains(first));
  }

  /** Whether a healthy run is blamed for nothing. */
  boolean isQuiet() {
    return causes().isEmpty();
  }

  boolean isFalseCure() {
    return run.faulty() && cured.isPresent() && !isCured() && explained < 0.9;
  }

  boolean isWronglyConverged() {
    return run.faulty() && diagnosis.outcome() == Outcome.CONVERGED && explained < 0.5;
  }

  boolean isUntried() {
    return run.faulty() && causes().isEmpty() && diagnosis.remedies().isEmpty();
  }
}
