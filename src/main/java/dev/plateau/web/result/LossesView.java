package dev.plateau.web.result;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.plateau.json.NullIfNotFinite;
import dev.plateau.training.History.Point;
import dev.plateau.training.Preparation;
import dev.plateau.web.request.CsvConverter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A loss curve in JSON: entry 0 is the loss before training, null stands for a non-finite loss. */
@Schema(name = "Losses")
record LossesView(
    List<Integer> epoch,
    List<@NullIfNotFinite Double> loss,
    @Schema(description = "the loss over the rows held out; null where none are")
        @Nullable List<@NullIfNotFinite Double> holdoutLoss,
    @Schema(description = "the smallest loss since the previous point; absent unless sampled")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable List<@NullIfNotFinite Double> lossMin,
    @Schema(description = "the largest loss since the previous point; absent unless sampled")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable List<@NullIfNotFinite Double> lossMax,
    @Schema(
            allowableValues = "scaled",
            description = "\"scaled\" where losses are those of scaled targets, else absent")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable String unit,
    @Schema(description = "whether a point may stand for several epochs") boolean sampled,
    @Schema(description = "how many losses there are: one more than epochs") int of,
    @JsonIgnore Picture picture)
    implements CsvConverter.Table, PictureConverter.Drawable {

  static LossesView of(
      List<Point> points, Preparation preparation, boolean sampled, int of, Picture picture) {
    boolean heldOut = preparation.holdsOut();
    return new LossesView(
        points.stream().map(Point::epoch).toList(),
        points.stream().map(Point::loss).toList(),
        heldOut ? points.stream().map(Point::heldOutLoss).toList() : null,
        sampled ? points.stream().map(Point::min).toList() : null,
        sampled ? points.stream().map(Point::max).toList() : null,
        preparation.scalesTargets() ? "scaled" : null,
        sampled,
        of,
        picture);
  }

  @Override
  public List<String> header() {
    List<String> header = new ArrayList<>(List.of("epoch", "loss"));
    if (holdoutLoss != null) {
      header.add("holdoutLoss");
    }
    if (sampled) {
      header.addAll(List.of("lossMin", "lossMax"));
    }
    return header;
  }

  @Override
  public Stream<List<Double>> lines() {
    return IntStream.range(0, epoch.size()).mapToObj(this::line);
  }

  private List<Double> line(int k) {
    List<Double> line = new ArrayList<>(List.of((double) epoch.get(k), loss.get(k)));
    if (holdoutLoss != null) {
      line.add(holdoutLoss.get(k));
    }
    if (lossMin != null && lossMax != null) {
      line.addAll(List.of(lossMin.get(k), lossMax.get(k)));
    }
    return line;
  }
}
