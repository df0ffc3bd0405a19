package dev.plateau.job;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import dev.plateau.data.Dataset;
import dev.plateau.diagnosis.Warnings;
import dev.plateau.json.KebabCase;
import dev.plateau.network.LossBounds;
import dev.plateau.spec.JobSpec;
import dev.plateau.training.Spec;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/** Submits, cancels and deletes jobs. */
@Component
public class JobQueue {
  private static final Logger LOG = LoggerFactory.getLogger(JobQueue.class);

  private final NoArgGenerator ids = Generators.timeBasedEpochGenerator();
  private final Jobs jobs;
  private final LocalRuns running;
  private final TaskQueue tasks;
  private final TrainingProperties properties;

  JobQueue(Jobs jobs, LocalRuns running, TaskQueue tasks, TrainingProperties properties) {
    this.jobs = jobs;
    this.running = running;
    this.tasks = tasks;
    this.properties = properties;
  }

  /**
   * Puts a job at the end of the queue. When this returns, the job is safe.
   *
   * @throws QueueFull when too many jobs are waiting
   */
  public UUID submit(JobSpec spec) {
    UUID id = ids.generate();
    submit(id, spec);
    return id;
  }

  /** Puts a job at the end of the queue unless a job has this id already. */
  public void submitOnce(UUID id, JobSpec spec) {
    try {
      submit(id, spec);
    } catch (DuplicateKeyException known) {
      LOG.debug("Job {} exists already", id);
    }
  }

  private void submit(UUID id, JobSpec spec) {
    Spec training = spec.training();
    Dataset rows = jobs.data(spec.dataset());
    LossBounds bounds = LossBounds.of(rows, training.network().output(), training.loss());
    Warnings warnings = Warnings.of(training, rows, bounds);
    warnings
        .failures()
        .forEach(failure ->
            LOG.error(
                "A check before training failed with an exception; it gives no warning", failure));
    tasks.add(
        id,
        () -> {
          if (jobs.queued() >= properties.queueCapacity()) {
            throw new QueueFull(properties.queueCapacity());
          }
          jobs.insert(id, spec, bounds, warnings.all());
        });
    LOG.info("Queued job {}", id);
  }

  /**
   * Cancels a job: a queued one at once, a running one within a second.
   *
   * @throws JobNotFound when no job has this id
   * @throws JobInWrongState when it has ended
   */
  public void cancel(UUID id) {
    if (jobs.cancelQueued(id)) {
      tasks.remove(id);
    } else if (jobs.requestCancel(id)) {
      running.cancel(id);
    } else {
      throw new JobInWrongState(
          "The job cannot be cancelled: it is already %s."
              .formatted(KebabCase.of(jobs.get(id).status())));
    }
  }

  /**
   * Deletes a job that has ended.
   *
   * @throws JobNotFound when no job has this id
   * @throws JobInWrongState when it has not ended
   */
  public void delete(UUID id) {
    if (!jobs.deleteEnded(id)) {
      throw new JobInWrongState(
          "The job is %s; cancel it before you delete it."
              .formatted(KebabCase.of(jobs.get(id).status())));
    }
  }
}
