package dev.plateau.web.experiment;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.plateau.data.metric.Share;
import dev.plateau.experiment.Effect;
import dev.plateau.experiment.Effect.Difference;
import dev.plateau.experiment.Effect.Level;
import dev.plateau.json.NullIfNotFinite;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What a field does to the rate, whatever the others are. */
@Schema(name = "ExperimentEffect")
record EffectView(
    String field,
    @Schema(description = "its values or, where a range is sampled, equal parts of it")
        List<LevelView> levels) {

  /** The runs of one value of a field. */
  @Schema(name = "EffectLevel")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record LevelView(
      @Schema(ref = "#/components/schemas/FieldValue") @Nullable JsonNode value,
      @Schema(
              ref = "#/components/schemas/FieldValue",
              description = "where a part of a range begins")
          @Nullable JsonNode from,
      @Schema(ref = "#/components/schemas/FieldValue", description = "where a part of a range ends")
          @Nullable JsonNode to,
      int runs,
      int converged,
      @Nullable Double rate,
      @Schema(description = "95 % interval of the rate (Wilson)") @Nullable Double low95,
      @Nullable Double high95,
      @Nullable Double medianFinalLoss,
      @Schema(description = "of its rate to that of the first level, where it is absent")
          @Nullable DifferenceView difference) {

    static LevelView of(Level level) {
      return new LevelView(
          level.value().orElse(null),
          level.from().orElse(null),
          level.to().orElse(null),
          level.runs().trained(),
          level.runs().converged(),
          level.runs().rate().map(Share::value).orElse(null),
          level.runs().rate().map(Share::low95).orElse(null),
          level.runs().rate().map(Share::high95).orElse(null),
          level.runs().medianLoss().filter(Double::isFinite).orElse(null),
          level.difference().map(DifferenceView::of).orElse(null));
    }
  }

  /** The difference of two rates. */
  @Schema(name = "RateDifference")
  record DifferenceView(
      @NullIfNotFinite double value,
      @Schema(description = "95 % interval (Newcombe)") @NullIfNotFinite double low95,
      @NullIfNotFinite double high95) {
    static DifferenceView of(Difference difference) {
      return new DifferenceView(difference.value(), difference.low95(), difference.high95());
    }
  }

  static EffectView of(Effect effect) {
    return new EffectView(effect.field(), effect.levels().stream().map(LevelView::of).toList());
  }
}
