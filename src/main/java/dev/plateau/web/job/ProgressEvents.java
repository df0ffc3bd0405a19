package dev.plateau.web.job;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.plateau.job.Job;
import dev.plateau.job.JobFeed.Update;
import dev.plateau.json.NullIfNotFinite;
import dev.plateau.math.Numbers;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The progress events of one stream: at most ten a second, each newer than the one before. Those
 * that carry many parameters come less often, so that a stream never takes more than roughly 1 MB a
 * second.
 */
final class ProgressEvents {
  private static final Duration PAUSE = Duration.ofMillis(100);

  /** Between the events of two streams of a job: about what sending one takes. */
  private static final Duration STAGGER = Duration.ofNanos(200_000);

  /** The same for those that carry the whole job: of a pause and of the end. */
  private static final Duration JOB_STAGGER = Duration.ofMillis(1);

  private static final Duration LATEST_JOB = Duration.ofMillis(500);

  /** Parameters that fit into ten events a second. */
  private static final int FEW_PARAMETERS = 5_000;

  private final EventStream stream;
  private final InstantSource clock;
  private final int epochs;
  private final Instant startedAt;
  private final boolean withTheta;
  private final Duration pause;
  private final Duration delay;
  private final Duration jobDelay;
  private int seen;
  private @Nullable Sent sent;
  private @Nullable Update pending;
  private @Nullable Instant pendingSince;

  /** The event that was sent last. */
  private record Sent(int epoch, Instant at) {}

  /**
   * The events of a job.
   *
   * @param before how many others watch the job: those who came later get their events a little
   *     later, so that hundreds of streams do not hold up everybody else at the same moment
   * @param seen the last epoch that the client has seen, -1 for none
   * @param withTheta whether each event carries the parameters
   */
  ProgressEvents(
      EventStream stream, Job job, InstantSource clock, int before, int seen, boolean withTheta) {
    this.stream = stream;
    this.clock = clock;
    this.epochs = job.spec().training().descent().epochs();
    this.startedAt = job.life().times().started().orElse(clock.instant());
    this.seen = seen;
    this.withTheta = withTheta;
    long parameters = job.spec().training().network().parameters();
    double factor = withTheta ? Math.max(1, (double) parameters / FEW_PARAMETERS) : 1;
    this.pause = Duration.ofMillis((long) (PAUSE.toMillis() * factor));
    this.delay = min(STAGGER.multipliedBy(before), PAUSE);
    this.jobDelay = min(JOB_STAGGER.multipliedBy(before), LATEST_JOB);
  }

  /**
   * The progress and the speed of a run.
   *
   * @param holdoutLoss NaN where no rows are held out
   * @param theta the parameters after the epoch, null where they were not asked for
   */
  record Progress(
      int epoch,
      int epochs,
      double loss,
      double holdoutLoss,
      double epochsPerSecond,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<@NullIfNotFinite Double> theta) {}

  /** Takes an update, to be sent after the pause; it replaces an older one that was not sent. */
  void offer(Update update) {
    if (update.epoch() > seen) {
      pendingSince = pending == null ? clock.instant() : pendingSince;
      pending = update;
    }
  }

  /** How long a pause or the end waits for the streams that were there before. */
  Duration jobDelay() {
    return jobDelay;
  }

  /** Drops what is pending: the client learns the epoch otherwise. */
  void skipTo(int epoch) {
    pending = null;
    seen = Math.max(seen, epoch);
  }

  /** How long to wait for updates before an event is due. */
  Duration until(Duration atMost) {
    return pending == null ? atMost : untilDue();
  }

  private Duration untilDue() {
    Duration afterLast = left(sent == null ? null : sent.at(), pause);
    Duration afterUpdate = left(pendingSince, delay);
    return afterLast.compareTo(afterUpdate) > 0 ? afterLast : afterUpdate;
  }

  /** What is left of a time that began then; nothing once the clock was put back. */
  private Duration left(@Nullable Instant start, Duration time) {
    Instant now = clock.instant();
    if (start == null || now.isBefore(start)) {
      return Duration.ZERO;
    }
    Duration left = Duration.between(now, start.plus(time));
    return left.isNegative() ? Duration.ZERO : left;
  }

  private static Duration min(Duration a, Duration b) {
    return a.compareTo(b) < 0 ? a : b;
  }

  /** Sends the event that is due; returns whether one was. */
  boolean send() throws IOException {
    Update update = pending;
    if (update == null || untilDue().isPositive()) {
      return false;
    }
    Instant now = clock.instant();
    stream.send(
        "progress",
        Integer.toString(update.epoch()),
        new Progress(
            update.epoch(),
            epochs,
            update.loss(),
            update.heldOutLoss(),
            speed(update, now),
            withTheta ? update.theta().map(Numbers::asList).orElse(null) : null));
    sent = new Sent(update.epoch(), now);
    seen = update.epoch();
    pending = null;
    return true;
  }

  /** Epochs a second since the previous event, or since the start of the run. */
  private double speed(Update update, Instant now) {
    Sent last = sent == null ? new Sent(0, startedAt) : sent;
    long nanos = Duration.between(last.at(), now).toNanos();
    return (update.epoch() - last.epoch()) * 1e9 / Math.max(1, nanos);
  }
}
