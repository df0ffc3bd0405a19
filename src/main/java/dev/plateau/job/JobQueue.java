package dev.plateau.job;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import dev.plateau.data.Dataset;
import dev.plateau.diagnosis.Warnings;
import dev.plateau.network.LossBounds;
import dev.plateau.spec.JobSpec;
import dev.plateau.training.Spec;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/** Where jobs are handed in, called off and thrown away. */
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
   * @throws QueueFull when too many wait already
   */
  public UUID submit(JobSpec spec) {
    UUID id = ids.generate();
    submit(id, spec);
    return id;
  }

  /** Puts a job at the end of the queue unless there is one of this id already. */
  public void submitOnce(UUID id, JobSpec spec) {
    try {
      submit(id, spec);
    } catch (DuplicateKeyException known) {
      LOG.debug("There is a job {} already", id);
    }
  }

  private void submit(UUID id, JobSpec spec) {
    Spec training = spec.training();
    Dataset rows = jobs.data(spec.dataset());
    LossBounds bounds = LossBounds.of(rows, training.network().output(), training.loss());
    Warnings warnings = Warnings.of(training, rows, bounds);
    warnings
        .failures()
        .forEach(
            failure -> LOG.error("A check before training failed and warns of nothing", failure));
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
   * Calls a job off. A waiting one is cancelled at once, a running one stops within a second.
   *
   * @throws JobNotFound when there is no such job
   * @throws JobInWrongState when it has ended
   */
  public void cancel(UUID id) {
    if (jobs.cancelQueued(id)) {
      tasks.remove(id);
    } else if (jobs.requestCancel(id)) {
      running.cancel(id);
    } else {
      throw new JobInWrongState(
          "The job is %s already.".formatted(JobRow.lower(jobs.get(id).status())));
    }
  }

  /**
   * Forgets a job that has ended.
   *
   * @throws JobNotFound when there is no such job
   * @throws JobInWrongState when it has not ended
   */
  public void delete(UUID id) {
    if (!jobs.deleteEnded(id)) {
      throw new JobInWrongState(
          "The job is %s: cancel it first.".formatted(JobRow.lower(jobs.get(id).status())));
    }
  }
}
