package dev.plateau.diagnosis.evidence;

import dev.plateau.kernel.Elementary;
import dev.plateau.training.History;
import dev.plateau.training.History.Point;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** What the losses of a run did on their way. */
public final class LossCurve {
  private static final int GROWTH_EPOCHS = 10;

  private final List<Point> points;
  private double lowest = Double.POSITIVE_INFINITY;
  private int lowestAt;
  private double highest = Double.NEGATIVE_INFINITY;
  private int highestAt;

  public LossCurve(History history) {
    points = history.between(0, history.epochs());
    for (Point point : points) {
      if (point.min() < lowest) {
        lowest = point.min();
        lowestAt = point.epoch();
      }
      if (point.max() > highest) {
        highest = point.max();
        highestAt = point.epoch();
      }
    }
  }

  int epochs() {
    return points.getLast().epoch();
  }

  public double first() {
    return points.getFirst().loss();
  }

  public double last() {
    return points.getLast().loss();
  }

  public double lowest() {
    return lowest;
  }

  int lowestAt() {
    return lowestAt;
  }

  public double highest() {
    return highest;
  }

  public int highestAt() {
    return highestAt;
  }

  /** The first epoch with a loss that is not finite. */
  public OptionalInt firstNotFinite() {
    return points.stream()
        .filter(point -> !Double.isFinite(point.loss()))
        .mapToInt(Point::epoch)
        .findFirst();
  }

  /** The loss halfway through the epochs. */
  public double halfway() {
    return points.get(points.size() / 2).loss();
  }

  /** The spread of the losses over the last tenth, at least ten, and their mean. */
  public Tail tail() {
    int length = Math.min(points.size(), Math.max(10, points.size() / 10));
    List<Point> last = points.subList(points.size() - length, points.size());
    double min = last.stream().mapToDouble(Point::min).min().orElseThrow();
    double max = last.stream().mapToDouble(Point::max).max().orElseThrow();
    double mean = last.stream().mapToDouble(Point::loss).average().orElseThrow();
    return new Tail(min, max, mean);
  }

  /** The end of a losses. */
  public record Tail(double min, double max, double mean) {}

  /** The factor by which the loss grew each epoch before it stopped being finite or the end. */
  public OptionalDouble growth() {
    int to = points.size() - 1;
    while (to > 0 && !(Double.isFinite(points.get(to).loss()) && points.get(to).loss() > 0)) {
      to--;
    }
    int from = Math.max(0, to - GROWTH_EPOCHS);
    double before = points.get(from).loss();
    int epochs = points.get(to).epoch() - points.get(from).epoch();
    if (epochs == 0 || !(before > 0) || !Double.isFinite(before)) {
      return OptionalDouble.empty();
    }
    double growth = Elementary.log(points.get(to).loss()) - Elementary.log(before);
    return OptionalDouble.of(Elementary.exp(growth / epochs));
  }
}
