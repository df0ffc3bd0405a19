package dev.plateau.experiment;

import dev.plateau.data.metric.Share;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * What a field does to the rate, whatever the others are.
 *
 * @param levels its values or, where a range is sampled, equal parts of it
 */
public record Effect(String field, List<Level> levels) {
  public Effect {
    levels = List.copyOf(levels);
  }

  /**
   * A value of a field, or a part of a range.
   *
   * @param value absent for a part of a range
   * @param from of a part of a range
   * @param to of a part of a range
   * @param difference of its rate to that of the first level
   */
  public record Level(
      Optional<JsonNode> value,
      Optional<JsonNode> from,
      Optional<JsonNode> to,
      Runs runs,
      Optional<Difference> difference) {}

  /**
   * The runs of a level.
   *
   * @param rate of those that converged; absent without runs
   * @param medianLoss of their results; absent without runs
   */
  public record Runs(
      int trained, int converged, Optional<Share> rate, Optional<Double> medianLoss) {

    /** Those whose losses stand in order in a part of a list. */
    static Runs of(int converged, double[] losses, int from, int to) {
      int trained = to - from;
      return new Runs(
          trained,
          converged,
          trained == 0 ? Optional.empty() : Optional.of(Share.of(converged, trained)),
          trained == 0 ? Optional.empty() : Optional.of(losses[from + (trained - 1) / 2]));
    }
  }

  /** The difference of two rates, and its 95 % interval (Newcombe 1998, method 10). */
  public record Difference(double value, double low95, double high95) {
    static Difference of(Share one, Share other) {
      double value = one.value() - other.value();
      return new Difference(
          value,
          value - StrictMath.hypot(one.value() - one.low95(), other.high95() - other.value()),
          value + StrictMath.hypot(one.high95() - one.value(), other.value() - other.low95()));
    }
  }
}
