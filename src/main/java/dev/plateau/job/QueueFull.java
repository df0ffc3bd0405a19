package dev.plateau.job;

/** As many jobs wait already as the queue may hold. */
public final class QueueFull extends RuntimeException {
  public QueueFull(int capacity) {
    super("%,d jobs are waiting already".formatted(capacity));
  }
}
