package dev.plateau.experiment;

import dev.plateau.data.Dataset;
import dev.plateau.experiment.Ends.Group;
import dev.plateau.network.Objective;
import dev.plateau.training.Spec;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Tells what networks have become: two answer alike where their outputs on each training row round
 * to the same quarter of the range of the targets, and lie in the same orthant where their
 * parameters have the same signs. Networks that are alike but for the order or the sign of their
 * hidden units answer alike, in different orthants.
 */
final class Likeness {
  private static final int STEPS = 4;
  private static final long PRIME = 0x9E3779B97F4A7C15L;

  private final Objective objective;
  private final double[] lows;
  private final double[] ranges;

  private Likeness(Objective objective, double[] lows, double[] ranges) {
    this.objective = objective;
    this.lows = lows;
    this.ranges = ranges;
  }

  /** On the rows that networks of a spec are trained on. */
  static Likeness of(Spec spec, Dataset training) {
    Dataset rows = spec.prepared(training, training);
    double[] lows = new double[rows.targets()];
    double[] ranges = new double[rows.targets()];
    for (int k = 0; k < lows.length; k++) {
      int target = k;
      double[] all =
          IntStream.range(0, rows.rows()).mapToDouble(row -> rows.target(row, target)).toArray();
      lows[k] = Arrays.stream(all).min().orElse(0);
      double range = Arrays.stream(all).max().orElse(0) - lows[k];
      ranges[k] = range > 0 ? range : 1;
    }
    return new Likeness(new Objective(spec.network(), spec.loss(), rows), lows, ranges);
  }

  Group of(double[] theta) {
    long answers = 0;
    for (double[] outputs : objective.predictions(theta)) {
      for (int k = 0; k < outputs.length; k++) {
        answers = mixed(answers, Math.round(STEPS * (outputs[k] - lows[k]) / ranges[k]));
      }
    }
    long orthant = 0;
    for (double parameter : theta) {
      orthant = mixed(orthant, parameter < 0 ? 1 : 2);
    }
    return new Group(answers, orthant);
  }

  private static long mixed(long hash, long next) {
    long sum = (hash ^ next) * PRIME;
    return sum ^ (sum >>> 29);
  }
}
