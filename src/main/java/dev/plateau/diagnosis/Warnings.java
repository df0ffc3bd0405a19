package dev.plateau.diagnosis;

import dev.plateau.data.Dataset;
import dev.plateau.diagnosis.check.Check;
import dev.plateau.diagnosis.check.Checks;
import dev.plateau.diagnosis.evidence.UntrainedRun;
import dev.plateau.network.LossBounds;
import dev.plateau.training.Spec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What can be said of a run before its first epoch.
 *
 * @param failures of checks, which say nothing then
 */
public record Warnings(List<Warning> all, List<RuntimeException> failures) {
  /** Multiplications that the curvature at the start may take: about a millisecond. */
  private static final double EFFORT = 1e6;

  /** Multiplications of one pass over all rows above which only a sample is looked at. */
  private static final double LARGEST_PASS = 1.5e6;

  /**
   * One of them.
   *
   * @param id of the finding it may become
   * @param summary one sentence
   */
  public record Warning(String id, String summary) {}

  public Warnings {
    all = List.copyOf(all);
    failures = List.copyOf(failures);
  }

  /** The warnings for a run on some rows, or on a sample of them where there are too many. */
  public static Warnings of(Spec spec, Dataset rows, LossBounds bounds) {
    long parameters = spec.network().parameters();
    Dataset sample = rows.sample((int) Math.max(1, LARGEST_PASS / parameters));
    String note =
        sample.rows() == rows.rows()
            ? ""
            : " (Seen on %,d of the %,d rows.)".formatted(sample.rows(), rows.rows());
    List<RuntimeException> failures = new ArrayList<>();
    List<Warning> all = new ArrayList<>();
    try {
      UntrainedRun untrained = UntrainedRun.of(spec, sample, bounds, EFFORT);
      for (Check check : Checks.ALL) {
        warn(check, untrained, failures)
            .ifPresent(text -> all.add(new Warning(check.id(), text + note)));
      }
    } catch (RuntimeException untrainable) {
      failures.add(untrainable);
    }
    return new Warnings(all, failures);
  }

  private static Optional<String> warn(
      Check check, UntrainedRun untrained, List<RuntimeException> failures) {
    try {
      return check.warn(untrained);
    } catch (RuntimeException failure) {
      failures.add(failure);
      return Optional.empty();
    }
  }
}
