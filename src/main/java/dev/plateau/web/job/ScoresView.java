package dev.plateau.web.job;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.plateau.json.NullIfNotFinite;
import dev.plateau.training.Scores;
import dev.plateau.web.result.MetricsView.AccuracyView;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How well a job predicts, in brief: what its metrics begin with. */
@Schema(name = "Scores")
public record ScoresView(
    Score training,
    @Schema(description = "null where no rows are held out") @Nullable Score holdout) {

  /** How well some rows are predicted. */
  @Schema(name = "ScoreOfRows")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Score(
      int rows,
      @Schema(description = "of classes; absent for numbers") @Nullable AccuracyView accuracy,
      @Schema(description = "of numbers; absent for classes") @Nullable @NullIfNotFinite
          Double rSquared) {

    public static Score of(Scores.Score score) {
      return new Score(
          score.rows(),
          score.accuracy().map(AccuracyView::of).orElse(null),
          score.accuracy().isPresent() ? null : score.rSquared());
    }
  }

  public static ScoresView of(Scores scores) {
    return new ScoresView(
        Score.of(scores.training()), scores.heldOut().map(Score::of).orElse(null));
  }
}
