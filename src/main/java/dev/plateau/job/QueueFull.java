package dev.plateau.job;

/** As many jobs wait already as the queue may hold. */
public final class QueueFull extends RuntimeException {
  public QueueFull(int capacity) {
    super(capacity + " jobs are waiting already");
  }
}
