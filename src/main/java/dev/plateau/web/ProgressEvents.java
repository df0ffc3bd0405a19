package dev.plateau.web;

import dev.plateau.job.JobFeed.News;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The progress events of one stream: at most ten a second, each newer than the one before. */
final class ProgressEvents {
  private static final long PAUSE_NANOS = 100_000_000;

  private final EventStream stream;
  private final int epochs;
  private int sentEpoch;
  private long sentAt;
  private @Nullable News pending;

  /**
   * Events after an epoch that the reader has seen.
   *
   * @param seen -1 when it has seen none
   */
  ProgressEvents(EventStream stream, int epochs, int seen) {
    this.stream = stream;
    this.epochs = epochs;
    this.sentEpoch = seen;
    this.sentAt = System.nanoTime() - PAUSE_NANOS;
  }

  /** How far a run is and how fast it moves. */
  record Progress(int epoch, int epochs, double loss, double epochsPerSecond) {}

  /** Takes news to be sent as soon as the pause is over; older news not yet sent is dropped. */
  void offer(News news) {
    if (news.epoch() > sentEpoch) {
      pending = news;
    }
  }

  /** How long to listen before there is something to do here. */
  Duration until(Duration atMost) {
    long left = sentAt + PAUSE_NANOS - System.nanoTime();
    return pending == null ? atMost : Duration.ofNanos(Math.max(0, left));
  }

  /** Sends what is due; answers whether it did. */
  boolean send() throws IOException {
    News news = pending;
    long now = System.nanoTime();
    if (news == null || now - sentAt < PAUSE_NANOS) {
      return false;
    }
    double speed = (news.epoch() - Math.max(0, sentEpoch)) * 1e9 / (now - sentAt);
    stream.send(
        "progress",
        Integer.toString(news.epoch()),
        new Progress(news.epoch(), epochs, news.loss(), speed));
    sentEpoch = news.epoch();
    sentAt = now;
    pending = null;
    return true;
  }
}
