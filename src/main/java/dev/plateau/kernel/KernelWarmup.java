package dev.plateau.kernel;

import org.jspecify.annotations.Nullable;

/**
 * Vector kernels are far slower than plain ones until HotSpot has compiled them. From {@link
 * #begin} until the work given to {@link #run} is done, the thread of that work has the vector
 * kernels and all others have the plain ones. The bits are the same.
 */
public final class KernelWarmup {
  private static volatile boolean cold;
  private static volatile @Nullable Thread warming;

  private KernelWarmup() {}

  /** Lets all threads begin with the plain kernels. */
  public static void begin() {
    cold = true;
  }

  /** Whether the vector kernels are compiled, or are to be used at once. */
  public static boolean isOver() {
    return !cold;
  }

  /** Does work that warms the vector kernels; then all threads have them. */
  public static void run(Runnable work) {
    warming = Thread.currentThread();
    try {
      work.run();
    } finally {
      cold = false;
      warming = null;
    }
  }

  /** Whether this thread is to have the plain kernels. */
  static boolean isForOthers() {
    return cold && !Thread.currentThread().equals(warming);
  }
}
