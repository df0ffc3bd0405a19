package dev.plateau.web.result;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.plateau.json.NullIfNotFinite;
import dev.plateau.web.request.CsvConverter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Predictions row by row, in JSON. */
@Schema(name = "Predictions")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PredictionsView(
    List<double[]> inputs,
    @Schema(description = "the targets of the training rows; absent for new rows")
        @Nullable List<double[]> targets,
    List<@NullIfNotFinite double[]> predictions)
    implements CsvConverter.Table {

  @Override
  public List<String> header() {
    List<String> header = new ArrayList<>(names("x", inputs));
    if (targets != null) {
      header.addAll(names("y", targets));
    }
    header.addAll(names("prediction", predictions));
    return header;
  }

  /** Names of columns: numbered, except for a single target or prediction. */
  public static List<String> names(String stem, List<double[]> rows) {
    int width = rows.getFirst().length;
    return IntStream.rangeClosed(1, width)
        .mapToObj(k -> width == 1 && !stem.equals("x") ? stem : stem + k)
        .toList();
  }

  @Override
  public Stream<List<Double>> lines() {
    return IntStream.range(0, inputs.size()).mapToObj(this::line);
  }

  private List<Double> line(int row) {
    List<Double> line = new ArrayList<>(boxed(inputs.get(row)));
    if (targets != null) {
      line.addAll(boxed(targets.get(row)));
    }
    line.addAll(boxed(predictions.get(row)));
    return line;
  }

  private static List<Double> boxed(double[] row) {
    return Arrays.stream(row).boxed().toList();
  }
}
