package dev.plateau.web.experiment;

import dev.plateau.data.metric.SampleMean;
import dev.plateau.experiment.Experiment;
import dev.plateau.experiment.FieldCurve;
import dev.plateau.experiment.FieldCurve.Series;
import dev.plateau.experiment.FieldCurve.Spot;
import dev.plateau.experiment.Metric;
import dev.plateau.plot.Caption;
import dev.plateau.plot.MetricPlot;
import dev.plateau.plot.MetricPlot.Curve;
import dev.plateau.plot.Size;
import dev.plateau.web.result.Picture;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The picture of a curve. */
final class CurvePicture {
  private CurvePicture() {}

  static Picture of(Experiment experiment, FieldCurve curve, Size size) {
    boolean learning = curve.field().equals("trainingRows");
    Caption caption =
        new Caption(
            experiment.plan().name().orElse(learning ? "Learning curve" : "Along " + curve.field()),
            "%s, mean and 95 %% interval · %,d of %,d runs"
                .formatted(
                    name(curve.metric()),
                    experiment.progress().done(),
                    experiment.progress().runs()));
    MetricPlot plot =
        new MetricPlot(
            learning ? "rows trained on" : curve.field(), name(curve.metric()), curves(curve));
    return new Picture(size, wanted -> plot.drawn(caption, wanted));
  }

  private static List<Curve> curves(FieldCurve curve) {
    List<Curve> curves = new ArrayList<>();
    for (int k = 0; k < curve.series().size(); k++) {
      Series series = curve.series().get(k);
      String others =
          series.others().entrySet().stream()
              .map(one -> one.getKey() + " " + MapPicture.label(one.getValue()))
              .collect(Collectors.joining(", "));
      String where = others.isEmpty() ? "" : ", " + others;
      add("rows held out" + where, k, true, series, Spot::heldOut, curves);
      add("training rows" + where, k, false, series, Spot::training, curves);
    }
    return curves;
  }

  private static void add(
      String name,
      int family,
      boolean heldOut,
      Series series,
      Function<Spot, Optional<SampleMean>> mean,
      List<Curve> curves) {
    List<MetricPlot.Spot> spots =
        series.spots().stream()
            .flatMap(spot ->
                mean
                    .apply(spot)
                    .map(m -> new MetricPlot.Spot(spot.value(), m.value(), m.low95(), m.high95()))
                    .stream())
            .toList();
    if (!spots.isEmpty()) {
      curves.add(new Curve(name, family, heldOut, spots));
    }
  }

  private static String name(Metric metric) {
    return switch (metric) {
      case LOSS -> "loss";
      case ACCURACY -> "accuracy";
      case BALANCED_ACCURACY -> "balanced accuracy";
      case LOG_LOSS -> "log loss";
      case AUC -> "AUC";
      case R_SQUARED -> "R²";
      case RMSE -> "root mean squared error";
      case MAE -> "mean absolute error";
    };
  }
}
