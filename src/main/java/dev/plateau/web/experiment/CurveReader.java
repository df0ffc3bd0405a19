package dev.plateau.web.experiment;

import dev.plateau.experiment.Curves;
import dev.plateau.experiment.Experiment;
import dev.plateau.experiment.FieldCurve;
import dev.plateau.experiment.Metric;
import dev.plateau.json.KebabCase;
import dev.plateau.plot.MetricPlot;
import dev.plateau.plot.Size;
import dev.plateau.web.request.QueryParameters;
import dev.plateau.web.result.PictureConverter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads from a query which curve of an experiment to draw. */
final class CurveReader {
  static final String CURVE = "curve";
  private static final String METRIC = "metric";
  private static final Size USUAL = new Size(720, 460);
  private static final List<Metric> USUALLY =
      List.of(Metric.ACCURACY, Metric.R_SQUARED, Metric.LOSS);

  private final Map<String, String> given;
  private final QueryParameters query = new QueryParameters();

  CurveReader(Map<String, String> given) {
    this.given = given;
  }

  static boolean isAsked(Map<String, String> given) {
    return given.containsKey(CURVE) || given.containsKey(METRIC);
  }

  CurveView read(Experiment experiment, Curves curves) {
    Optional<String> field =
        Optional.ofNullable(given.get(CURVE)).or(() -> curves.fields().stream().findFirst());
    if (field.filter(curves.fields()::contains).isEmpty()) {
      query.outOfRange(
          CURVE, "must be a field that varies in listed numbers, of " + curves.fields());
    }
    for (String other : MapReader.MAP_ONLY) {
      if (given.containsKey(other)) {
        query.outOfRange(other, "must be left out beside curve and metric: it is of maps");
      }
    }
    Set<Metric> known = curves.metrics();
    Metric metric =
        query
            .choice(METRIC, Optional.ofNullable(given.get(METRIC)), KebabCase.of(Metric.class))
            .orElseGet(
                () -> USUALLY.stream().filter(known::contains).findFirst().orElse(Metric.LOSS));
    if (!known.contains(metric)) {
      query.outOfRange(METRIC, "is known of no run: " + reason(known));
    }
    Size size = PictureConverter.size(given, USUAL, query);
    query.refuseIfAny();
    FieldCurve curve = curves.of(field.orElseThrow(), metric);
    if (curve.series().size() > MetricPlot.MAX_FAMILIES) {
      query.outOfRange(
          CURVE,
          "can be drawn with at most %d combinations of the other fields, there are %d"
              .formatted(MetricPlot.MAX_FAMILIES, curve.series().size()));
      query.refuseIfAny();
    }
    return CurveView.of(curve, CurvePicture.of(experiment, curve, size));
  }

  private static String reason(Set<Metric> known) {
    return known.isEmpty()
        ? "runs are scored where rows are held out or trainingRows varies"
        : "there are " + known.stream().map(KebabCase::of).collect(Collectors.joining(", "));
  }
}
