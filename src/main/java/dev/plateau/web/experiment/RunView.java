package dev.plateau.web.experiment;

import dev.plateau.experiment.Ends.End;
import dev.plateau.experiment.Results.Run;
import dev.plateau.json.KebabCase;
import dev.plateau.json.NullIfNotFinite;
import dev.plateau.spec.SpecEcho;
import dev.plateau.training.StopReason;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One run of an experiment. */
@Schema(name = "ExperimentRun")
record RunView(
    int run,
    @Schema(description = "the values of what varies, by field; x and y on a plane of starts")
        JsonNode values,
    @Schema(ref = "#/components/schemas/Spec", description = "ready to post") SpecEcho spec,
    @Schema(description = "how it ended; null before it was trained") @Nullable EndView end) {

  /** How a run of an experiment ended. */
  @Schema(name = "RunEnd")
  record EndView(
      boolean converged,
      @Schema(description = "its loss was not finite, or far above that at its start")
          boolean diverged,
      @Schema(implementation = StopReason.class) String stoppedBy,
      int epochs,
      @Schema(description = "the first epoch at which it had converged; null where it did not")
          @Nullable Integer convergedAfter,
      @NullIfNotFinite double initialLoss,
      @NullIfNotFinite double finalLoss,
      @Schema(description = "of the rows held out; null where none are") @NullIfNotFinite
          double holdoutLoss) {
    static EndView of(End end) {
      return new EndView(
          end.converged(),
          end.diverged(),
          KebabCase.of(end.stoppedBy()),
          end.epochs(),
          end.reached() < 0 ? null : end.reached(),
          end.initialLoss(),
          end.loss(),
          end.heldOutLoss());
    }
  }

  static RunView of(Run run) {
    return new RunView(
        run.index(),
        PointView.object(run.values()),
        new SpecEcho(run.spec(), false),
        run.end().map(EndView::of).orElse(null));
  }
}
