package dev.plateau.web.job;

import dev.plateau.job.Job;
import dev.plateau.job.Job.Times;
import dev.plateau.job.JobStatus;
import dev.plateau.json.FiniteNumbers;
import dev.plateau.json.KebabCase;
import dev.plateau.json.NullIfNotFinite;
import dev.plateau.spec.SpecEcho;
import dev.plateau.training.Outcome;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
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
    @Schema(description = "the number of weights and biases") long parameters,
    Progress progress,
    @Schema(description = "the loss before the first epoch; null while queued or not finite")
        @Nullable Double initialLoss,
    @Schema(description = "the loss at the end; null while unfinished or not finite")
        @Nullable Double finalLoss,
    @Schema(description = "the loss of the best constant prediction") @NullIfNotFinite
        double baselineLoss,
    @Schema(description = "the smallest loss that any function of the inputs can reach")
        @NullIfNotFinite
        double floorLoss,
    @Schema(description = "the smallest loss that this output unit can reach") @NullIfNotFinite
        double outputFloorLoss,
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
    return of(job, new SpecEcho(job.spec(), false));
  }

  /** For lists: without the rows. */
  static JobView brief(Job job) {
    return of(job, new SpecEcho(job.spec(), true));
  }

  private static JobView of(Job job, SpecEcho spec) {
    Job.Metrics metrics = job.metrics();
    Double loss = FiniteNumbers.orNull(metrics.progress().loss());
    Times times = job.life().times();
    return new JobView(
        job.id(),
        job.spec().name().orElse(null),
        KebabCase.of(job.status()),
        metrics.outcome().map(KebabCase::of).orElse(null),
        spec,
        job.spec().training().network().parameters(),
        new Progress(metrics.progress().epoch(), job.spec().training().descent().epochs(), loss),
        FiniteNumbers.orNull(metrics.initialLoss()),
        job.isTerminal() ? loss : null,
        metrics.bounds().baseline(),
        metrics.bounds().floor(),
        metrics.bounds().outputFloor(),
        job.report().warnings().stream().map(one -> new Finding(one.id(), one.summary())).toList(),
        job.report().findings().stream().map(one -> new Finding(one.id(), one.summary())).toList(),
        times.created(),
        times.started().orElse(null),
        times.finished().orElse(null),
        metrics.progress().seconds(),
        job.life().attempts(),
        job.life().error().orElse(null),
        links(job.id()));
  }

  private static Map<String, String> links(UUID id) {
    String self = "/v1/jobs/" + id;
    Map<String, String> links = new LinkedHashMap<>();
    links.put("self", self);
    for (String part : List.of("losses", "predictions", "parameters", "diagnosis", "events")) {
      links.put(part, self + "/" + part);
    }
    return links;
  }
}
