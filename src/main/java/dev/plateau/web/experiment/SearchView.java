package dev.plateau.web.experiment;

import dev.plateau.experiment.Experiment;
import dev.plateau.experiment.Results;
import dev.plateau.experiment.Results.RungTried;
import dev.plateau.experiment.Results.Tried;
import dev.plateau.experiment.Search;
import dev.plateau.json.NullIfNotFinite;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What a search by successive halving tried. */
@Schema(name = "ExperimentSearch")
record SearchView(
    @Schema(description = "epochs of all runs together, at most") long budget,
    @Schema(description = "how many times fewer points each rung has") int factor,
    @Schema(description = "of a run, at most") @Nullable Integer epochs,
    @Schema(description = "epochs of all runs that were trained") long spent,
    @Schema(description = "as far as they were decided") List<RungView> rungs) {

  /** Points that were trained for the same number of epochs. */
  @Schema(name = "SearchRung")
  record RungView(
      @Schema(description = "of each run") int epochs,
      @Schema(description = "the best first") List<TriedView> tried) {

    private static RungView of(RungTried rung) {
      return new RungView(rung.epochs(), rung.tried().stream().map(TriedView::of).toList());
    }
  }

  /** A point that was tried. */
  @Schema(name = "SearchedPoint")
  record TriedView(
      @Schema(description = "its place in points") int point,
      JsonNode values,
      @Schema(
              description =
                  "the mean on rows held out by which points are chosen: accuracy, of numbers"
                      + " rSquared; null where it is not finite")
          @NullIfNotFinite
          double score,
      @Schema(description = "the mean on rows held out, which decides between equal scores")
          @NullIfNotFinite
          double holdoutLoss,
      @Schema(description = "whether the next rung has it") boolean kept) {

    private static TriedView of(Tried tried) {
      return new TriedView(
          tried.point(),
          PointView.object(tried.values()),
          tried.score(),
          tried.heldOutLoss(),
          tried.kept());
    }
  }

  static @Nullable SearchView of(Experiment experiment, Results results) {
    return experiment.plan().search().map(search -> of(search, results)).orElse(null);
  }

  private static SearchView of(Search search, Results results) {
    return new SearchView(
        search.budget(),
        search.factor(),
        search.epochs().orElse(null),
        results.epochs(),
        results.rungs().stream().map(RungView::of).toList());
  }
}
