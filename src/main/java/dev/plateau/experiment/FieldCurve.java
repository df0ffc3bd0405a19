package dev.plateau.experiment;

import dev.plateau.data.metric.SampleMean;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * How well runs predict along a field of numbers, such as the number of rows they are trained on.
 */
public record FieldCurve(String field, Metric metric, List<Series> series) {
  public FieldCurve {
    series = List.copyOf(series);
  }

  /**
   * The points that differ in the field only.
   *
   * @param others what they have in common
   * @param spots in the order of the field
   */
  public record Series(Map<String, JsonNode> others, List<Spot> spots) {
    public Series {
      others = new LinkedHashMap<>(others);
      spots = List.copyOf(spots);
    }
  }

  /**
   * The means of a metric at a value of the field.
   *
   * @param heldOut absent where no rows are held out
   */
  public record Spot(double value, Optional<SampleMean> training, Optional<SampleMean> heldOut) {}
}
