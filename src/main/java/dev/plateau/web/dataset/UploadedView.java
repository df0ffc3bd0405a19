package dev.plateau.web.dataset;

import dev.plateau.data.Observations;
import dev.plateau.data.table.Description;
import dev.plateau.data.table.Task;
import dev.plateau.json.KebabCase;
import dev.plateau.spec.Suggestion;
import dev.plateau.web.dataset.DescriptionView.FormatView;
import dev.plateau.web.dataset.DescriptionView.RemarkView;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** An upload as it was understood, without its rows. */
@Schema(name = "UploadedDataset")
record UploadedView(
    UUID id,
    @Schema(description = "rows that are used") int rows,
    @Schema(description = "numbers that a row is predicted from, after encoding") int inputs,
    @Schema(description = "numbers that are predicted, after encoding") int targets,
    @Schema(implementation = Task.class) String task,
    FormatView format,
    List<ColumnView> columns,
    @Schema(description = "everything that was guessed, and how to overrule it")
        List<RemarkView> remarks,
    @Schema(ref = "#/components/schemas/Spec", description = "a job to start from, ready to post")
        JsonNode suggestion) {

  static UploadedView of(
      UUID id, Observations data, Description description, Suggestion suggestion) {
    return new UploadedView(
        id,
        data.rows().rows(),
        data.rows().width(),
        data.rows().targetWidth(),
        KebabCase.of(data.task()),
        FormatView.of(description.format().orElseThrow()),
        description.columns().stream().map(ColumnView::of).toList(),
        description.remarks().stream().map(RemarkView::of).toList(),
        suggestion.on(id.toString()));
  }
}
