package dev.plateau.job;

import dev.plateau.job.ClaimedJobs.Claim;
import dev.plateau.job.JobRunner.RunResult;
import dev.plateau.job.LocalRuns.Signal;
import dev.plateau.json.KebabCase;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Trains a job in slices; between them it publishes progress, saves checkpoints and obeys signals.
 *
 * <p>Many jobs may be running, but only a few compute at the same time: each slice waits for its
 * turn, first come first served, and is cut short when others wait. So a short job never waits for
 * a long one to end.
 */
@Component
class SliceRunner {
  private static final Logger LOG = LoggerFactory.getLogger(SliceRunner.class);
  private static final long MIN_TURN_NANOS = 20_000_000;

  private final ClaimedJobs rows;
  private final JobFeed feed;
  private final JobMetrics metrics;
  private final TrainingProperties properties;
  private final Semaphore turns;

  SliceRunner(ClaimedJobs rows, JobFeed feed, JobMetrics metrics, TrainingProperties properties) {
    this.rows = rows;
    this.feed = feed;
    this.metrics = metrics;
    this.properties = properties;
    this.turns = new Semaphore(properties.computing(), true);
  }

  int maxStarts() {
    return properties.maxStarts();
  }

  void started(Job job) {
    if (job.life().attempts() == 1) {
      metrics.waited(job);
    }
    LOG.info("Started, attempt {}", job.life().attempts());
  }

  RunResult train(Claim claim, Run run, Signal signal, BooleanSupplier shuttingDown) {
    long savedAt = run.nanos();
    while (!signal.stop()) {
      slice(run, signal, shuttingDown);
      if (run.finished()) {
        return end(claim, run, JobStatus.COMPLETED);
      }
      if (shuttingDown.getAsBoolean()) {
        return rows.save(claim, run, true) ? RunResult.HANDED_BACK : RunResult.OVER;
      }
      boolean due = run.nanos() - savedAt >= properties.checkpointEvery().toNanos();
      if (!(due ? rows.save(claim, run, false) : rows.progress(claim, run))) {
        return RunResult.OVER;
      }
      savedAt = due ? run.nanos() : savedAt;
      feed.publish(claim.id(), run);
    }
    return signal.lost() ? RunResult.OVER : end(claim, run, JobStatus.CANCELLED);
  }

  private void slice(Run run, Signal signal, BooleanSupplier shuttingDown) {
    turns.acquireUninterruptibly();
    long start = run.nanos();
    int epoch = run.trainer().epoch();
    try {
      run.train(
          properties.slice(),
          () ->
              signal.stop()
                  || shuttingDown.getAsBoolean()
                  || (turns.hasQueuedThreads() && run.nanos() - start > MIN_TURN_NANOS));
    } finally {
      turns.release();
      metrics.trained(run.trainer().epoch() - epoch, run.nanos() - start);
    }
  }

  private RunResult end(Claim claim, Run run, JobStatus status) {
    if (status == JobStatus.COMPLETED) {
      diagnose(run);
    }
    if (rows.end(claim, run, status)) {
      LOG.info(
          "{} after {} epochs, loss {}", KebabCase.of(status), run.trainer().epoch(), run.loss());
      metrics.ended(status, run);
      feed.ended(claim.id());
    }
    return RunResult.OVER;
  }

  /** Runs the checks of the diagnosis, in a turn of their own. */
  private void diagnose(Run run) {
    turns.acquireUninterruptibly();
    try {
      for (RuntimeException failure : run.findings().failures()) {
        LOG.error(
            "A check of the diagnosis failed with an exception; its finding is reported as"
                + " undecided",
            failure);
      }
    } finally {
      turns.release();
    }
  }

  void fail(Claim claim, String error) {
    if (rows.fail(claim, error)) {
      metrics.failed();
      feed.ended(claim.id());
    }
  }
}
