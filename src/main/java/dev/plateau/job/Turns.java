package dev.plateau.job;

import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.springframework.stereotype.Component;

/**
 * Turns at computing: only a few threads compute at the same time, first come first served, so that
 * nothing short waits for something long to end.
 *
 * <p>A job's turn lasts until what it computed is written. A suspect waits for that too, and
 * computes alone, so that a death during its turn is its own.
 */
@Component
public class Turns {
  private static final int MAX_OPEN = 1 << 20;

  private final int count;
  private final Semaphore free;
  private final AtomicInteger placesWanted = new AtomicInteger();
  private final Semaphore open = new Semaphore(MAX_OPEN, true);

  Turns(TrainingProperties properties) {
    this.count = properties.computing();
    this.free = new Semaphore(count, true);
  }

  /** How many threads compute at the same time. */
  public int count() {
    return count;
  }

  /** How many compute now. */
  int taken() {
    return count - free.availablePermits();
  }

  /** Waits for a turn, which is to be given back. */
  public void take() {
    free.acquireUninterruptibly();
  }

  public void giveBack() {
    free.release();
  }

  /** Asks the next long jobs whose turns end for so many places. */
  void askForPlaces(int places) {
    placesWanted.set(places);
  }

  /** Whether a long job whose turn ends is to give its place to a small one. */
  boolean givesPlace() {
    return placesWanted.getAndUpdate(wanted -> Math.max(0, wanted - 1)) > 0;
  }

  /** Whether others wait for a turn. */
  public boolean areWanted() {
    return free.hasQueuedThreads();
  }

  /** Waits for a turn of a job. */
  JobTurn take(boolean alone) {
    free.acquireUninterruptibly(alone ? count : 1);
    open.acquireUninterruptibly(alone ? MAX_OPEN : 1);
    return new JobTurn(alone);
  }

  /** The right of a job to compute, and then to write. */
  final class JobTurn implements AutoCloseable {
    private final boolean alone;
    private boolean computes = true;

    private JobTurn(boolean alone) {
      this.alone = alone;
    }

    /** A condition that, whenever it is polled, lets those compute first who wait. */
    BooleanSupplier passingOn(BooleanSupplier condition) {
      return () -> {
        if (!alone && areWanted()) {
          free.release();
          free.acquireUninterruptibly();
        }
        return condition.getAsBoolean();
      };
    }

    /** Lets others compute while this job writes. */
    void computed() {
      if (computes) {
        free.release(alone ? count : 1);
      }
      computes = false;
    }

    @Override
    public void close() {
      computed();
      open.release(alone ? MAX_OPEN : 1);
    }
  }
}
