package dev.plateau.experiment;

import dev.plateau.experiment.FieldCurve.Series;
import dev.plateau.experiment.FieldCurve.Spot;
import dev.plateau.experiment.Plan.Field;
import dev.plateau.experiment.Results.Point;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Draws curves of an experiment: how well its runs predict, along one of its fields. */
public final class Curves {
  private final Plan plan;
  private final List<Point> points;

  Curves(Plan plan, List<Point> points) {
    this.plan = plan;
    this.points = points;
  }

  /** The fields that take listed numbers only. */
  public List<String> fields() {
    return plan.varied().stream()
        .filter(field -> {
          List<JsonNode> values = plan.valuesOf(field);
          return !values.isEmpty() && values.stream().allMatch(JsonNode::isNumber);
        })
        .map(Field::path)
        .toList();
  }

  /** The metrics that are known of some point; none where runs are not scored. */
  public Set<Metric> metrics() {
    Set<Metric> known = EnumSet.noneOf(Metric.class);
    points.forEach(point -> point.card().ifPresent(card -> known.addAll(card.training().keySet())));
    return known;
  }

  /** The curve of a metric along a field: one for each combination of the other fields. */
  public FieldCurve of(String field, Metric metric) {
    Map<Map<String, JsonNode>, List<Spot>> series = new LinkedHashMap<>();
    for (Point point : points) {
      Map<String, JsonNode> others = new LinkedHashMap<>(point.values());
      double value = Objects.requireNonNull(others.remove(field)).doubleValue();
      point
          .card()
          .ifPresent(card ->
              series
                  .computeIfAbsent(others, first -> new ArrayList<>())
                  .add(
                      new Spot(
                          value,
                          Optional.ofNullable(card.training().get(metric)),
                          Optional.ofNullable(card.heldOut().get(metric)))));
    }
    return new FieldCurve(
        field,
        metric,
        series.entrySet().stream()
            .map(one -> {
              one.getValue().sort(Comparator.comparingDouble(Spot::value));
              return new Series(one.getKey(), one.getValue());
            })
            .toList());
  }
}
