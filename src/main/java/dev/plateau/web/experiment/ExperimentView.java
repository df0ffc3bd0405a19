package dev.plateau.web.experiment;

import dev.plateau.experiment.Design;
import dev.plateau.experiment.Experiment;
import dev.plateau.experiment.Experiment.Times;
import dev.plateau.experiment.ExperimentStatus;
import dev.plateau.experiment.Results;
import dev.plateau.experiment.Results.Best;
import dev.plateau.json.KebabCase;
import dev.plateau.spec.SpecEcho;
import dev.plateau.web.request.Addresses;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** An experiment in JSON. */
@Schema(name = "Experiment")
record ExperimentView(
    UUID id,
    @Nullable String name,
    @Schema(implementation = ExperimentStatus.class) String status,
    @Schema(ref = "#/components/schemas/Spec", description = "of the first run") SpecEcho spec,
    @Schema(description = "the fields that vary, with their values") JsonNode vary,
    @Schema(implementation = Design.class) String design,
    @Schema(description = "into how many parts rows are parted for cross-validation; null: none")
        @Nullable Integer folds,
    @Schema(description = "how often they are") int repeats,
    ProgressView progress,
    @Schema(description = "what a search tried; null without one") @Nullable SearchView search,
    @Schema(
            description =
                "what came of each combination of values so far; of a search in its first rung")
        List<PointView> points,
    @Schema(
            description =
                "the point with the lowest median of held-out losses, where rows are held out; else"
                    + " with the highest rate; of a search the best of its last rung; null before"
                    + " it is known")
        @Nullable BestView best,
    @Schema(description = "what each field does, whatever the others are") List<EffectView> effects,
    Instant createdAt,
    @Nullable Instant startedAt,
    @Nullable Instant finishedAt,
    @Schema(description = "why the experiment failed") @Nullable String error,
    Map<String, String> links)
    implements ExperimentAnswer {

  /** How many runs were trained. */
  @Schema(name = "ExperimentProgress")
  record ProgressView(@Schema(description = "runs that were trained") int done, int runs) {
    static ProgressView of(Experiment experiment) {
      return new ProgressView(experiment.progress().done(), experiment.progress().runs());
    }
  }

  /** The best point of an experiment, and its best run. */
  @Schema(name = "BestPoint")
  record BestView(
      @Schema(description = "its place in points") int point,
      JsonNode values,
      @Schema(description = "the number of its run with the lowest loss") int run,
      @Schema(
              ref = "#/components/schemas/Spec",
              description = "of that run, ready to post; with folds, on all rows")
          SpecEcho spec) {
    static BestView of(Best best) {
      return new BestView(
          best.point().index(),
          PointView.object(best.point().values()),
          best.run(),
          new SpecEcho(best.spec(), false));
    }
  }

  static ExperimentView of(Experiment experiment, Results results) {
    Times times = experiment.life().times();
    return new ExperimentView(
        experiment.id(),
        experiment.plan().name().orElse(null),
        KebabCase.of(experiment.status()),
        new SpecEcho(results.first(), false),
        experiment.plan().vary(),
        KebabCase.of(experiment.plan().design()),
        experiment.plan().folds().count().orElse(null),
        experiment.plan().folds().repeats(),
        ProgressView.of(experiment),
        SearchView.of(experiment, results),
        results.points().stream().map(PointView::of).toList(),
        results.best().map(BestView::of).orElse(null),
        results.effects().stream().map(EffectView::of).toList(),
        times.created(),
        times.started().orElse(null),
        times.finished().orElse(null),
        experiment.life().error().orElse(null),
        links(experiment.id()));
  }

  static Map<String, String> links(UUID id) {
    String self = Addresses.of("/v1/experiments/" + id);
    return Map.of("self", self, "events", self + "/events");
  }
}
