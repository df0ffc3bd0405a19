package dev.plateau.training;

import static dev.plateau.training.Outcome.CONVERGED;
import static dev.plateau.training.Outcome.DESCENDING;
import static dev.plateau.training.Outcome.DIVERGED;
import static dev.plateau.training.Outcome.OSCILLATING;
import static dev.plateau.training.Outcome.PLATEAU;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plateau.network.LossBounds;
import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OutcomeTests {
  private static final LossBounds UNIT = new LossBounds(0, 1);

  /** A baseline so far up that a loss near 1,000 has learned nothing worth mentioning. */
  private static final LossBounds FAR = new LossBounds(0, 2000);

  @ParameterizedTest
  @CsvSource({"2, 20", "0.5, 10"})
  void divergesBeyondTenTimesTheStartAndTheBaseline(double start, double limit) {
    assertThat(outcome(UNIT, start, Math.nextUp(limit))).isEqualTo(DIVERGED);
    assertThat(outcome(UNIT, start, limit)).isNotEqualTo(DIVERGED);
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY})
  void divergesWhereTheLossIsNotFinite(double loss) {
    assertThat(outcome(UNIT, 1, loss)).isEqualTo(DIVERGED);
  }

  @Test
  void divergesWhereAParameterIsNotFinite() {
    History history = history(1, 0.5, 0);

    assertThat(Outcome.of(history, UNIT, StopReason.NOT_FINITE)).isEqualTo(DIVERGED);
  }

  @Test
  void convergesOnceAStopRuleIsMet() {
    History history = history(1, 1, 1);

    assertThat(Outcome.of(history, UNIT, StopReason.LOSS)).isEqualTo(CONVERGED);
    assertThat(Outcome.of(history, UNIT, StopReason.EPOCHS)).isEqualTo(PLATEAU);
  }

  @Test
  void convergesOnceNinetyNineHundredthsAreLearned() {
    LossBounds bounds = new LossBounds(100, 200);

    assertThat(outcome(bounds, 300, 101)).isEqualTo(CONVERGED);
    assertThat(outcome(bounds, 300, Math.nextUp(101))).isEqualTo(DESCENDING);
  }

  /** The target is not learned where the output cannot reach it. */
  @Test
  void doesNotConvergeOnTheFloorOfTheOutput() {
    LossBounds bounds = new LossBounds(0, 900, 1000);

    assertThat(outcome(bounds, 1000, 900)).isEqualTo(DESCENDING);
  }

  @Test
  void restsOnAPlateauWhereTheGradientRuleIsMet() {
    assertThat(Outcome.of(history(1, 0.5), UNIT, StopReason.GRADIENT)).isEqualTo(PLATEAU);
  }

  @Test
  void convergesOnTheFloorOfContradictoryRows() {
    LossBounds nothingToLearn = new LossBounds(100, 100);

    assertThat(outcome(nothingToLearn, 200, 100.0009)).isEqualTo(CONVERGED);
    assertThat(outcome(nothingToLearn, 200, 101)).isEqualTo(DESCENDING);
    assertThat(outcome(nothingToLearn, 100.01, 100.00009)).isEqualTo(CONVERGED);
    assertThat(outcome(nothingToLearn, 100.01, 100.0005)).isEqualTo(DESCENDING);
    assertThat(outcome(nothingToLearn, 1e6, 100.5)).isEqualTo(CONVERGED);
    assertThat(outcome(nothingToLearn, 100, 100)).isEqualTo(CONVERGED);
  }

  @Test
  void oscillatesWhereAQuarterOfTheLastStepsRise() {
    assertThat(outcome(FAR, zigzag(200, 5, 100))).isEqualTo(OSCILLATING);
    assertThat(outcome(FAR, zigzag(200, 4, 100))).isNotEqualTo(OSCILLATING);
  }

  @Test
  void oscillatesWhereTheLossSwingsByMoreThanATwentieth() {
    assertThat(outcome(FAR, zigzag(200, 10, 52))).isEqualTo(OSCILLATING);
    assertThat(outcome(FAR, zigzag(200, 10, 48))).isNotEqualTo(OSCILLATING);
  }

  @Test
  void measuresTheSwingFromTheFloor() {
    LossBounds bounds = new LossBounds(900, 2000);

    assertThat(outcome(bounds, zigzag(200, 10, 48))).isEqualTo(OSCILLATING);
  }

  @Test
  void oscillatesAfterTenStepsAtTheEarliest() {
    assertThat(outcome(FAR, zigzag(10, 5, 500))).isEqualTo(OSCILLATING);
    assertThat(outcome(FAR, zigzag(9, 4, 500))).isNotEqualTo(OSCILLATING);
  }

  @Test
  void looksOnlyAtTheLastTenthForOscillations() {
    double[] early = zigzag(200, 10, 500);
    double[] calm = DoubleStream.generate(() -> 1000).limit(200).toArray();

    double[] losses = DoubleStream.concat(Arrays.stream(early), Arrays.stream(calm)).toArray();

    assertThat(outcome(FAR, losses)).isEqualTo(PLATEAU);
  }

  @Test
  void isOnAPlateauWhereTheLastTenthFellByLessThanHalfAHundredth() {
    assertThat(outcome(FAR, falling(1005, 1000))).isEqualTo(DESCENDING);
    assertThat(outcome(FAR, falling(Math.nextDown(1005), 1000))).isEqualTo(PLATEAU);
  }

  @Test
  void measuresTheFallFromTheFloor() {
    LossBounds bounds = new LossBounds(600, 2000);

    assertThat(outcome(bounds, falling(1002, 1000))).isEqualTo(DESCENDING);
    assertThat(outcome(bounds, falling(1001.9, 1000))).isEqualTo(PLATEAU);
  }

  @Test
  void callsASlowRiseAPlateau() {
    assertThat(outcome(FAR, falling(1000, 1001))).isEqualTo(PLATEAU);
  }

  private static Outcome outcome(LossBounds bounds, double... losses) {
    return Outcome.of(history(losses), bounds, StopReason.EPOCHS);
  }

  private static History history(double... losses) {
    History history = new History(losses.length);
    Arrays.stream(losses).forEach(loss -> history.record(loss, Double.NaN));
    return history;
  }

  /** 100 epochs whose last ten start from one loss and end at another. */
  private static double[] falling(double from, double to) {
    return IntStream.rangeClosed(0, 100)
        .mapToDouble(epoch -> epoch < 90 ? 1500 : epoch == 90 ? from : to)
        .toArray();
  }

  /**
   * Around 1,000: so many rises by a swing in the last tenth (at least ten epochs), even before.
   */
  private static double[] zigzag(int epochs, int rises, double swing) {
    int from = epochs - Math.min(epochs, Math.max(10, epochs / 10));
    return IntStream.rangeClosed(0, epochs)
        .mapToDouble(epoch -> {
          int step = epoch - from;
          boolean up = step > 0 && step <= 2 * rises && step % 2 == 1;
          return up ? 1000 + swing / 2 : 1000 - swing / 2;
        })
        .toArray();
  }
}
