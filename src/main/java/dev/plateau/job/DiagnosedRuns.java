package dev.plateau.job;

import dev.plateau.diagnosis.evidence.FinishedRun;
import dev.plateau.diagnosis.evidence.FinishedRun.Ended;
import dev.plateau.json.KebabCase;
import dev.plateau.network.LossBounds;
import dev.plateau.training.History;
import dev.plateau.training.Outcome;
import dev.plateau.training.Rows;
import dev.plateau.training.Snapshots;
import dev.plateau.training.Spec;
import dev.plateau.training.Trainer;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.springframework.stereotype.Component;

/**
 * The runs of jobs as a diagnosis reads them: to their end, or as far as they came where they were
 * cancelled, paused or failed. What stopped early is a run of so many epochs as it has.
 */
@Component
class DiagnosedRuns {
  private final Jobs jobs;

  DiagnosedRuns(Jobs jobs) {
    this.jobs = jobs;
  }

  /**
   * Refuses a job of which nothing can be said.
   *
   * @throws JobInWrongState when it still trains, or stopped before its first epoch
   */
  static void check(Job job) {
    boolean stands = job.isTerminal() || job.status() == JobStatus.PAUSED;
    if (!stands) {
      throw new JobInWrongState(
          "Only a job that does not train has a diagnosis; this job is %s."
              .formatted(KebabCase.of(job.status())));
    }
    if (job.metrics().progress().epoch() < 1) {
      throw new JobInWrongState(
          "The job is %s and has not trained: there is nothing to diagnose."
              .formatted(KebabCase.of(job.status())));
    }
  }

  /** How a run ended, or how it stands. */
  Outcome outcome(Job job) {
    return job.metrics().outcome().orElseGet(() -> Outcome.soFar(losses(job), bounds(job)));
  }

  private History losses(Job job) {
    return jobs.lossesSoFar(job.id()).orElseThrow(() -> lost(job));
  }

  private static LossBounds bounds(Job job) {
    return job.metrics().bounds();
  }

  /** Nothing was saved before it failed. */
  private static JobInWrongState lost(Job job) {
    return new JobInWrongState(
        "The job is %s and nothing of its training was saved: there is nothing to diagnose."
            .formatted(KebabCase.of(job.status())));
  }

  /** The run of a job. */
  FinishedRun of(Job job, BooleanSupplier cancelled) {
    return jobs.hasResult(job.id()) ? ofResult(job, cancelled) : ofCheckpoint(job, cancelled);
  }

  private FinishedRun ofResult(Job job, BooleanSupplier cancelled) {
    UUID id = job.id();
    Rows rows = jobs.rows(job.spec()).rows();
    Spec spec = job.spec().training();
    Snapshots snapshots = jobs.snapshots(id).orElseThrow(() -> new JobNotFound(id));
    int last = job.metrics().progress().epoch();
    double[] theta =
        job.resultEpoch() == last
            ? jobs.theta(id).orElseThrow(() -> new JobNotFound(id))
            : Trainer.parametersAt(spec, rows, snapshots, last, cancelled);
    Ended ended = new Ended(losses(job), snapshots, outcome(job));
    Spec trained = job.status() == JobStatus.COMPLETED ? spec : spec.withEpochs(last);
    return new FinishedRun(
        trained,
        rows,
        changed -> jobs.rows(job.spec().withTraining(changed)).rows(),
        bounds(job),
        ended,
        theta);
  }

  private FinishedRun ofCheckpoint(Job job, BooleanSupplier cancelled) {
    Rows rows = jobs.rows(job.spec()).rows();
    Spec spec = job.spec().training();
    Checkpoint checkpoint = jobs.checkpoint(job.id()).orElseThrow(() -> lost(job));
    Trainer trainer = checkpoint.resume(spec, rows, cancelled);
    Spec trained = spec.withEpochs(Math.max(1, trainer.epoch()));
    return FinishedRun.of(trainer, trained, rows, bounds(job));
  }
}
