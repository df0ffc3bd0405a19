package dev.plateau.training;

import static dev.plateau.math.Euclidean.addScaled;
import static dev.plateau.math.Euclidean.dot;

import dev.plateau.data.Dataset;
import dev.plateau.kernel.Kernels;
import dev.plateau.math.Norm;
import dev.plateau.math.Numbers;
import dev.plateau.network.LaneObjective;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/**
 * The loss over a plane of two directions through the parameters of a run, with the way of the run
 * on it: L(origin + x right + y up), over the rows that training takes, without dropout.
 */
public final class Landscape {
  /** Networks side by side. */
  private static final int LANES = 64;

  private final Spec spec;
  private final Dataset prepared;
  private final double[] origin;
  private final double[] right;
  private final double[] up;

  /**
   * The landscape around some parameters.
   *
   * @param training the rows that training takes, not scaled
   * @param origin parameters
   */
  public Landscape(Spec spec, Dataset training, Numbers origin, Direction right, Direction up) {
    this.spec = spec;
    this.prepared = spec.prepared(training, training);
    this.origin = origin.toArray();
    this.right = right.vector().toArray();
    this.up = up.vector().toArray();
  }

  /**
   * Losses on a grid.
   *
   * @param loss for each value of y, the losses at each value of x; possibly not finite
   */
  public record Grid(List<Double> x, List<Double> y, List<double[]> loss) {}

  /**
   * Where the run was.
   *
   * @param distance from the plane, in the space of all parameters
   */
  public record Step(int epoch, double x, double y, double distance) {}

  /** The run as it is seen from above the plane. */
  public List<Step> path(Trajectory way) {
    return IntStream.range(0, way.epochs().size())
        .mapToObj(k -> step(way.epochs().get(k), way.thetas().get(k).toArray()))
        .toList();
  }

  private Step step(int epoch, double[] offset) {
    addScaled(offset, -1, origin);
    double cross = dot(right, up);
    double alongRight = dot(offset, right);
    double alongUp = dot(offset, up);
    double x = (alongRight - cross * alongUp) / (1 - cross * cross);
    double y = (alongUp - cross * alongRight) / (1 - cross * cross);
    addScaled(offset, -x, right);
    addScaled(offset, -y, up);
    return new Step(epoch, x, y, Norm.of(offset));
  }

  /** Losses at so many values on each side, from one end to the other. */
  public Grid grid(double from, double to, int resolution, BooleanSupplier cancelled) {
    List<Double> values =
        IntStream.range(0, resolution)
            .mapToObj(k -> (double) k / (resolution - 1))
            .map(share -> from * (1 - share) + to * share)
            .toList();
    List<double[]> rows = new ArrayList<>();
    LaneObjective lanes =
        new LaneObjective(spec.network(), spec.loss(), prepared, lanes(resolution));
    for (double y : values) {
      if (cancelled.getAsBoolean()) {
        throw new CancellationException("cancelled between two rows");
      }
      rows.add(row(lanes, values, y));
    }
    return new Grid(values, values, rows);
  }

  private static int lanes(int resolution) {
    return Math.min(LANES, Kernels.padded(resolution));
  }

  private double[] row(LaneObjective objective, List<Double> xs, double y) {
    int lanes = lanes(xs.size());
    double[] losses = new double[xs.size()];
    double[] means = new double[lanes];
    double[] theta = new double[origin.length * lanes];
    for (int from = 0; from < losses.length; from += lanes) {
      for (int lane = 0; lane < lanes; lane++) {
        double x = xs.get(Math.min(from + lane, losses.length - 1));
        for (int k = 0; k < origin.length; k++) {
          theta[k * lanes + lane] = Math.fma(x, right[k], Math.fma(y, up[k], origin[k]));
        }
      }
      objective.losses(theta, means);
      System.arraycopy(means, 0, losses, from, Math.min(lanes, losses.length - from));
    }
    return losses;
  }
}
