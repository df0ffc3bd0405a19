package dev.plateau.experiment;

import java.util.Optional;

/**
 * A search for a good spec by successive halving (Jamieson and Talwalkar 2016): all points are
 * trained a little, the best of them longer, and so on.
 *
 * @param budget epochs of all runs together, at most; each rung gets an equal part
 * @param factor how many times fewer points each rung has
 * @param epochs of a run, at most; absent in a request: those of the spec
 */
public record Search(long budget, int factor, Optional<Integer> epochs) {
  static final Search EMPTY = new Search(1, 3, Optional.empty());

  Search withEpochs(int most) {
    return new Search(budget, factor, Optional.of(most));
  }

  /** How many rungs so many points make: the last one has at least one. */
  int rungs(long points) {
    int rungs = 1;
    for (long left = points / factor; left >= 1; left /= factor) {
      rungs++;
    }
    return rungs;
  }

  /** Epochs of a run in a rung with so many of them. */
  int epochs(long runs, int rungs) {
    long share = budget / Math.max(1, rungs * runs);
    return (int) Math.min(share, epochs.orElse(Integer.MAX_VALUE));
  }
}
