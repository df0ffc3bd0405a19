package dev.plateau.diagnosis.trial;

import dev.plateau.diagnosis.evidence.FinishedRun;
import dev.plateau.training.Spec;

/** When trials prove that a changed spec helps a run. */
final class Proof {
  /** A run that has learned less has learned nothing, whatever it gained. */
  static final double SOMETHING = 0.1;

  /** A run that has learned so much cannot gain what counts as clear. */
  static final double NEARLY_ALL = 0.9;

  /** Above it less than half of what counts as a clear gain is left. */
  private static final double ALL_BUT = 0.95;

  /** Seeds of which more than half must work where there is only one unchanged run. */
  private static final int MIN_SEEDS = 16;

  private final FinishedRun run;
  private final TrialRunner trials;
  private final Score learned;

  /**
   * Proofs for a run.
   *
   * @param learned how much the run itself has learned
   */
  Proof(FinishedRun run, TrialRunner trials, Score learned) {
    this.run = run;
    this.trials = trials;
    this.learned = learned;
  }

  /** Whether nothing is changed but the seed. */
  boolean isAnotherSeed(Spec spec) {
    return spec.start().seed() != run.spec().start().seed()
        && spec.withSeed(run.spec().start().seed()).equals(run.spec());
  }

  /** What is known of a changed spec; of another seed, what is known of all seeds. */
  TrialRuns runs(Spec spec) {
    return isAnotherSeed(spec) ? trials.control() : trials.of(spec);
  }

  /** Whether more runs may still prove it. */
  boolean isPromising(Spec spec) {
    TrialRuns runs = runs(spec);
    TrialRuns control = trials.control();
    if (isAnotherSeed(spec)) {
      return 2 * trials.luck().better().size() > control.size();
    }
    return runs.above(control).isPromising()
        || (weighs(spec)
            && !runs.above(control).isHarmful()
            && runs.balancedAbove(control).isPromising())
        || runs.firstConverged().isPresent();
  }

  /** Whether chance is ruled out, and the change is worth it. */
  boolean helps(Spec spec) {
    if (isAnotherSeed(spec)) {
      return isBadLuck();
    }
    TrialRuns control = trials.control();
    TrialRuns runs = runs(spec);
    if (control.isEmpty() || runs.isEmpty()) {
      return false;
    }
    ScoreGain gain = runs.above(control);
    boolean learnsMore = gain.isClear() && runs.meanScore() >= SOMETHING;
    return !gain.isHarmful()
        && !(trials.holdsOut() && runs.sinksBelow(control))
        && (learnsMore || findsMore(spec) || convergesMoreOften(runs, control));
  }

  /** Whether weights of the classes find clearly more rows of the rare ones. */
  private boolean findsMore(Spec spec) {
    return weighs(spec) && runs(spec).balancedAbove(trials.control()).isClear();
  }

  private boolean weighs(Spec spec) {
    return !spec.preparation().classWeights().equals(run.spec().preparation().classWeights());
  }

  private boolean convergesMoreOften(TrialRuns runs, TrialRuns control) {
    if (learned.value() >= ALL_BUT) {
      return false;
    }
    TrialResult change = runs.result();
    boolean mostly = change.mostlyConverges();
    if (control.exact()) {
      boolean decided = runs.exact() || change.runs() >= MIN_SEEDS;
      return decided && mostly && control.result().converged() == 0;
    }
    return (mostly || !trials.holdsOut() || learned.value() < NEARLY_ALL)
        && change.low95() > control.result().high95();
  }

  /** Whether most other seeds do clearly better than the run's own. */
  boolean isBadLuck() {
    return trials.luck().isBad(trials.holdsOut() ? 8 : MIN_SEEDS);
  }

  /** Whether a change helps so much that nothing more is worth looking for. */
  boolean cures(Spec spec) {
    TrialRuns runs = runs(spec);
    return helps(spec)
        && (isAnotherSeed(spec)
            || runs.meanScore() >= NEARLY_ALL
            || (runs.result().mostlyConverges() && convergesMoreOften(runs, trials.control())));
  }

  /** How promising a change is: what it gains, and how often it converges besides. */
  double promise(Spec spec) {
    boolean converges = convergesMoreOften(runs(spec), trials.control());
    return gain(spec) + (converges && !isAnotherSeed(spec) ? runs(spec).result().rate() : 0);
  }

  /** How much a change gains: of the score, of balanced accuracy, or of the rate of convergence. */
  double gain(Spec spec) {
    if (isAnotherSeed(spec)) {
      return Double.MAX_VALUE;
    }
    TrialRuns runs = runs(spec);
    TrialRuns control = trials.control();
    double score = runs.above(control).mean();
    double balanced = findsMore(spec) ? runs.balancedAbove(control).mean() : score;
    double rate =
        convergesMoreOften(runs, control) ? runs.result().rate() - control.result().rate() : score;
    return Math.max(score, Math.max(balanced, rate));
  }

  /** Whether a run that was posted does better than the run itself. */
  boolean isBetter(TrialRun one) {
    double above = one.score().above(learned);
    boolean finds =
        one.score().balancedAbove(learned) >= ScoreGain.CLEAR && above >= -ScoreGain.HARM;
    boolean better =
        (one.converged() && !run.converged())
            || above >= ScoreGain.CLEAR
            || (trials.holdsOut() && learned.value() >= NEARLY_ALL && above >= 0);
    return finds || (better && one.score().value() >= SOMETHING);
  }
}
