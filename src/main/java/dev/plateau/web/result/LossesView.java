package dev.plateau.web.result;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.plateau.json.NullIfNotFinite;
import dev.plateau.training.History.Point;
import dev.plateau.web.request.CsvConverter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A loss curve in JSON: entry 0 is the loss before training, null stands for a non-finite loss. */
@Schema(name = "Losses")
@JsonInclude(JsonInclude.Include.NON_NULL)
record LossesView(
    List<Integer> epoch,
    List<@NullIfNotFinite Double> loss,
    @Schema(description = "the smallest loss since the previous point; absent unless sampled")
        @Nullable List<@NullIfNotFinite Double> lossMin,
    @Schema(description = "the largest loss since the previous point; absent unless sampled")
        @Nullable List<@NullIfNotFinite Double> lossMax,
    @Schema(description = "whether a point may stand for several epochs") boolean sampled,
    @Schema(description = "how many losses there are: one more than epochs") int of,
    @JsonIgnore Picture picture)
    implements CsvConverter.Table, PictureConverter.Drawable {

  static LossesView of(List<Point> points, boolean sampled, int of, Picture picture) {
    return new LossesView(
        points.stream().map(Point::epoch).toList(),
        points.stream().map(Point::loss).toList(),
        sampled ? points.stream().map(Point::min).toList() : null,
        sampled ? points.stream().map(Point::max).toList() : null,
        sampled,
        of,
        picture);
  }

  @Override
  public List<String> header() {
    return sampled ? List.of("epoch", "loss", "lossMin", "lossMax") : List.of("epoch", "loss");
  }

  @Override
  public Stream<List<Double>> lines() {
    return IntStream.range(0, epoch.size()).mapToObj(this::line);
  }

  private List<Double> line(int k) {
    double at = epoch.get(k);
    return lossMin == null || lossMax == null
        ? List.of(at, loss.get(k))
        : List.of(at, loss.get(k), lossMin.get(k), lossMax.get(k));
  }
}
