package dev.plateau.job;

import dev.plateau.diagnosis.Warnings.Warning;
import dev.plateau.diagnosis.evidence.Finding;
import dev.plateau.network.LossBounds;
import dev.plateau.spec.JobSpec;
import dev.plateau.training.Keep;
import dev.plateau.training.Outcome;
import dev.plateau.training.Scores;
import dev.plateau.training.StopReason;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.UUID;

/**
 * A training run as its owner sees it: its spec, its progress and its result.
 *
 * @param spec of the run that is the result; of a job with several starts that of the best
 * @param restarts of a job with several starts
 */
public record Job(UUID id, JobSpec spec, Optional<Restarts> restarts, Life life, Report report) {
  /** The id of the founding job, which the examples of the API refer to. */
  public static final UUID FOUNDING = UUID.fromString("01900000-0000-7000-8000-000000000000");

  /**
   * The life cycle so far.
   *
   * @param attempts how often a process claimed the job
   * @param error why it failed
   */
  public record Life(JobStatus status, int attempts, Times times, Optional<String> error) {}

  /** When the job was created, started and finished, by the database's clock. */
  public record Times(Instant created, Optional<Instant> started, Optional<Instant> finished) {}

  /**
   * The numbers of the run.
   *
   * @param progress as last reported
   * @param initialLoss before the first epoch; it may be non-finite
   * @param bounds of the loss on these rows
   */
  public record Metrics(End end, Progress progress, OptionalDouble initialLoss, LossBounds bounds) {
    public Optional<Outcome> outcome() {
      return end.outcome();
    }
  }

  /**
   * How a run ended; all absent before.
   *
   * @param outcome of a completed run
   * @param stoppedBy of a run that was completed or cancelled
   * @param result absent before
   */
  public record End(
      Optional<Outcome> outcome, Optional<StopReason> stoppedBy, Optional<Result> result) {}

  /**
   * What a run has come to.
   *
   * @param loss over the training rows; it may be non-finite
   * @param heldOutLoss over the rows held out; absent without them
   * @param scores how well it predicts; absent for runs of earlier versions
   */
  public record Result(OptionalDouble loss, OptionalDouble heldOutLoss, Optional<Scores> scores) {}

  /** The progress of a run. */
  public record Progress(int epoch, Losses losses, Effort effort) {}

  /**
   * What a run has reached; all absent before training.
   *
   * @param last after the last epoch; it may be non-finite
   * @param heldOut of the rows held out, after the last epoch; absent without them
   * @param penalty of weight decay beside it
   * @param bestEpoch the first one with the lowest loss, held-out where rows are held out
   */
  public record Losses(
      OptionalDouble last, OptionalDouble heldOut, OptionalDouble penalty, OptionalInt bestEpoch) {}

  /**
   * What training took so far.
   *
   * @param evaluations of the loss or its gradient
   */
  public record Effort(double seconds, long evaluations) {}

  /**
   * The numbers of a run, and remarks on it.
   *
   * @param warnings from before training
   * @param findings from its end, made without trials
   */
  public record Report(Metrics metrics, List<Warning> warnings, List<Finding> findings) {
    public Report {
      warnings = List.copyOf(warnings);
      findings = List.copyOf(findings);
    }
  }

  /** The spec as it was posted. */
  public JobSpec asked() {
    return restarts.map(Restarts::asked).orElse(spec);
  }

  /** The same when more is known of its starts. */
  Job withRestarts(Restarts other) {
    return new Job(id, other.best(), Optional.of(other), life, report);
  }

  public Metrics metrics() {
    return report.metrics();
  }

  /** The epoch whose parameters are the result. */
  public int resultEpoch() {
    Progress progress = metrics().progress();
    return spec.training().descent().keep() == Keep.BEST
        ? progress.losses().bestEpoch().orElse(progress.epoch())
        : progress.epoch();
  }

  public JobStatus status() {
    return life.status();
  }

  public boolean isTerminal() {
    return status().isTerminal();
  }
}
