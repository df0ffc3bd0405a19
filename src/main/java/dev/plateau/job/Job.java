package dev.plateau.job;

import dev.plateau.diagnosis.Warnings.Warning;
import dev.plateau.diagnosis.evidence.Finding;
import dev.plateau.network.LossBounds;
import dev.plateau.spec.JobSpec;
import dev.plateau.training.Outcome;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;

/** A training run as its owner sees it: its spec, its progress and its result. */
public record Job(UUID id, JobSpec spec, Life life, Report report) {

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
   * @param outcome of a completed run
   * @param progress as last reported
   * @param initialLoss before the first epoch; it may be non-finite
   * @param bounds of the loss on these rows
   */
  public record Metrics(
      Optional<Outcome> outcome,
      Progress progress,
      OptionalDouble initialLoss,
      LossBounds bounds) {}

  /**
   * The progress of a run.
   *
   * @param loss after that epoch, absent before training; it may be non-finite
   * @param seconds of training so far
   */
  public record Progress(int epoch, OptionalDouble loss, double seconds) {}

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

  public Metrics metrics() {
    return report.metrics();
  }

  public JobStatus status() {
    return life.status();
  }

  public boolean isTerminal() {
    return status().isTerminal();
  }
}
