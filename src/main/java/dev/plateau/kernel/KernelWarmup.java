package dev.plateau.kernel;

import java.util.EnumSet;
import java.util.Set;

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
  private static final Object PRACTICE = new Object();
  private static volatile boolean practises;

  private KernelWarmup() {}

  /** Lets all begin with the plain kernels. */
  public static void begin() {
    practises = false;
    synchronized (WANTED) {
      WANTED.clear();
    }
    warm = Set.of();
  }

  /** Lets all have the vector kernels, compiled or not. */
  public static void end() {
    practises = false;
    warm = ALL;
  }

  /** Whether all vector kernels are to be used. */
  public static boolean isOver() {
    return warm.size() == ALL.size();
  }

  /** Warms some vector kernels, and in the background whatever is asked for from now on. */
  public static void practise(Set<KernelUse> first) {
    practises = true;
    first.forEach(KernelWarmup::warm);
  }

  /** Whether the vector kernels of these uses are compiled, or are to be used at once. */
  public static boolean areWarm(Set<KernelUse> uses) {
    Set<KernelUse> known = warm;
    if (known.containsAll(uses)) {
      return true;
    }
    if (practises) {
      for (KernelUse use : uses) {
        if (!known.contains(use)) {
          want(use);
        }
      }
    }
    return false;
  }

  private static void want(KernelUse use) {
    synchronized (WANTED) {
      if (WANTED.add(use)) {
        Thread.ofPlatform().daemon().name("kernel-" + use).start(() -> warm(use));
      }
    }
  }

  /** One after the other, so that no more than one processor is taken. */
  private static void warm(KernelUse use) {
    synchronized (PRACTICE) {
      try {
        if (!warm.contains(use)) {
          KernelPractice.of(use);
        }
      } finally {
        EnumSet<KernelUse> more = EnumSet.of(use);
        more.addAll(warm);
        warm = more;
      }
    }
  }
}
