package dev.plateau.kernel;

import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Vector kernels are far slower than plain ones until HotSpot has compiled them. From {@link
 * #begin} on all have the plain ones; from {@link #practise} on, whatever is asked for is called in
 * the background until it is compiled, and then used. The bits are the same.
 */
public final class KernelWarmup {
  private static final Set<KernelUse> ALL = EnumSet.allOf(KernelUse.class);

  /** Replaced whenever it changes. */
  private static volatile Set<KernelUse> warm = ALL;

  private static final Set<KernelUse> WANTED = EnumSet.noneOf(KernelUse.class);

  /** Fair: those that are asked for come before the next of a list. */
  private static final ReentrantLock PRACTICE = new ReentrantLock(true);

  /** In nanoseconds; null until uses are practised. */
  private static volatile @Nullable LongSupplier clock;

  private KernelWarmup() {}

  /** Lets all begin with the plain kernels. */
  public static void begin() {
    clock = null;
    synchronized (WANTED) {
      WANTED.clear();
    }
    warm = Set.of();
  }

  /** Lets all have the vector kernels, compiled or not. */
  public static void end() {
    clock = null;
    warm = ALL;
  }

  /** Whether all vector kernels are to be used. */
  public static boolean isOver() {
    return warm.size() == ALL.size();
  }

  /**
   * Warms some vector kernels, and in the background whatever is asked for from now on.
   *
   * @param nanos a clock, which tells when they are about as fast as the plain ones
   */
  public static void practise(Set<KernelUse> first, LongSupplier nanos) {
    clock = nanos;
    first.forEach(use -> warm(use, nanos));
  }

  /** Whether the vector kernels of these uses are compiled, or are to be used at once. */
  public static boolean areWarm(Set<KernelUse> uses) {
    Set<KernelUse> known = warm;
    if (known.containsAll(uses)) {
      return true;
    }
    LongSupplier nanos = clock;
    if (nanos != null) {
      for (KernelUse use : uses) {
        if (!known.contains(use)) {
          want(use, nanos);
        }
      }
    }
    return false;
  }

  private static void want(KernelUse use, LongSupplier nanos) {
    synchronized (WANTED) {
      if (WANTED.add(use)) {
        Thread.ofPlatform().daemon().name("kernel-" + use).start(() -> warm(use, nanos));
      }
    }
  }

  /** One after the other, so that no more than one processor is taken. */
  private static void warm(KernelUse use, LongSupplier nanos) {
    PRACTICE.lock();
    try {
      if (!warm.contains(use)) {
        KernelPractice.of(use, nanos);
      }
    } finally {
      EnumSet<KernelUse> more = EnumSet.of(use);
      more.addAll(warm);
      warm = more;
      PRACTICE.unlock();
    }
  }
}
