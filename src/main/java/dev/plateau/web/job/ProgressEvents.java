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

  /** What the reader has been told last. */
  private record Sent(int epoch, long at) {}

  /**
   * Events after an epoch that the reader has seen.
   *
   * @param job that has been running for so long
   * @param seen -1 when it has seen none
   */
  ProgressEvents(EventStream stream, Job job, Duration running, int seen) {
    this.stream = stream;
    this.epochs = job.spec().training().descent().epochs();
    this.startedAt = System.nanoTime() - running.toNanos();
    this.seen = seen;
  }

  /** How far a run is and how fast it moves. */
  record Progress(int epoch, int epochs, double loss, double epochsPerSecond) {}

  /** Takes news to be sent as soon as the pause is over; older news not yet sent is dropped. */
  void offer(Update news) {
    if (news.epoch() > seen) {
      pending = news;
    }
  }

  /** How long to listen before there is something to do here. */
  Duration until(Duration atMost) {
    return pending == null ? atMost : Duration.ofNanos(Math.max(0, pause()));
  }

  private long pause() {
    Sent last = sent;
    return last == null ? 0 : last.at() + PAUSE_NANOS - System.nanoTime();
  }

  /** Sends what is due; answers whether it did. */
  boolean send() throws IOException {
    Update news = pending;
    if (news == null || pause() > 0) {
      return false;
    }
    long now = System.nanoTime();
    stream.send(
        "progress",
        Integer.toString(news.epoch()),
        new Progress(news.epoch(), epochs, news.loss(), speed(news, now)));
    sent = new Sent(news.epoch(), now);
    seen = news.epoch();
    pending = null;
    return true;
  }

  /** Since the event before; for the first event, since the start of the run. */
  private double speed(Update news, long now) {
    Sent last = sent == null ? new Sent(0, startedAt) : sent;
    return (news.epoch() - last.epoch()) * 1e9 / Math.max(1, now - last.at());
  }
}
