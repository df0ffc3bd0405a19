package dev.plateau.job;

/** As many jobs are waiting as the queue may hold. */
public final class QueueFull extends RuntimeException {
  QueueFull(int capacity) {
    super(capacity + " jobs are already waiting");
  }
}
