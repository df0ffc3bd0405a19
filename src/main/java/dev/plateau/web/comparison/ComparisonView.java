package dev.plateau.web.comparison;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.plateau.data.metric.PairedDifference;
import dev.plateau.job.Job;
import dev.plateau.json.FiniteNumbers;
import dev.plateau.json.KebabCase;
import dev.plateau.json.NullIfNotFinite;
import dev.plateau.training.Outcome;
import dev.plateau.web.job.ScoresView;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Jobs beside each other. */
@Schema(name = "Comparison")
record ComparisonView(
    List<ComparedJob> jobs,
    @Schema(description = "the fields of the specs that differ") List<FieldDifference> differences,
    @Schema(description = "each two jobs, row by row on the same rows") List<Pair> pairs) {

  /** A job and what came of it. */
  @Schema(name = "ComparedJob")
  record ComparedJob(
      UUID id,
      @Nullable String name,
      @Schema(implementation = Outcome.class) @Nullable String outcome,
      long parameters,
      @Schema(description = "of its result") int epoch,
      @Nullable Double finalLoss,
      @Nullable Double holdoutLoss,
      @Nullable ScoresView metrics,
      double trainingSeconds,
      String losses) {
    static ComparedJob of(Job job) {
      Job.Metrics metrics = job.metrics();
      return new ComparedJob(
          job.id(),
          job.spec().name().orElse(null),
          metrics.outcome().map(KebabCase::of).orElse(null),
          job.spec().training().network().parameters(),
          job.resultEpoch(),
          metrics.end().result().map(result -> FiniteNumbers.orNull(result.loss())).orElse(null),
          metrics
              .end()
              .result()
              .map(result -> FiniteNumbers.orNull(result.heldOutLoss()))
              .orElse(null),
          metrics.end().result().flatMap(Job.Result::scores).map(ScoresView::of).orElse(null),
          metrics.progress().effort().seconds(),
          "/v1/jobs/" + job.id() + "/losses");
    }
  }

  /** A field of a spec that is not the same in all jobs. */
  @Schema(name = "FieldDifference")
  record FieldDifference(
      @Schema(description = "its path, such as init.high") String field,
      @Schema(
              ref = "#/components/schemas/FieldValues",
              description = "in the order of the jobs; null where a spec has no such field")
          JsonNode values) {}

  /** Two jobs, row by row. */
  @Schema(name = "ComparedPair")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Pair(
      UUID first,
      UUID second,
      @Schema(
              allowableValues = {"holdout", "training"},
              description = "the rows that both hold out, or all where neither holds out any")
          @Nullable String of,
      @Schema(allowableValues = {"accuracy", "squared-error"}) @Nullable String measure,
      @Schema(description = "the mean of the first less that of the second")
          @Nullable DifferenceView difference,
      @Schema(description = "why they cannot be compared row by row") @Nullable String reason) {}

  /** The mean of a difference, and its 95 % interval. */
  @Schema(name = "PairedDifference")
  record DifferenceView(
      int rows,
      @NullIfNotFinite double value,
      @NullIfNotFinite double low95,
      @NullIfNotFinite double high95) {
    static DifferenceView of(PairedDifference found) {
      return new DifferenceView(found.rows(), found.value(), found.low95(), found.high95());
    }
  }
}
