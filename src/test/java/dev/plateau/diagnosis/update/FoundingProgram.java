package dev.plateau.diagnosis.update;

import dev.plateau.data.BuiltIn;
import dev.plateau.data.Dataset;
import dev.plateau.network.Activation;
import dev.plateau.network.ClaimedNumber;
import dev.plateau.network.Loss;
import dev.plateau.network.Network;
import dev.plateau.training.Optimizer;
import dev.plateau.training.StepRule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Gradient descent on XOR, written out by hand as in the founding question, with its mistakes. */
final class FoundingProgram {
  /** What such a program may get wrong. */
  enum Slip {
    NO_RESET,
    ASSIGNMENT,
    NO_MEAN,
    UPHILL,
    NO_TWO,
    FIXED_BIASES,
    ONLINE,
    MOVED_WEIGHTS,
    SLOPE_AT_ACTIVATION,
    NO_SLOPE
  }

  static final double ALPHA = 0.3;
  private static final double[] START = {0.4, -0.3, 0.7, 0.2, -0.5, 0.6, 0.1, -0.2, 0.3};
  private static final double[][] ROWS = {{0, 0, 0}, {1, 0, 1}, {0, 1, 1}, {1, 1, 0}};

  private final Set<Slip> slips;
  private final double[] sums = new double[9];
  private double[] theta = START.clone();

  private FoundingProgram(Set<Slip> slips) {
    this.slips = slips;
  }

  /** The claim of theta after each epoch. */
  static ClaimedUpdates run(int epochs, double alpha, int digits, Slip... slips) {
    Set<Slip> all = EnumSet.noneOf(Slip.class);
    all.addAll(Arrays.asList(slips));
    FoundingProgram program = new FoundingProgram(all);
    List<double[]> points = new ArrayList<>(List.of(START));
    for (int epoch = 0; epoch < epochs; epoch++) {
      program.epoch(alpha);
      points.add(program.theta.clone());
    }
    return claim(points, new Optimizer.GradientDescent(), digits);
  }

  static ClaimedUpdates claim(List<double[]> points, StepRule rule, int digits) {
    Network network = Network.of(2, List.of(2), Activation.SIGMOID, 1, Activation.IDENTITY);
    return new ClaimedUpdates(
        data(),
        network,
        Loss.MSE,
        rule,
        ALPHA,
        points.stream().map(p -> typed(p, digits)).toList());
  }

  static Dataset data() {
    return BuiltIn.named("xor").orElseThrow().data();
  }

  private static List<ClaimedNumber> typed(double[] point, int digits) {
    return Arrays.stream(point)
        .mapToObj(v -> ClaimedNumber.typed(String.format(Locale.ROOT, "%." + digits + "f", v)))
        .toList();
  }

  private void epoch(double alpha) {
    if (!slips.contains(Slip.NO_RESET)) {
      Arrays.fill(sums, 0);
    }
    for (double[] row : ROWS) {
      add(row);
      if (slips.contains(Slip.ONLINE)) {
        move(alpha, 1);
        Arrays.fill(sums, 0);
      }
    }
    if (!slips.contains(Slip.ONLINE)) {
      move(alpha, slips.contains(Slip.NO_MEAN) ? 1 : ROWS.length);
    }
  }

  private void add(double[] row) {
    double[] h = new double[2];
    double y = theta[8];
    for (int j = 0; j < 2; j++) {
      h[j] = sigmoid(row[0] * theta[j] + row[1] * theta[2 + j] + theta[6 + j]);
      y += theta[4 + j] * h[j];
    }
    double error = (slips.contains(Slip.NO_TWO) ? 1 : 2) * (y - row[2]);
    double[] g = new double[9];
    for (int j = 0; j < 2; j++) {
      double above = theta[4 + j];
      g[4 + j] = error * h[j];
      double delta = error * above * slope(h[j]);
      g[j] = delta * row[0];
      g[2 + j] = delta * row[1];
      g[6 + j] = delta;
    }
    g[8] = error;
    for (int k = 0; k < 9; k++) {
      sums[k] = slips.contains(Slip.ASSIGNMENT) ? g[k] : sums[k] + g[k];
    }
  }

  private double slope(double h) {
    if (slips.contains(Slip.NO_SLOPE)) {
      return 1;
    }
    double a = slips.contains(Slip.SLOPE_AT_ACTIVATION) ? sigmoid(h) : h;
    return a * (1 - a);
  }

  private void move(double alpha, double count) {
    double[] before = theta.clone();
    int last = slips.contains(Slip.FIXED_BIASES) ? 6 : 9;
    for (int k = 0; k < last; k++) {
      theta[k] -= (slips.contains(Slip.UPHILL) ? -1 : 1) * alpha * sums[k] / count;
    }
    if (slips.contains(Slip.MOVED_WEIGHTS)) {
      for (int j = 0; j < 2; j++) {
        double ratio = theta[4 + j] / before[4 + j];
        for (int k : new int[] {j, 2 + j, 6 + j}) {
          theta[k] = before[k] + (theta[k] - before[k]) * ratio;
        }
      }
    }
  }

  private static double sigmoid(double z) {
    return 1 / (1 + Math.exp(-z));
  }
}
