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

/** Claims a job and trains it slice by slice, until it ends or another process claims it. */
@Component
class JobRunner {
  private static final Logger LOG = LoggerFactory.getLogger(JobRunner.class);

  /** How this process finished its work on a job. */
  enum RunResult {
    /** The job has ended, or another process runs it: nothing is left to do. */
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
   * Runs a job; returns at once when it has already ended.
   *
   * @throws DataAccessException or TransactionException when the database is unreachable; the job
   *     is claimed again later
   */
  RunResult run(UUID id, BooleanSupplier shuttingDown) {
    ClaimedJob claimed = rows.claim(id).orElse(null);
    if (claimed == null) {
      return RunResult.OVER;
    }
    if (claimed.prior().lostAttempts() >= slices.maxStarts()) {
      return giveUp(claimed);
    }
    Signal signal = running.add(claimed);
    try {
      slices.started(claimed.job());
      BooleanSupplier abandoned = () -> signal.stop() || shuttingDown.getAsBoolean();
      return slices.train(claimed.claim(), prepare(claimed, abandoned), signal, shuttingDown);
    } catch (DataAccessException | TransactionException e) {
      throw e;
    } catch (RuntimeException | OutOfMemoryError e) {
      LOG.error("The job failed: its training ended with an exception", e);
      slices.fail(
          claimed.claim(), "An internal error ended the training; the log has the details.");
      return RunResult.OVER;
    } finally {
      running.remove(signal);
    }
  }

  private RunResult giveUp(ClaimedJob claimed) {
    LOG.error(
        "The job failed: it was started {} times and never finished",
        claimed.prior().lostAttempts());
    slices.fail(
        claimed.claim(),
        "Started "
            + claimed.prior().lostAttempts()
            + " times and never finished: each time its process died or lost the database.");
    return RunResult.OVER;
  }

  private Run prepare(ClaimedJob claimed, BooleanSupplier abandoned) {
    Job job = claimed.job();
    Spec spec = job.spec().training();
    Dataset data = jobs.data(job.spec().dataset());
    Trainer trainer =
        claimed
            .checkpoint()
            .map(checkpoint -> checkpoint.resume(spec, data, abandoned))
            .orElseGet(() -> Trainer.start(spec, data, abandoned));
    Run.Task task = new Run.Task(spec, data, job.metrics().bounds());
    return new Run(trainer, task, claimed.prior().trainingNanos());
  }
}
