package dev.plateau.web.experiment;

import dev.plateau.data.metric.Share;
import dev.plateau.experiment.Results.Point;
import dev.plateau.experiment.RunSummary;
import dev.plateau.experiment.RunSummary.Quantiles;
import dev.plateau.json.NullIfNotFinite;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What came of a point of an experiment: of the runs with the same values but for their starts. */
@Schema(name = "ExperimentPoint")
record PointView(
    @Schema(description = "the values of the varied fields, by their paths") JsonNode values,
    @Schema(description = "how many runs were trained so far") int runs,
    int converged,
    @Schema(description = "runs whose loss was not finite, or far above that at their start")
        int diverged,
    @Schema(description = "the share of runs that converged; null without runs")
        @Nullable Double rate,
    @Schema(description = "95 % interval of the rate (Wilson)") @Nullable Double low95,
    @Nullable Double high95,
    @Schema(description = "until converging runs had converged; null where none did")
        @Nullable Integer medianEpochs,
    @Schema(description = "losses of the results; null without runs")
        @Nullable LossQuantiles finalLoss,
    @Schema(description = "losses of the rows held out; null where none are")
        @Nullable LossQuantiles holdoutLoss,
    @Schema(
            description =
                "how well the runs predict: the mean of each metric; null where no rows are held"
                    + " out or left out of training")
        @Nullable ScorecardView metrics) {

  /** Where the losses of some runs lie. */
  @Schema(name = "LossQuantiles")
  record LossQuantiles(
      @Schema(description = "the 5 % quantile; null where it is not finite") @NullIfNotFinite
          double q05,
      @Schema(description = "null where it is not finite") @NullIfNotFinite double median,
      @Schema(description = "the 95 % quantile; null where it is not finite") @NullIfNotFinite
          double q95) {

    static @Nullable LossQuantiles of(Optional<Quantiles> losses) {
      return losses
          .map(found -> new LossQuantiles(found.q05(), found.median(), found.q95()))
          .orElse(null);
    }
  }

  static PointView of(Point point) {
    RunSummary summary = point.summary();
    return new PointView(
        object(point.values()),
        summary.runs(),
        summary.converged(),
        summary.diverged(),
        summary.rate().map(Share::value).orElse(null),
        summary.rate().map(Share::low95).orElse(null),
        summary.rate().map(Share::high95).orElse(null),
        summary.medianEpochs().stream().boxed().findFirst().orElse(null),
        LossQuantiles.of(summary.losses()),
        LossQuantiles.of(summary.heldOutLosses()),
        point.card().map(ScorecardView::of).orElse(null));
  }

  static ObjectNode object(Map<String, JsonNode> values) {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    values.forEach(object::set);
    return object;
  }
}
