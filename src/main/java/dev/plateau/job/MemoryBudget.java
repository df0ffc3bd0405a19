package dev.plateau.job;

import dev.plateau.spec.Capacity;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/**
 * The memory of this process for what clients can make large: running jobs, the bodies of requests,
 * trials. Whoever holds much reserves it first, so that the heap never fills.
 *
 * <p>What is small is not counted: there is room beside the budget for as much as can run at once.
 */
@Component
@EnableConfigurationProperties(JobsProperties.class)
public class MemoryBudget implements Capacity {
  /** Bytes up to which nothing is counted. */
  public static final long SMALL = 1 << 20;

  private final long total;
  private long taken;

  @Autowired
  MemoryBudget(JobsProperties properties) {
    this((long) (properties.memory() * Runtime.getRuntime().maxMemory()));
  }

  /** A budget of so many bytes. */
  public MemoryBudget(long total) {
    this.total = total;
  }

  /** Some bytes, until they are given back. */
  public final class Reservation implements AutoCloseable {
    private long bytes;

    private Reservation(long bytes) {
      this.bytes = bytes;
    }

    /**
     * Takes more, as it turns out what is needed; never more than the whole budget.
     *
     * @throws NoRoom when so much is not free
     */
    public void grow(long more) {
      synchronized (MemoryBudget.this) {
        long counted = Math.min(more, total - bytes);
        take(counted, 0);
        bytes += counted;
      }
    }

    /** Gives all back. */
    @Override
    public void close() {
      synchronized (MemoryBudget.this) {
        taken -= bytes;
        bytes = 0;
      }
    }
  }

  @Override
  public long bytes() {
    return total;
  }

  synchronized long taken() {
    return taken;
  }

  /** A reservation of nothing, to grow. */
  public Reservation open() {
    return new Reservation(0);
  }

  /**
   * Takes some bytes beside what others are about to take.
   *
   * @throws NoRoom when so much is not free
   */
  synchronized Reservation reserve(long bytes, long others) {
    take(counted(bytes), others);
    return new Reservation(counted(bytes));
  }

  /** Takes some bytes, if they are free; what exceeds the whole budget gets all of it. */
  public synchronized Optional<Reservation> tryReserve(long bytes) {
    long wanted = Math.min(counted(bytes), total);
    if (wanted > total - taken) {
      return Optional.empty();
    }
    taken += wanted;
    return Optional.of(new Reservation(wanted));
  }

  private void take(long bytes, long others) {
    long free = total - taken - others;
    if (bytes > 0 && bytes > free) {
      throw new NoRoom(bytes, free);
    }
    taken += bytes;
  }

  private static long counted(long bytes) {
    return bytes <= SMALL ? 0 : bytes;
  }
}
