package dev.plateau.web.experiment;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.plateau.data.metric.SampleMean;
import dev.plateau.experiment.Metric;
import dev.plateau.experiment.Scorecard;
import dev.plateau.json.NullIfNotFinite;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How well the runs of a point predict the rows they were trained on, and those held out. */
@Schema(name = "ExperimentMetrics")
record ScorecardView(
    Means training,
    @Schema(description = "null where no rows are held out") @Nullable Means holdout) {

  /** The mean of each metric: numbers have the last three, classes the others. */
  @Schema(name = "MetricMeans")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Means(
      @Schema(description = "in the unit of training, which is that of scaled targets")
          @Nullable Mean loss,
      @Nullable Mean accuracy,
      @Nullable Mean balancedAccuracy,
      @Nullable Mean logLoss,
      @Nullable Mean auc,
      @Nullable Mean rSquared,
      @Nullable Mean rmse,
      @Nullable Mean mae) {

    private static Means of(Map<Metric, SampleMean> means) {
      return new Means(
          Mean.of(means.get(Metric.LOSS)),
          Mean.of(means.get(Metric.ACCURACY)),
          Mean.of(means.get(Metric.BALANCED_ACCURACY)),
          Mean.of(means.get(Metric.LOG_LOSS)),
          Mean.of(means.get(Metric.AUC)),
          Mean.of(means.get(Metric.R_SQUARED)),
          Mean.of(means.get(Metric.RMSE)),
          Mean.of(means.get(Metric.MAE)));
    }
  }

  /** A mean and its interval. */
  @Schema(name = "MetricMean")
  record Mean(
      @Schema(description = "over how many: folds, or runs where there are no folds") int count,
      @Schema(description = "null where one of them is not finite") @NullIfNotFinite double mean,
      @Schema(description = "the standard deviation; null for a single one") @NullIfNotFinite
          double deviation,
      @Schema(
              description =
                  "the lower end of the 95 % interval (Student; of folds with the correction of"
                      + " Nadeau and Bengio, as their training rows overlap: an approximation,"
                      + " since no exact interval is known); null for a single one")
          @NullIfNotFinite
          double low95,
      @Schema(description = "the upper end") @NullIfNotFinite double high95) {

    static @Nullable Mean of(@Nullable SampleMean mean) {
      return mean == null
          ? null
          : new Mean(mean.count(), mean.value(), mean.deviation(), mean.low95(), mean.high95());
    }
  }

  static ScorecardView of(Scorecard card) {
    return new ScorecardView(
        Means.of(card.training()), card.heldOut().isEmpty() ? null : Means.of(card.heldOut()));
  }
}
