package dev.plateau.experiment;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Tells requests when to look at an experiment again: at once when this process has changed one,
 * and four times a second for what others change.
 */
@Component
public class ExperimentFeed {
  private static final long LOOK_NANOS = 250_000_000;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private long changes;
  private boolean closing;

  /** Waits until it is worth looking again, at most for a time; false once the service ends. */
  public boolean await(Duration atMost) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      long before = changes;
      long left = Math.min(LOOK_NANOS, atMost.toNanos());
      while (!closing && changes == before && left > 0) {
        left = changed.awaitNanos(left);
      }
      return !closing;
    } finally {
      lock.unlock();
    }
  }

  void changed() {
    lock.lock();
    try {
      changes++;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Releases all requests: a service that shuts down does not wait for experiments to end. */
  @EventListener(ContextClosedEvent.class)
  void close() {
    lock.lock();
    try {
      closing = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
