package dev.plateau.web.dataset;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.plateau.data.table.Task;
import dev.plateau.json.NullIfNotFinite;
import dev.plateau.web.dataset.DescriptionView.FormatView;
import dev.plateau.web.dataset.DescriptionView.RemarkView;
import dev.plateau.web.request.CsvConverter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A data set with some of its rows. */
@Schema(name = "Dataset")
@JsonInclude(JsonInclude.Include.NON_NULL)
record DatasetView(
    @Schema(description = "the name of a built-in set, the id of an upload") String name,
    @Schema(description = "what is predicted from what, in one line") String summary,
    @Schema(description = "how many rows there are in all") int rows,
    @Schema(implementation = Task.class) String task,
    @Schema(description = "absent where there was no file") @Nullable FormatView format,
    List<ColumnView> columns,
    @Schema(description = "everything that was guessed") List<RemarkView> remarks,
    @Schema(ref = "#/components/schemas/Spec", description = "a job to start from, ready to post")
        JsonNode suggestion,
    @Schema(description = "the number of the first row that is shown, from 0 on") int from,
    @Schema(description = "the encoded inputs of the rows shown; null where a cell is missing")
        List<@NullIfNotFinite double[]> inputs,
    @Schema(description = "the encoded targets of the rows shown") List<double[]> targets,
    @JsonIgnore DatasetWords words)
    implements CsvConverter.Rows {

  @Override
  public List<String> header() {
    return words.header();
  }

  @Override
  public Stream<List<String>> cells() {
    return words.rows();
  }
}
