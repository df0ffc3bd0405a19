package dev.plateau.diagnosis.trial;

import dev.plateau.data.metric.Share;
import dev.plateau.diagnosis.evidence.FinishedRun;
import dev.plateau.training.Outcome;
import java.util.List;
import java.util.Optional;

/**
 * How the seed of a run does among others of the same spec.
 *
 * @param others how many were tried
 * @param better those that do clearly better
 */
public record Luck(int others, List<TrialRun> better) {
  /** The highest rate, by Wilson's interval, of which one run that failed is no surprise. */
  private static final double ONE_FAILED = 0.7935;

  public Luck {
    better = List.copyOf(better);
  }

  /**
   * Compares a run with others. Where its loss still falls only those are better that have arrived:
   * all others are just as much under way.
   */
  static Luck of(FinishedRun run, TrialRuns control, Score learned) {
    List<TrialRun> better =
        run.outcome() == Outcome.DESCENDING
            ? control.runs().stream().filter(TrialRun::converged).toList()
            : control.better(learned.value());
    return new Luck(Math.max(0, control.size() - 1), better);
  }

  /** Whether most others do better. */
  boolean isBad(int least) {
    return others >= Math.max(1, least - 1)
        && better.size() <= others
        && Share.of(better.size(), others).low95() > ONE_FAILED;
  }

  /** The first seed that does better. */
  public Optional<Long> seed() {
    return better.stream().findFirst().map(TrialRun::seed);
  }

  /** How many of those that do better have converged. */
  public int converged() {
    return (int) better.stream().filter(TrialRun::converged).count();
  }
}
