package dev.plateau.network;

import java.util.function.BooleanSupplier;

/** Threads that help the one to which an {@link Objective} belongs with its blocks of rows. */
public interface Crew {
  /** Nobody helps. */
  Crew NONE =
      new Crew() {
        @Override
        public int most() {
          return 0;
        }

        @Override
        public void share(Part part, int useful) {
          part.work(() -> false);
        }
      };

  /** What each thread does; it has to be right for any number of threads. */
  interface Part {
    /**
     * Works until nothing is left to do.
     *
     * @param released whether this thread is wanted elsewhere; it may then return at once
     */
    void work(BooleanSupplier released);
  }

  /** How many could help at most. */
  int most();

  /**
   * Does a part on the calling thread and on those that are idle now, at the same time; returns
   * when all have returned.
   *
   * @param useful helpers beyond which more are of no use
   */
  void share(Part part, int useful);
}
