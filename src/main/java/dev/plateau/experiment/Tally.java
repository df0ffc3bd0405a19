package dev.plateau.experiment;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * Sums up runs point by point, in each rung, as chunks of them are read in their order.
 *
 * <p>Of all runs of the first rung it holds a loss and two bits; all that is known of a run it
 * holds for the runs of one point.
 */
final class Tally {
  private final Plan plan;
  private final Ends point;
  private final List<Optional<Summed>> points;
  private final double[] losses;
  private final BitSet trained = new BitSet();
  private final BitSet converged = new BitSet();
  private long epochs;
  private int at;

  /**
   * What came of a point of which runs were trained.
   *
   * @param bestRun its run with the lowest loss, on rows held out where there are some
   */
  record Summed(RunSummary summary, Optional<Scorecard> card, int bestRun) {}

  Tally(Plan plan) {
    this.plan = plan;
    this.point = new Ends(plan.starts(), false);
    this.points =
        new ArrayList<>(Collections.nCopies(plan.rungs().getLast().end(), Optional.empty()));
    this.losses = new double[plan.designRuns()];
  }

  /** Adds a chunk, which lies behind all that were added before. */
  void add(int first, Ends chunk) {
    int starts = plan.starts();
    for (int from = 0; from < chunk.runs(); ) {
      int run = first + from;
      if (run / starts != at) {
        sumUp();
        at = run / starts;
      }
      int count = Math.min(chunk.runs() - from, starts - run % starts);
      point.put(run % starts, chunk, from, count);
      from += count;
    }
    for (int k = 0; k < chunk.runs(); k++) {
      epochs += chunk.isTrained(k) ? chunk.trainedEpochs(k) : 0;
    }
    for (int k = 0; k < chunk.runs() && first + k < losses.length; k++) {
      losses[first + k] = chunk.loss(k);
      trained.set(first + k, chunk.isTrained(k));
      converged.set(first + k, chunk.hasConverged(k));
    }
  }

  /** What came of each point of each rung; called once, after the last chunk. */
  List<Optional<Summed>> points() {
    sumUp();
    return points;
  }

  private void sumUp() {
    OptionalInt best = bestRun();
    if (best.isPresent()) {
      points.set(
          at,
          Optional.of(
              new Summed(
                  RunSummary.of(point, IntStream.range(0, plan.starts())),
                  Scorecard.of(point, plan),
                  at * plan.starts() + best.getAsInt())));
    }
    point.clear();
  }

  private OptionalInt bestRun() {
    return IntStream.range(0, plan.starts())
        .filter(point::isTrained)
        .boxed()
        .min(
            Comparator.<Integer>comparingDouble(point::heldOutLoss)
                .thenComparingDouble(point::loss))
        .map(OptionalInt::of)
        .orElseGet(OptionalInt::empty);
  }

  /** Epochs of all runs together. */
  long epochs() {
    return epochs;
  }

  boolean isTrained(int run) {
    return trained.get(run);
  }

  boolean hasConverged(int run) {
    return converged.get(run);
  }

  double loss(int run) {
    return losses[run];
  }
}
