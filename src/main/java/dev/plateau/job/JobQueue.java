package dev.plateau.job;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import dev.plateau.data.Dataset;
import dev.plateau.diagnosis.Warnings;
import dev.plateau.job.NewJobs.NewJob;
import dev.plateau.json.KebabCase;
import dev.plateau.network.LossBounds;
import dev.plateau.spec.JobSpec;
import dev.plateau.training.Spec;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/** Submits, pauses, resumes, cancels and deletes jobs. */
@Component
public class JobQueue {
  private static final Logger LOG = LoggerFactory.getLogger(JobQueue.class);

  private final NoArgGenerator ids = Generators.timeBasedEpochGenerator();
  private final Jobs jobs;
  private final NewJobs written;
  private final LocalRuns running;
  private final ImmediateRuns immediate;
  private final TaskQueue tasks;
  private final Admission admission;

  JobQueue(
      Jobs jobs,
      NewJobs written,
      LocalRuns running,
      ImmediateRuns immediate,
      TaskQueue tasks,
      Admission admission) {
    this.jobs = jobs;
    this.written = written;
    this.running = running;
    this.immediate = immediate;
    this.tasks = tasks;
    this.admission = admission;
  }

  /** An id for a job that is to be submitted. */
  public UUID newId() {
    return ids.generate();
  }

  /**
   * Puts a job at the end of the queue, or runs it at once where it is small and there is a place.
   * When this returns, the job is safe.
   *
   * @param id a new one
   * @throws QueueFull when too many jobs are waiting
   * @throws NoRoom when the job does not fit into memory beside the others
   */
  public void submit(UUID id, JobSpec spec) {
    Demand demand = jobs.demand(spec);
    admission.admit(demand.memory(), () -> insert(id, spec, demand));
    LOG.info("Accepted job {}", id);
  }

  /** Puts a job at the end of the queue unless a job has this id already. */
  public void submitOnce(UUID id, JobSpec spec) {
    try {
      submit(id, spec);
    } catch (DuplicateKeyException known) {
      LOG.debug("Job {} exists already", id);
    }
  }

  private void insert(UUID id, JobSpec spec, Demand demand) {
    Spec training = spec.training();
    Dataset rows = jobs.rows(spec).training();
    double work = spec.work(rows.rows());
    LossBounds bounds = training.bounds(rows);
    Warnings warnings = Warnings.of(training, rows, bounds);
    warnings
        .failures()
        .forEach(failure ->
            LOG.error(
                "A check before training failed with an exception; it gives no warning", failure));
    NewJob job = new NewJob(id, spec, bounds, warnings.all(), demand.memory());
    if (!demand.isSmall() || !immediate.accept(id, () -> claim(job, work))) {
      tasks.add(id, demand.isSmall(), () -> queue(job, work));
    }
  }

  private void claim(NewJob job, double work) {
    admission.requirePlace(false, work);
    written.claim(job);
  }

  private void queue(NewJob job, double work) {
    admission.requirePlace(true, work);
    written.queue(job);
  }

  /**
   * Pauses a job: a queued one at once, a running one within a second.
   *
   * @throws JobNotFound when the caller sees no job of this id
   * @throws NotOwner when it belongs to all
   * @throws JobInWrongState when it is paused or has ended
   */
  public void pause(UUID id) {
    jobs.checkOwned(id);
    if (jobs.pauseQueued(id)) {
      tasks.remove(id);
    } else if (jobs.requestPause(id)) {
      running.pause(id);
    } else {
      throw wrongState(id, "paused");
    }
  }

  /**
   * Lets a paused job go on where it was.
   *
   * @throws JobNotFound when the caller sees no job of this id
   * @throws NotOwner when it belongs to all
   * @throws JobInWrongState when it is not paused
   */
  public void resume(UUID id) {
    jobs.checkOwned(id);
    tasks.addAgain(
        id,
        () -> {
          if (!jobs.resume(id, false)) {
            throw wrongState(id, "resumed");
          }
        });
    LOG.info("Resumed job {}", id);
  }

  /**
   * Cancels a job: a queued or paused one at once, a running one within a second.
   *
   * @throws JobNotFound when the caller sees no job of this id
   * @throws NotOwner when it belongs to all
   * @throws JobInWrongState when it has ended
   */
  public void cancel(UUID id) {
    jobs.checkOwned(id);
    if (jobs.cancelQueued(id)) {
      tasks.remove(id);
    } else if (jobs.requestCancel(id)) {
      running.cancel(id);
    } else {
      cancelPaused(id);
    }
  }

  /** A process keeps what was trained. */
  private void cancelPaused(UUID id) {
    tasks.addAgain(
        id,
        () -> {
          if (!jobs.resume(id, true)) {
            throw wrongState(id, "cancelled");
          }
        });
  }

  private JobInWrongState wrongState(UUID id, String wanted) {
    return new JobInWrongState(
        "The job cannot be %s: it is %s.".formatted(wanted, KebabCase.of(jobs.get(id).status())));
  }

  /**
   * Deletes a job that has ended.
   *
   * @throws JobNotFound when the caller sees no job of this id
   * @throws NotOwner when it belongs to all
   * @throws JobInWrongState when it has not ended
   */
  public void delete(UUID id) {
    jobs.checkOwned(id);
    if (!jobs.deleteEnded(id)) {
      throw new JobInWrongState(
          "The job is %s; cancel it before you delete it."
              .formatted(KebabCase.of(jobs.get(id).status())));
    }
  }
}
