package dev.plateau.web.experiment;

import dev.plateau.experiment.Experiment;
import dev.plateau.experiment.ExperimentStatus;
import dev.plateau.json.KebabCase;
import dev.plateau.web.experiment.ExperimentView.ProgressView;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A page of experiments, and the cursor of the next one. */
@Schema(name = "ExperimentPage")
record ExperimentPage(
    List<Item> items,
    @Schema(description = "the cursor of the next page; null on the last one")
        @Nullable String next) {

  /** An experiment in brief. */
  @Schema(name = "ExperimentItem")
  record Item(
      UUID id,
      @Nullable String name,
      @Schema(implementation = ExperimentStatus.class) String status,
      @Schema(description = "the fields that vary, with their values") JsonNode vary,
      ProgressView progress,
      Instant createdAt,
      @Nullable Instant finishedAt,
      Map<String, String> links) {
    static Item of(Experiment experiment) {
      return new Item(
          experiment.id(),
          experiment.plan().name().orElse(null),
          KebabCase.of(experiment.status()),
          experiment.plan().vary(),
          ProgressView.of(experiment),
          experiment.life().times().created(),
          experiment.life().times().finished().orElse(null),
          ExperimentView.links(experiment.id()));
    }
  }
}
