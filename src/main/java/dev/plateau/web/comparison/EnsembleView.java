package dev.plateau.web.comparison;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.plateau.data.Dataset;
import dev.plateau.json.NullIfNotFinite;
import dev.plateau.math.MostLikely;
import dev.plateau.web.comparison.Ensemble.Predicted;
import dev.plateau.web.job.ScoresView.Score;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What some jobs predict together. */
@Schema(name = "EnsemblePredictions")
@JsonInclude(JsonInclude.Include.NON_NULL)
record EnsembleView(
    List<UUID> jobs,
    @Schema(description = "not scaled, as the first job sees them") List<double[]> inputs,
    @Schema(description = "absent for rows that the request brings")
        @Nullable List<double[]> targets,
    @Schema(description = "the mean of the jobs' predictions")
        List<@NullIfNotFinite double[]> predictions,
    @Schema(description = "their standard deviation") List<@NullIfNotFinite double[]> spread,
    @Schema(description = "the most likely class of each row; absent for numbers")
        @Nullable List<String> labels,
    @Schema(description = "what the columns of predictions stand for; absent for numbers")
        @Nullable List<String> classes,
    @Schema(
            description =
                "how well rows are predicted that all jobs hold out; absent where there are none")
        @Nullable Score holdout) {

  static EnsembleView of(Ensemble ensemble, Predicted predicted) {
    Dataset rows = ensemble.rows().getFirst();
    List<String> classes = ensemble.members().getFirst().classes();
    return new EnsembleView(
        ensemble.members().stream().map(one -> one.job().id()).toList(),
        rows.inputRows(),
        ensemble.ownRows() ? rows.targetRows() : null,
        predicted.means(),
        predicted.spreads(),
        classes.isEmpty()
            ? null
            : predicted.means().stream()
                .map(outputs -> classes.get(MostLikely.of(outputs)))
                .toList(),
        classes.isEmpty() ? null : classes,
        ensemble.heldOutScore(predicted.means()).map(Score::of).orElse(null));
  }
}
