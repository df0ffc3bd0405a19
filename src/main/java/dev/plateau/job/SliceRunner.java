package dev.plateau.job;

import dev.plateau.job.ClaimedJobs.Claim;
import dev.plateau.job.JobRunner.RunResult;
import dev.plateau.job.LocalRuns.Signal;
import dev.plateau.job.Turns.JobTurn;
import dev.plateau.json.KebabCase;
import dev.plateau.trace.Traces;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Trains a job in slices; between them it publishes progress, saves checkpoints and obeys signals.
 *
 * <p>Many jobs may be running, but only a few compute at the same time: each slice waits for its
 * turn, first come first served, and is cut short when others wait. So a short job never waits for
 * a long one to end. A suspect takes its turns alone: see {@link Suspicion}.
 */
@Component
class SliceRunner {
  private static final Logger LOG = LoggerFactory.getLogger(SliceRunner.class);
  private static final long MIN_TURN_NANOS = 20_000_000;

  private final ClaimedJobs rows;
  private final JobFeed feed;
  private final JobMetrics metrics;
  private final Traces traces;
  private final TrainingProperties properties;
  private final Persistence persistence = new Persistence();
  private final Turns turns;

  SliceRunner(
      ClaimedJobs rows,
      JobFeed feed,
      JobMetrics metrics,
      Turns turns,
      Traces traces,
      TrainingProperties properties) {
    this.turns = turns;
    this.traces = traces;
    this.rows = rows;
    this.feed = feed;
    this.metrics = metrics;
    this.properties = properties;
  }

  int maxDeaths() {
    return properties.maxDeaths();
  }

  /** Says that this process works on a job, until that is closed. */
  Traces.Work started(ClaimedJob claimed) {
    Job job = claimed.job();
    int attempt = job.life().attempts();
    if (attempt == 1) {
      metrics.waited(job);
    }
    LOG.info("Started, attempt {}", attempt);
    return traces
        .begin("job", claimed.cause())
        .tag("job.id", job.id().toString())
        .tag("job.attempt", attempt);
  }

  /** A claimed job while this process works on it. */
  private record Work(
      Claim claim, Suspicion suspicion, Signal signal, BooleanSupplier shuttingDown) {}

  /** Trains a job from where it starts, which is read in its first turn. */
  RunResult train(
      ClaimedJob claimed, Supplier<Run> start, Signal signal, BooleanSupplier shuttingDown) {
    Work work = new Work(claimed.claim(), suspicion(claimed), signal, shuttingDown);
    Supplier<Run> next = start;
    long savedAt = claimed.prior().trainingNanos();
    boolean noted = claimed.computes();
    while (true) {
      try (JobTurn turn = turns.take(work.suspicion().stands())) {
        if (!noted && !persist(work, () -> rows.computes(work.claim()))) {
          return RunResult.OVER;
        }
        noted = false;
        Run run = next.get();
        long nanos = compute(work, run);
        turn.computed();
        if (run.finished()) {
          return end(work, run, JobStatus.COMPLETED);
        }
        if (shuttingDown.getAsBoolean() || givesPlace(work, run)) {
          return rows.save(work.claim(), run, true) ? RunResult.HANDED_BACK : RunResult.OVER;
        }
        if (signal.stop()) {
          return stop(work, run);
        }
        boolean due =
            work.suspicion().stands()
                || run.nanos() - savedAt >= properties.checkpointEvery().toNanos();
        if (!persist(work, () -> write(work, run, due))) {
          return RunResult.OVER;
        }
        if (work.suspicion().passes(run.trainer().epoch(), nanos)) {
          persist(work, () -> rows.excuse(work.claim(), work.suspicion().stands()));
        }
        savedAt = due ? run.nanos() : savedAt;
        feed.publish(work.claim().id(), run);
        next = () -> run;
      }
    }
  }

  /** A job that is suspected keeps its place, since it is to be found out. */
  private boolean givesPlace(Work work, Run run) {
    return !run.isBrief()
        && !work.suspicion().stands()
        && !work.signal().stop()
        && turns.givesPlace();
  }

  private boolean write(Work work, Run run, boolean checkpoint) {
    return checkpoint ? rows.save(work.claim(), run, false) : rows.progress(work.claim(), run);
  }

  private Suspicion suspicion(ClaimedJob claimed) {
    return new Suspicion(
        claimed.prior().suspect(), claimed.job().metrics().progress().epoch(), properties.slice());
  }

  private boolean persist(Work work, BooleanSupplier write) {
    return persistence.write(write, work.shuttingDown());
  }

  private RunResult stop(Work work, Run run) {
    if (work.signal().lost()) {
      return RunResult.OVER;
    }
    return work.signal().cancelled() ? end(work, run, JobStatus.CANCELLED) : pause(work, run);
  }

  private RunResult pause(Work work, Run run) {
    Claim claim = work.claim();
    if (persist(work, () -> rows.pause(claim, run))) {
      LOG.info("Paused after {} epochs", run.trainer().epoch());
      feed.paused(claim.id(), run);
    }
    return RunResult.OVER;
  }

  /** Trains for a slice; returns how long it took. */
  private long compute(Work work, Run run) {
    long start = run.nanos();
    int epoch = run.trainer().epoch();
    try (Traces.Work slice = traces.begin("slice")) {
      slice.tag("job.id", work.claim().id().toString()).tag("epoch", epoch);
      run.train(
          properties.slice(),
          () ->
              work.signal().stop()
                  || work.shuttingDown().getAsBoolean()
                  || (turns.areWanted() && run.nanos() - start > MIN_TURN_NANOS));
    } finally {
      metrics.trained(run.trainer().epoch() - epoch, run.nanos() - start);
    }
    long nanos = run.nanos() - start;
    if (run.finished() || work.signal().cancelled()) {
      examine(run);
    }
    return nanos;
  }

  private RunResult end(Work work, Run run, JobStatus status) {
    Claim claim = work.claim();
    if (persist(work, () -> rows.end(claim, run, status))) {
      LOG.info(
          "{} after {} epochs, loss {}", KebabCase.of(status), run.trainer().epoch(), run.loss());
      metrics.ended(status, run);
      feed.ended(claim.id());
      return RunResult.ENDED;
    }
    return RunResult.OVER;
  }

  /** Scores the result and runs the checks of the diagnosis. */
  private static void examine(Run run) {
    if (run.isReadable()) {
      run.scores();
      for (RuntimeException failure : run.findings().failures()) {
        LOG.error(
            "A check of the diagnosis failed with an exception; its finding is reported as"
                + " undecided",
            failure);
      }
    }
  }

  void fail(Claim claim, String error) {
    if (rows.fail(claim, error)) {
      metrics.failed();
      feed.ended(claim.id());
    }
  }
}
