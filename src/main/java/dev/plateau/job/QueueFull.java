package dev.plateau.job;

/** As many jobs or experiments are waiting as the queue may hold. */
public final class QueueFull extends RuntimeException {
  public QueueFull(int capacity) {
    super(capacity + " are already waiting");
  }
}
