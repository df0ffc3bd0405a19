package dev.plateau.job;

import dev.plateau.job.LocalRuns.Signal;
import dev.plateau.job.MemoryBudget.Reservation;
import dev.plateau.store.Outage;
import dev.plateau.trace.Traces;
import dev.plateau.training.Partition;
import dev.plateau.training.Spec;
import dev.plateau.training.Trainer;
import java.util.Optional;
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
    /** The job has ended, and its task with it. */
    ENDED,
    /** The job is paused or has failed, or another process runs it: its task is to be removed. */
    OVER,
    /** The job is saved and waits for another process. */
    HANDED_BACK,
    /** The job waits until it fits into memory. */
    NO_ROOM
  }

  private final Jobs jobs;
  private final ClaimedJobs rows;
  private final LocalRuns running;
  private final SliceRunner slices;
  private final IdleProcessors idle;
  private final RestartRunner restarts;
  private final JobsProperties properties;

  JobRunner(
      Jobs jobs,
      ClaimedJobs rows,
      LocalRuns running,
      SliceRunner slices,
      IdleProcessors idle,
      RestartRunner restarts,
      JobsProperties properties) {
    this.restarts = restarts;
    this.properties = properties;
    this.jobs = jobs;
    this.rows = rows;
    this.running = running;
    this.slices = slices;
    this.idle = idle;
  }

  /**
   * Runs a job; returns at once when it has already ended, or does not fit into memory now.
   *
   * @throws DataAccessException or TransactionException when the database is unreachable; the job
   *     is claimed again later
   */
  RunResult run(UUID id, BooleanSupplier shuttingDown) {
    try (Reservation held = running.reserve(id).orElse(null)) {
      return held == null ? RunResult.NO_ROOM : run(rows.claim(id), shuttingDown);
    }
  }

  /**
   * Runs a small job that was claimed by this process when it was accepted.
   *
   * @throws DataAccessException or TransactionException when the database is unreachable
   */
  RunResult runAccepted(UUID id, BooleanSupplier shuttingDown) {
    return run(rows.accepted(id), shuttingDown);
  }

  private RunResult run(Optional<ClaimedJob> known, BooleanSupplier shuttingDown) {
    if (known.isEmpty()) {
      return RunResult.OVER;
    }
    ClaimedJob claimed = known.get();
    if (claimed.prior().deaths() >= slices.maxDeaths()) {
      return giveUp(claimed);
    }
    Signal signal = running.add(claimed);
    try (Traces.Work work = slices.started(claimed)) {
      return train(claimed, signal, work, shuttingDown);
    } finally {
      running.remove(signal);
    }
  }

  private RunResult train(
      ClaimedJob claimed, Signal signal, Traces.Work work, BooleanSupplier shuttingDown) {
    try {
      BooleanSupplier abandoned = () -> signal.stop() || shuttingDown.getAsBoolean();
      ClaimedJob decided = restarts.decide(claimed, abandoned, shuttingDown).orElse(null);
      return decided == null
          ? RunResult.OVER
          : slices.train(
              decided,
              () -> {
                Run run = prepare(decided, abandoned);
                claimed.checkpoint().ifPresent(_ -> run.store());
                return run;
              },
              signal,
              shuttingDown);
    } catch (DataAccessException | TransactionException e) {
      work.failed(e);
      if (!Outage.causes(e)) {
        rows.refused(claimed.claim());
      }
      throw e;
    } catch (RuntimeException | VirtualMachineError | LinkageError e) {
      work.failed(e);
      LOG.error("The job failed: its training ended with an exception", e);
      slices.fail(
          claimed.claim(), "An internal error ended the training; the log has the details.");
      return RunResult.OVER;
    }
  }

  private RunResult giveUp(ClaimedJob claimed) {
    int deaths = claimed.prior().deaths();
    LOG.error("The job failed: {} processes died of it, or could not store it", deaths);
    slices.fail(
        claimed.claim(),
        ("Given up after %d attempts: each time the process died while it computed nothing but this"
                + " job, or the database refused to store it.")
            .formatted(deaths));
    return RunResult.OVER;
  }

  private Run prepare(ClaimedJob claimed, BooleanSupplier abandoned) {
    Job job = claimed.job();
    Spec spec = job.spec().training();
    Partition rows = jobs.rows(job.spec());
    Trainer trainer =
        claimed
            .checkpoint()
            .map(checkpoint -> checkpoint.resume(spec, rows.rows(), abandoned))
            .orElseGet(() -> Trainer.start(spec, rows.rows(), abandoned));
    Run.Task task = new Run.Task(spec, rows, job.metrics().bounds(), properties.seconds());
    trainer.helpedBy(idle);
    return new Run(trainer, task, claimed.prior().trainingNanos());
  }
}
