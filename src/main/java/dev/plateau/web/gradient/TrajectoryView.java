package dev.plateau.web.gradient;

import dev.plateau.diagnosis.update.Departure;
import dev.plateau.diagnosis.update.UpdateReport;
import dev.plateau.json.NullIfNotFinite;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An {@link UpdateReport} in JSON. */
@Schema(name = "TrajectoryCheck")
record TrajectoryView(
    @Schema(description = "steps that were compared; the last is the one that departs") int steps,
    @Schema(description = "steps among them that the digits typed do not show") int hiddenSteps,
    @Schema(description = "whether all of them follow the rule, at the precision typed")
        boolean agrees,
    @Schema(description = "the first that departs from the rule, 1 for the one to the second point")
        @Nullable Integer step,
    @Schema(description = "the first parameter that departs in it") @Nullable String name,
    @Schema(description = "where the rule takes it from the point before") @NullIfNotFinite
        double expected,
    @Schema(description = "where the trajectory has it") @NullIfNotFinite double got,
    @Schema(description = "parameters that depart in this step") int entries,
    @Schema(
            description =
                "the usual mistake that explains the most steps from there on; null where none"
                    + " does")
        @Nullable String mistake,
    String explanation) {

  static TrajectoryView of(UpdateReport report) {
    Optional<Departure> departure = report.departure();
    return new TrajectoryView(
        report.steps(),
        report.hidden(),
        report.agrees(),
        departure.map(Departure::step).orElse(null),
        departure.map(Departure::name).orElse(null),
        departure.map(Departure::expected).orElse(Double.NaN),
        departure.map(Departure::got).orElse(Double.NaN),
        departure.map(Departure::entries).orElse(0),
        departure.flatMap(Departure::mistake).orElse(null),
        report.explanation());
  }
}
