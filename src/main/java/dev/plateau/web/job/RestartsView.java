package dev.plateau.web.job;

import dev.plateau.data.metric.Share;
import dev.plateau.job.Job;
import dev.plateau.job.Restarts;
import dev.plateau.job.Restarts.StartEnd;
import dev.plateau.json.NullIfNotFinite;
import dev.plateau.spec.SpecEcho;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How the starts of a job that has several ended. */
@Schema(name = "Restarts")
record RestartsView(
    int runs,
    @Schema(description = "starts that were trained so far") int done,
    int converged,
    @Schema(description = "whose loss was not finite, or far above that at their start")
        int diverged,
    @Schema(description = "the share that converged; null before any was trained")
        @Nullable Double rate,
    @Schema(description = "95 % interval of the rate (Wilson)") @Nullable Double low95,
    @Nullable Double high95,
    @Schema(
            description =
                "the losses by which the best is chosen: of the rows held out, else of the training"
                    + " rows; null before any was trained")
        @Nullable LossRange losses,
    @Schema(description = "of the best, whose run is the result; null before all were trained")
        @Nullable Long seed,
    @Schema(
            ref = "#/components/schemas/Spec",
            description = "of the best, which gives the same result when it is posted by itself")
        @Nullable SpecEcho spec) {

  /** Where the losses of the starts lie. */
  @Schema(name = "LossRange")
  record LossRange(
      @NullIfNotFinite double lowest,
      @NullIfNotFinite double median,
      @Schema(description = "null where one is not finite") @NullIfNotFinite double highest) {

    private static Optional<LossRange> of(List<StartEnd> ends) {
      double[] losses = ends.stream().mapToDouble(StartEnd::deciding).sorted().toArray();
      return losses.length == 0
          ? Optional.empty()
          : Optional.of(
              new LossRange(losses[0], losses[(losses.length - 1) / 2], losses[losses.length - 1]));
    }
  }

  static @Nullable RestartsView of(Job job, boolean brief) {
    return job.restarts().map(restarts -> of(job, restarts, brief)).orElse(null);
  }

  private static RestartsView of(Job job, Restarts restarts, boolean brief) {
    List<StartEnd> ends = restarts.ends();
    int converged = (int) ends.stream().filter(StartEnd::converged).count();
    Optional<Share> rate =
        ends.isEmpty() ? Optional.empty() : Optional.of(Share.of(converged, ends.size()));
    return new RestartsView(
        restarts.asked().restarts(),
        ends.size(),
        converged,
        (int) ends.stream().filter(StartEnd::diverged).count(),
        rate.map(Share::value).orElse(null),
        rate.map(Share::low95).orElse(null),
        rate.map(Share::high95).orElse(null),
        LossRange.of(ends).orElse(null),
        restarts.won().orElse(null),
        restarts.won().map(seed -> new SpecEcho(job.spec(), brief)).orElse(null));
  }
}
