package dev.plateau.diagnosis.update;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plateau.diagnosis.update.FoundingProgram.Slip;
import dev.plateau.network.Objective;
import dev.plateau.training.Optimizer;
import dev.plateau.training.StepRule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UpdateCheckTests {
  private static final int EPOCHS = 30;

  @ParameterizedTest
  @ValueSource(ints = {3, 6, 15})
  void agreesWithRightProgramAtThePrecisionTyped(int digits) {
    UpdateReport report =
        UpdateReport.of(FoundingProgram.run(EPOCHS, FoundingProgram.ALPHA, digits));

    assertThat(report.agrees()).as(report.explanation()).isTrue();
    assertThat(report.steps()).isEqualTo(EPOCHS);
  }

  /** The sums of the first step are right: it is the second that departs. */
  @ParameterizedTest
  @CsvSource({
    "NO_RESET, not-reset, 2",
    "ASSIGNMENT, last-row-only, 1",
    "NO_MEAN, sum-for-mean, 1",
    "UPHILL, sign, 1",
    "NO_TWO, factor-two, 1",
    "FIXED_BIASES, not-updated, 1",
    "ONLINE, row-by-row, 1",
    "MOVED_WEIGHTS, layer-by-layer, 1",
    "SLOPE_AT_ACTIVATION, backward-slope, 1",
    "NO_SLOPE, backward-slope, 1"
  })
  void recognisesUsualMistakes(Slip slip, String mistake, int step) {
    for (int digits : new int[] {5, 15}) {
      UpdateReport report =
          UpdateReport.of(FoundingProgram.run(EPOCHS, FoundingProgram.ALPHA, digits, slip));

      Departure departure = report.departure().orElseThrow();
      assertThat(departure.mistake()).as(report.explanation()).contains(mistake);
      assertThat(departure.step()).isEqualTo(step);
      assertThat(report.explanation()).contains("This explains all steps from there on.");
    }
  }

  @Test
  void recognisesTwoMistakesAtOnce() {
    UpdateReport noTwoNoMean =
        UpdateReport.of(
            FoundingProgram.run(
                EPOCHS, FoundingProgram.ALPHA, 12, Slip.NO_TWO, Slip.NO_MEAN, Slip.NO_RESET));

    assertThat(noTwoNoMean.explanation())
        .contains("The sums are not reset")
        .contains("not divided by their number, 4; nor has it the factor 2");
  }

  @Test
  void namesTheAlphaThatTheStepsHave() {
    UpdateReport report = UpdateReport.of(FoundingProgram.run(EPOCHS, 0.03, 12));

    assertThat(report.departure().orElseThrow().mistake()).contains("other-alpha");
    assertThat(report.explanation())
        .startsWith("Step 1 leaves the rule in w1 and 8 other entries: ")
        .contains("Every entry goes 0.1 times as far, as if alpha were 0.03.");
  }

  /** Two wrong numbers in the middle are no mistake of the loop. */
  @Test
  void saysThatNothingUsualExplainsAnOddEntry() {
    ClaimedUpdates right = FoundingProgram.run(EPOCHS, FoundingProgram.ALPHA, 9);
    List<double[]> points = new ArrayList<>();
    for (int k = 0; k <= EPOCHS; k++) {
      points.add(right.point(k));
    }
    points.get(17)[4] += 0.01;

    UpdateReport report =
        UpdateReport.of(FoundingProgram.claim(points, new Optimizer.GradientDescent(), 9));

    Departure departure = report.departure().orElseThrow();
    assertThat(departure.step()).isEqualTo(17);
    assertThat(departure.name()).isEqualTo("w5");
    assertThat(departure.entries()).isEqualTo(1);
    assertThat(departure.got() - departure.expected()).isBetween(0.00999, 0.01001);
    assertThat(departure.mistake()).isEmpty();
    assertThat(report.explanation()).contains("No usual mistake explains it");
  }

  @Test
  void saysWhenTheDigitsShowNothing() {
    UpdateReport report = UpdateReport.of(FoundingProgram.run(EPOCHS, FoundingProgram.ALPHA, 1));

    assertThat(report.agrees()).as(report.explanation()).isTrue();
    assertThat(report.hidden()).isGreaterThan(20);
    assertThat(report.explanation()).endsWith("type more digits.");
  }

  @Test
  void knowsTheRuleOfEveryOptimizer() {
    StepRule adam = new Optimizer.Adam();
    List<double[]> corrected = steps(adam, step -> step);
    List<double[]> uncorrected = steps(adam, step -> 1_000_000_000);
    List<double[]> momentum = steps(new Optimizer.Momentum(), step -> step);

    assertThat(UpdateReport.of(FoundingProgram.claim(corrected, adam, 12)).agrees()).isTrue();
    assertThat(mistake(FoundingProgram.claim(uncorrected, adam, 12))).isEqualTo("no-correction");
    assertThat(mistake(FoundingProgram.claim(momentum, new Optimizer.GradientDescent(), 12)))
        .isEqualTo("other-rule");
    assertThat(mistake(FoundingProgram.claim(momentum, new Optimizer.Momentum(0.5), 12)))
        .isEqualTo("other-rule");
  }

  private static String mistake(ClaimedUpdates claimed) {
    return UpdateReport.of(claimed).departure().orElseThrow().mistake().orElseThrow();
  }

  private static List<double[]> steps(StepRule rule, IntUnaryOperator count) {
    ClaimedUpdates start = FoundingProgram.run(1, FoundingProgram.ALPHA, 15);
    Objective objective = start.objective();
    double[] state = Arrays.copyOf(start.point(0), 9 * (1 + rule.slots()));
    List<double[]> points = new ArrayList<>(List.of(start.point(0)));
    for (int step = 1; step <= 10; step++) {
      double[] gradient = new double[9];
      objective.gradient(Arrays.copyOf(state, 9), gradient);
      rule.step(state, gradient, FoundingProgram.ALPHA, count.applyAsInt(step));
      points.add(Arrays.copyOf(state, 9));
    }
    return points;
  }
}
