package dev.plateau.web.experiment;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.plateau.experiment.FieldCurve;
import dev.plateau.experiment.FieldCurve.Series;
import dev.plateau.experiment.FieldCurve.Spot;
import dev.plateau.experiment.Metric;
import dev.plateau.json.KebabCase;
import dev.plateau.json.NullIfNotFinite;
import dev.plateau.web.experiment.ScorecardView.Mean;
import dev.plateau.web.result.Picture;
import dev.plateau.web.result.PictureConverter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** How well the runs of an experiment predict along one of its fields: a learning curve. */
@Schema(name = "ExperimentCurve")
record CurveView(
    @Schema(description = "the field along which it goes") String curve,
    @Schema(implementation = Metric.class) String metric,
    @Schema(description = "a curve for each combination of the other fields that vary")
        List<SeriesView> series,
    @JsonIgnore Picture picture)
    implements ExperimentAnswer, PictureConverter.Drawable {

  /** A curve. */
  @Schema(name = "CurveSeries")
  record SeriesView(
      @Schema(description = "the values of the other fields, by their paths") JsonNode values,
      List<SpotView> points) {
    static SeriesView of(Series series) {
      return new SeriesView(
          PointView.object(series.others()), series.spots().stream().map(SpotView::of).toList());
    }
  }

  /** The metric at a value of the field. */
  @Schema(name = "CurvePoint")
  record SpotView(
      @NullIfNotFinite double value,
      @Nullable Mean training,
      @Schema(description = "null where no rows are held out") @Nullable Mean holdout) {
    static SpotView of(Spot spot) {
      return new SpotView(
          spot.value(),
          Mean.of(spot.training().orElse(null)),
          Mean.of(spot.heldOut().orElse(null)));
    }
  }

  static CurveView of(FieldCurve curve, Picture picture) {
    return new CurveView(
        curve.field(),
        KebabCase.of(curve.metric()),
        curve.series().stream().map(SeriesView::of).toList(),
        picture);
  }
}
