package dev.plateau.web.result;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.plateau.json.NullIfNotFinite;
import dev.plateau.plot.Caption;
import dev.plateau.plot.LandscapePlot;
import dev.plateau.plot.Size;
import dev.plateau.training.Direction;
import dev.plateau.training.Landscape;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** The loss over a plane through the parameters of a run, in JSON. */
@Schema(name = "Landscape")
record LandscapeView(
    @Schema(description = "the epoch whose parameters are the origin") int epoch,
    @Schema(description = "steps along the first direction") List<Double> x,
    @Schema(description = "steps along the second direction") List<Double> y,
    @Schema(description = "losses: loss[i][j] at y[i] and x[j]; null where it is not finite")
        List<@NullIfNotFinite double[]> loss,
    @Schema(description = "the way of the run, seen from above the plane") List<StepView> path,
    @Schema(description = "the directions of x and y") List<DirectionView> directions,
    @JsonIgnore Picture picture)
    implements PictureConverter.Drawable {

  /** Where a run was after an epoch. */
  @Schema(name = "LandscapeStep")
  record StepView(
      int epoch,
      @NullIfNotFinite double x,
      @NullIfNotFinite double y,
      @Schema(description = "from the plane, in the space of all parameters") @NullIfNotFinite
          double distance) {}

  /** A direction in the space of all parameters. */
  @Schema(name = "LandscapeDirection")
  record DirectionView(
      String name,
      @Schema(description = "the eigenvalue of the Hessian; null for other directions")
          @NullIfNotFinite
          double curvature,
      @Schema(description = "of length 1, in the order of theta") List<Double> vector) {
    private static DirectionView of(Direction direction) {
      return new DirectionView(
          direction.name(), direction.curvature().orElse(Double.NaN), direction.vector().asList());
    }
  }

  static LandscapeView of(
      int epoch,
      Landscape.Grid grid,
      List<Direction> directions,
      List<Landscape.Step> path,
      Caption caption,
      Size size) {
    return new LandscapeView(
        epoch,
        grid.x(),
        grid.y(),
        grid.loss(),
        path.stream()
            .map(step -> new StepView(step.epoch(), step.x(), step.y(), step.distance()))
            .toList(),
        directions.stream().map(DirectionView::of).toList(),
        new Picture(
            size,
            drawn ->
                new LandscapePlot(grid, directions.getFirst(), directions.getLast(), path)
                    .drawn(caption, drawn)));
  }
}
