package dev.plateau.web.result;

import dev.plateau.data.Scale;
import dev.plateau.data.Standardization;
import dev.plateau.json.NullIfNotFinite;
import dev.plateau.math.Numbers;
import dev.plateau.training.Surface;
import dev.plateau.training.TrainedNetwork;
import dev.plateau.training.Trajectory;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Parameters along the epochs of a run and what else it takes to predict with them, in JSON. */
@Schema(name = "ParameterTrajectory")
record TrajectoryView(
    List<Integer> epoch,
    @Schema(
            description =
                "the parameters after each of these epochs: w1.. layer by layer, then b1..")
        List<List<@NullIfNotFinite Double>> theta,
    @Schema(description = "how inputs are scaled before the network sees them; null: not at all")
        @Nullable Scaling inputs,
    @Schema(
            description =
                "the scale of the targets, from which predictions are scaled back; null: none")
        @Nullable Scaling targets,
    @Schema(description = "of each input over the training rows, where a surface holds it")
        List<Double> means) {

  /** A scaled number is (x - mean) / deviation of its column. */
  @Schema(name = "Scaling")
  record Scaling(List<Double> means, List<Double> deviations) {
    private static Scaling of(Scale scale) {
      return new Scaling(scale.means(), scale.deviations());
    }
  }

  static TrajectoryView of(Trajectory trajectory, TrainedNetwork trained) {
    return new TrajectoryView(
        trajectory.epochs(),
        trajectory.thetas().stream().map(Numbers::asList).toList(),
        trained.scaling().flatMap(Standardization::inputs).map(Scaling::of).orElse(null),
        trained.scaling().flatMap(Standardization::targets).map(Scaling::of).orElse(null),
        Arrays.stream(Surface.means(trained.training())).boxed().toList());
  }
}
