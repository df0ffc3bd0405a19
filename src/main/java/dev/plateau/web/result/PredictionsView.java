package dev.plateau.web.result;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.plateau.json.NullIfNotFinite;
import dev.plateau.web.request.CsvConverter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Predictions row by row, in JSON. */
@Schema(name = "Predictions")
@JsonInclude(JsonInclude.Include.NON_NULL)
record PredictionsView(
    @Schema(description = "encoded rows, with the training rows' means where a cell is missing")
        List<double[]> inputs,
    @Schema(description = "of the rows of the data set; absent for new rows")
        @Nullable List<double[]> targets,
    @Schema(description = "in the targets' own unit; for classes the likelihood of each")
        List<@NullIfNotFinite double[]> predictions,
    @Schema(description = "the most likely class of each row; absent for numbers")
        @Nullable List<String> labels,
    @Schema(
            description =
                "the classes, one a column of predictions; two where a single column is the"
                    + " likelihood of the second; absent for numbers")
        @Nullable List<String> classes,
    @Schema(description = "which rows were kept out of training; absent for new rows")
        @Nullable List<Boolean> heldOut,
    @JsonIgnore PredictionWords words)
    implements CsvConverter.Rows {

  @Override
  public List<String> header() {
    return words.header();
  }

  @Override
  public Stream<List<String>> cells() {
    return words.cells();
  }
}
