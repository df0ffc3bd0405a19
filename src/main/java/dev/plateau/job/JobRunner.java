package dev.plateau.job;

import dev.plateau.data.Dataset;
import dev.plateau.job.ClaimedJobs.ClaimedJob;
import dev.plateau.job.LocalRuns.Signal;
import dev.plateau.training.Spec;
import dev.plateau.training.Trainer;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Takes up one job and trains it slice by slice, until it ends or is no longer ours. */
@Component
class JobRunner {
  private static final Logger LOG = LoggerFactory.getLogger(JobRunner.class);

  /** How this process's part in a job is over. */
  enum RunResult {
    /** The job has ended, or somebody else runs it: nothing is left to do. */
    OVER,
    /** The job is saved and waits for another process. */
    HANDED_BACK
  }

  private final Jobs jobs;
  private final ClaimedJobs rows;
  private final LocalRuns running;
  private final SliceRunner slices;

  JobRunner(Jobs jobs, ClaimedJobs rows, LocalRuns running, SliceRunner slices) {
    this.jobs = jobs;
    this.rows = rows;
    this.running = running;
    this.slices = slices;
  }

  /**
   * Runs a job; returns at once when it has ended already.
   *
   * @throws DataAccessException or TransactionException when the database is out of reach; the job
   *     is taken up again later
   */
  RunResult run(UUID id, BooleanSupplier shuttingDown) {
    ClaimedJob taken = rows.takeUp(id).orElse(null);
    if (taken == null) {
      return RunResult.OVER;
    }
    if (taken.past().lostAttempts() >= slices.maxStarts()) {
      return giveUp(taken);
    }
    Signal signal = running.add(taken);
    try {
      slices.started(taken.job());
      BooleanSupplier abandoned = () -> signal.stop() || shuttingDown.getAsBoolean();
      return slices.train(taken.claim(), prepare(taken, abandoned), signal, shuttingDown);
    } catch (DataAccessException | TransactionException e) {
      throw e;
    } catch (RuntimeException | OutOfMemoryError e) {
      LOG.error("The job failed by a fault of the service", e);
      slices.fail(taken.claim(), "An internal error ended the training; the log has the details.");
      return RunResult.OVER;
    } finally {
      running.remove(signal);
    }
  }

  private RunResult giveUp(ClaimedJob taken) {
    LOG.error(
        "The job was started {} times and never finished: given up", taken.past().lostAttempts());
    slices.fail(
        taken.claim(),
        "Started "
            + taken.past().lostAttempts()
            + " times and never finished: each time its process died or lost the database.");
    return RunResult.OVER;
  }

  private Run prepare(ClaimedJob taken, BooleanSupplier abandoned) {
    Job job = taken.job();
    Spec spec = job.spec().training();
    Dataset data = jobs.data(job.spec().dataset());
    Trainer trainer =
        taken
            .checkpoint()
            .map(checkpoint -> checkpoint.resume(spec, data, abandoned))
            .orElseGet(() -> Trainer.start(spec, data, abandoned));
    Run.Task task = new Run.Task(spec, data, job.metrics().bounds());
    return new Run(trainer, task, taken.past().trainingNanos());
  }
}
