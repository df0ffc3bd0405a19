package dev.plateau.web.experiment;

import dev.plateau.experiment.Experiment;
import dev.plateau.experiment.FieldMap;
import dev.plateau.experiment.FieldMap.Group;
import dev.plateau.experiment.FieldMap.Measure;
import dev.plateau.plot.Caption;
import dev.plateau.plot.MapPlot;
import dev.plateau.plot.MapPlot.Family;
import dev.plateau.plot.MapPlot.Kind;
import dev.plateau.plot.Numerals;
import dev.plateau.plot.Size;
import dev.plateau.web.result.Picture;
import java.util.Arrays;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** The picture of a map; losses are shown by their logarithms. */
final class MapPicture {
  private MapPicture() {}

  static Picture of(Experiment experiment, FieldMap map, Size size) {
    Caption caption =
        new Caption(
            experiment.plan().name().orElse(title(map.measure())),
            "%s · %,d of %,d runs"
                .formatted(
                    title(map.measure()).toLowerCase(Locale.ROOT),
                    experiment.progress().done(),
                    experiment.progress().runs()));
    return new Picture(size, wanted -> plot(map).drawn(caption, wanted));
  }

  private static MapPlot plot(FieldMap map) {
    boolean loss = map.measure() == Measure.LOSS || map.measure() == Measure.HOLDOUT_LOSS;
    return new MapPlot(
        side(map.x()),
        side(map.y()),
        loss ? map.z().stream().map(MapPicture::logarithms).toList() : map.z(),
        name(map.measure()),
        map.groups().stream().map(group -> kind(group, map)).toList());
  }

  private static MapPlot.Side side(FieldMap.Side side) {
    return new MapPlot.Side(side.name(), side.values().stream().map(MapPicture::label).toList());
  }

  static String label(JsonNode value) {
    if (value.isNumber()) {
      return Numerals.brief(value.doubleValue(), 3);
    }
    return value.isString() ? value.stringValue() : value.toString();
  }

  private static double[] logarithms(double[] losses) {
    return Arrays.stream(losses)
        .map(loss -> Math.log10(Math.max(loss, Double.MIN_NORMAL)))
        .toArray();
  }

  private static Kind kind(Group group, FieldMap map) {
    int all = map.groups().stream().mapToInt(Group::runs).sum();
    String share = Numerals.brief(100.0 * group.runs() / all, 3) + " %";
    String loss = Numerals.brief(group.medianLoss(), 3);
    return switch (group.fate()) {
      case CONVERGED -> new Kind("converged, %s".formatted(share), Family.GOOD);
      case STUCK -> new Kind("loss %s, %s".formatted(loss, share), Family.POOR);
      case DIVERGED -> new Kind("diverged, %s".formatted(share), Family.BAD);
      case OTHER -> new Kind("rarer, %s".formatted(share), Family.OTHER);
    };
  }

  private static String title(Measure measure) {
    return switch (measure) {
      case RATE -> "Rate of convergence";
      case LOSS -> "Median loss";
      case HOLDOUT_LOSS -> "Median loss of the rows held out";
      case EPOCHS -> "Median epochs to convergence";
      case BASIN -> "Where runs end";
    };
  }

  private static String name(Measure measure) {
    return switch (measure) {
      case RATE -> "rate";
      case LOSS -> "log10 of the loss";
      case HOLDOUT_LOSS -> "log10 of the held-out loss";
      case EPOCHS -> "epochs";
      case BASIN -> "end";
    };
  }
}
