package dev.plateau.web.job;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.plateau.job.Job;
import dev.plateau.job.Job.Times;
import dev.plateau.job.JobStatus;
import dev.plateau.json.FiniteNumbers;
import dev.plateau.json.KebabCase;
import dev.plateau.json.NullIfNotFinite;
import dev.plateau.spec.SpecEcho;
import dev.plateau.training.Outcome;
import dev.plateau.training.StopReason;
import dev.plateau.web.request.Addresses;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A job in JSON. */
@Schema(name = "Job")
public record JobView(
    UUID id,
    @Nullable String name,
    @Schema(implementation = JobStatus.class) String status,
    @Schema(
            implementation = Outcome.class,
            description = "how the run ended; null unless the job is completed")
        @Nullable String outcome,
    @Schema(ref = "#/components/schemas/Spec", description = "every field, with defaults filled in")
        SpecEcho spec,
    @Schema(
            description =
                "how the starts of a job with several ended, of which the best is the result;"
                    + " absent without restarts")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable RestartsView restarts,
    @Schema(description = "the number of weights and biases") long parameters,
    Progress progress,
    @Schema(description = "the loss before the first epoch; null while queued or not finite")
        @Nullable Double initialLoss,
    @Schema(
            description =
                "the loss of the result: after the last epoch, with keep \"best\" after bestEpoch;"
                    + " null while unfinished or not finite")
        @Nullable Double finalLoss,
    @Schema(
            description =
                "what weightDecay adds to the loss that is minimized, after the last epoch: half of"
                    + " it times the sum of squared weights; null while queued")
        @Nullable Double penalty,
    @Schema(
            allowableValues = "scaled",
            description =
                "the unit of every loss: \"scaled\" where standardize.targets scales the targets,"
                    + " absent where losses are in the targets' own")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable String lossUnit,
    @Schema(description = "the loss of the best constant prediction") @NullIfNotFinite
        double baselineLoss,
    @Schema(description = "the smallest loss that any function of the inputs can reach")
        @NullIfNotFinite
        double floorLoss,
    @Schema(description = "the smallest loss that this output unit can reach") @NullIfNotFinite
        double outputFloorLoss,
    @Schema(
            description =
                "the loss over the rows held out: of the result, before the end after the last"
                    + " epoch; null where no rows are held out, while queued or not finite")
        @Nullable Double holdoutLoss,
    @Schema(
            description =
                "the first epoch with the lowest loss, over the rows held out where there are"
                    + " some; null while queued")
        @Nullable Integer bestEpoch,
    @Schema(
            implementation = StopReason.class,
            description = "why training ended; null while unfinished or failed")
        @Nullable String stoppedBy,
    @Schema(description = "how often training computed the loss or its gradient") long evaluations,
    @Schema(description = "how well the result predicts, in brief; null while unfinished")
        @Nullable ScoresView metrics,
    @Schema(description = "from checks made before training") List<Finding> warnings,
    @Schema(description = "from the diagnosis after training") List<Finding> findings,
    Instant createdAt,
    @Nullable Instant startedAt,
    @Nullable Instant finishedAt,
    double trainingSeconds,
    @Schema(description = "how often a process claimed the job") int attempts,
    @Schema(description = "why the job failed") @Nullable String error,
    @Schema(description = "addresses of the job's results by name") Map<String, String> links) {

  /** The progress of a run. */
  @Schema(name = "JobProgress")
  record Progress(int epoch, int epochs, @Nullable Double loss) {}

  /** A remark of a check. */
  public record Finding(String id, String summary) {}

  static JobView of(Job job) {
    return of(job, false);
  }

  /** For lists: without the rows. */
  static JobView brief(Job job) {
    return of(job, true);
  }

  private static JobView of(Job job, boolean brief) {
    Job.Metrics metrics = job.metrics();
    Job.Losses losses = metrics.progress().losses();
    Double loss = FiniteNumbers.orNull(losses.last());
    Times times = job.life().times();
    return new JobView(
        job.id(),
        job.spec().name().orElse(null),
        KebabCase.of(job.status()),
        metrics.outcome().map(KebabCase::of).orElse(null),
        new SpecEcho(job.asked(), brief),
        RestartsView.of(job, brief),
        job.spec().training().network().parameters(),
        new Progress(metrics.progress().epoch(), job.spec().training().descent().epochs(), loss),
        FiniteNumbers.orNull(metrics.initialLoss()),
        FiniteNumbers.orNull(loss(job, Job.Result::loss, OptionalDouble.empty())),
        FiniteNumbers.orNull(losses.penalty()),
        job.spec().training().preparation().scalesTargets() ? "scaled" : null,
        metrics.bounds().baseline(),
        metrics.bounds().floor(),
        metrics.bounds().outputFloor(),
        FiniteNumbers.orNull(loss(job, Job.Result::heldOutLoss, losses.heldOut())),
        losses.bestEpoch().stream().boxed().findFirst().orElse(null),
        metrics.end().stoppedBy().map(KebabCase::of).orElse(null),
        metrics.progress().effort().evaluations(),
        metrics.end().result().flatMap(Job.Result::scores).map(ScoresView::of).orElse(null),
        job.report().warnings().stream().map(one -> new Finding(one.id(), one.summary())).toList(),
        job.report().findings().stream().map(one -> new Finding(one.id(), one.summary())).toList(),
        times.created(),
        times.started().orElse(null),
        times.finished().orElse(null),
        metrics.progress().effort().seconds(),
        job.life().attempts(),
        job.life().error().orElse(null),
        links(job.id()));
  }

  /** That of the result where there is one. */
  private static OptionalDouble loss(
      Job job, Function<Job.Result, OptionalDouble> ofResult, OptionalDouble before) {
    return job.metrics().end().result().map(ofResult).orElse(before);
  }

  private static Map<String, String> links(UUID id) {
    String self = Addresses.of("/v1/jobs/" + id);
    Map<String, String> links = new LinkedHashMap<>();
    links.put("self", self);
    for (String part :
        List.of("losses", "predictions", "metrics", "parameters", "diagnosis", "events")) {
      links.put(part, self + "/" + part);
    }
    return links;
  }
}
