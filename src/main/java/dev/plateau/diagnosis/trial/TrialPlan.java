package dev.plateau.diagnosis.trial;

import dev.plateau.training.Spec;

/** How fast trials go, and so how many of them the budget allows. */
final class TrialPlan {
  /** Seconds for a multiplication, before anything was measured: rather too many. */
  private static final double FIRST_GUESS = 3e-9;

  /** What an epoch costs beside its multiplications, in multiplications. */
  private static final double EPOCH = 200;

  /** Forward, backward, gradient and update. */
  private static final double PASSES = 4;

  /** Runs that train side by side. */
  private static final int LANES = 8;

  private static final double CAUTION = 1.2;

  private final Budget budget;
  private final double whole;
  private final double rows;
  private double secondsPerStep = FIRST_GUESS;
  private double until;
  private double measuredFrom;

  TrialPlan(Budget budget, int rows) {
    this.budget = budget;
    this.whole = budget.seconds();
    this.rows = rows;
  }

  /** Begins a trial with a share of what is left. */
  void take(double share) {
    double left = budget.seconds();
    until = Double.isInfinite(left) ? 0 : left * (1 - share);
  }

  boolean isTight() {
    return budget.seconds() < whole / 2;
  }

  /** Whether this trial has used its share. */
  boolean isOver() {
    return budget.seconds() <= until;
  }

  /** How many runs to train next, at most so many. */
  int affordableRuns(Spec spec, int most) {
    measuredFrom = budget.seconds();
    double runs = (measuredFrom - until) / (work(spec) * secondsPerStep);
    if (runs >= most) {
      return most;
    }
    return runs < LANES ? (int) Math.max(0, runs) : (int) runs / LANES * LANES;
  }

  /** Whether half of what is left suffices for a run; if so, takes it. */
  boolean allows(Spec spec) {
    take(0.5);
    return affordableRuns(spec, 1) > 0;
  }

  /** How long one run may be. */
  int affordableEpochs(Spec spec, int most) {
    double left = budget.seconds() / 2;
    return (int) Math.min(most, left / (work(spec) / spec.descent().epochs() * secondsPerStep));
  }

  /** Notes how long the runs took that were affordable. */
  void trained(Spec spec, int runs) {
    double used = measuredFrom - budget.seconds();
    if (used > 0) {
      secondsPerStep = CAUTION * used / runs / work(spec);
    }
  }

  private double work(Spec spec) {
    return spec.descent().epochs() * (PASSES * rows * spec.network().parameters() + EPOCH);
  }
}
