package dev.plateau.plot;

import dev.plateau.training.History.Point;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * Thins a curve to its visible points: of each column of pixels the first, the lowest, the highest
 * and the last, whose lines touch the same pixels as those of all points.
 */
final class CurveThinning {
  private CurveThinning() {}

  /**
   * The points to draw.
   *
   * @param place of a point, in columns of pixels
   */
  static List<Point> thin(List<Point> points, ToDoubleFunction<Point> place) {
    List<Point> kept = new ArrayList<>();
    for (int from = 0, to; from < points.size(); from = to) {
      double column = Math.floor(place.applyAsDouble(points.get(from)));
      to = from + 1;
      while (to < points.size() && Math.floor(place.applyAsDouble(points.get(to))) == column) {
        to++;
      }
      kept.addAll(extremes(points.subList(from, to)));
    }
    return kept;
  }

  private static List<Point> extremes(List<Point> column) {
    Point lowest = column.stream().min(Comparator.comparingDouble(Point::min)).orElseThrow();
    Point highest = column.stream().max(Comparator.comparingDouble(Point::max)).orElseThrow();
    return Stream.of(column.getFirst(), lowest, highest, column.getLast())
        .distinct()
        .sorted(Comparator.comparingInt(Point::epoch))
        .toList();
  }
}
