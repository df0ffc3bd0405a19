package dev.plateau.web.result;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.plateau.json.NullIfNotFinite;
import dev.plateau.training.Region;
import dev.plateau.training.Surface;
import dev.plateau.web.request.CsvConverter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Predictions on a grid over two inputs, or over the only one, in JSON. */
@Schema(name = "Surface")
@JsonInclude(JsonInclude.Include.NON_NULL)
record SurfaceView(
    @Schema(description = "values of the first input") List<Double> x,
    @Schema(description = "values of the second input; absent when the network has one input")
        @Nullable List<Double> y,
    @Schema(description = "predictions: z[i][j] at y[i] and x[j]")
        List<@NullIfNotFinite double[]> z,
    @Schema(
            description =
                "the values of the other inputs, null for the two on the axes; absent when there"
                    + " are none")
        @Nullable List<@NullIfNotFinite Double> held,
    @JsonIgnore Region region,
    @JsonIgnore Picture picture)
    implements CsvConverter.Table, PictureConverter.Drawable {

  static SurfaceView of(Surface.Grid grid, List<Double> held, Region region, Picture picture) {
    boolean others = held.stream().anyMatch(Double::isFinite);
    return new SurfaceView(
        grid.x(),
        region.y().isPresent() ? grid.y() : null,
        grid.z(),
        others ? held : null,
        region,
        picture);
  }

  @Override
  public List<String> header() {
    return Stream.concat(
            Stream.concat(Stream.of(region.x()), region.y().stream())
                .map(side -> "x" + (side.input() + 1)),
            Stream.of("prediction"))
        .toList();
  }

  @Override
  public Stream<List<Double>> lines() {
    return IntStream.range(0, z.size())
        .boxed()
        .flatMap(i -> IntStream.range(0, x.size()).mapToObj(j -> line(i, j)));
  }

  private List<Double> line(int i, int j) {
    List<Double> line = new ArrayList<>(List.of(x.get(j)));
    if (y != null) {
      line.add(y.get(i));
    }
    line.add(z.get(i)[j]);
    return line;
  }
}
