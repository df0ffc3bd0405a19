package dev.plateau.web.job;

import dev.plateau.job.Job;
import dev.plateau.job.JobFeed.Update;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The progress events of one stream: at most ten a second, each newer than the one before. */
final class ProgressEvents {
  private static final long PAUSE_NANOS = 100_000_000;

  private final EventStream stream;
  private final int epochs;
  private final long startedAt;
  private int seen;
  private @Nullable Sent sent;
  private @Nullable Update pending;

  /** The event that was sent last. */
  private record Sent(int epoch, long at) {}

  /**
   * The events of a job.
   *
   * @param running how long the job has been running
   * @param seen the last epoch that the client has seen, -1 for none
   */
  ProgressEvents(EventStream stream, Job job, Duration running, int seen) {
    this.stream = stream;
    this.epochs = job.spec().training().descent().epochs();
    this.startedAt = System.nanoTime() - running.toNanos();
    this.seen = seen;
  }

  /** The progress and the speed of a run. */
  record Progress(int epoch, int epochs, double loss, double epochsPerSecond) {}

  /** Takes an update, to be sent after the pause; it replaces an older one that was not sent. */
  void offer(Update update) {
    if (update.epoch() > seen) {
      pending = update;
    }
  }

  /** How long to wait for updates before an event is due. */
  Duration until(Duration atMost) {
    return pending == null ? atMost : Duration.ofNanos(Math.max(0, pause()));
  }

  private long pause() {
    Sent last = sent;
    return last == null ? 0 : last.at() + PAUSE_NANOS - System.nanoTime();
  }

  /** Sends the event that is due; returns whether one was. */
  boolean send() throws IOException {
    Update update = pending;
    if (update == null || pause() > 0) {
      return false;
    }
    long now = System.nanoTime();
    stream.send(
        "progress",
        Integer.toString(update.epoch()),
        new Progress(update.epoch(), epochs, update.loss(), speed(update, now)));
    sent = new Sent(update.epoch(), now);
    seen = update.epoch();
    pending = null;
    return true;
  }

  /** Epochs a second since the previous event, or since the start of the run. */
  private double speed(Update update, long now) {
    Sent last = sent == null ? new Sent(0, startedAt) : sent;
    return (update.epoch() - last.epoch()) * 1e9 / Math.max(1, now - last.at());
  }
}
