package dev.plateau.diagnosis.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plateau.diagnosis.zoo.Exam;
import dev.plateau.diagnosis.zoo.Recipe;
import dev.plateau.diagnosis.zoo.ZooBases;
import org.junit.jupiter.api.Test;

class LossCurveTests {
  private static final Recipe FOUNDING = Recipe.on("xor").constant(0.1);

  @Test
  void knowsWhereTheLossWasHighestAndLowest() {
    LossCurve losses = Exam.run(FOUNDING.alpha(0.65).epochs(100)).losses();

    assertThat(losses.first()).isCloseTo(0.3341263195427419, within(1e-15));
    assertThat(losses.highestAt()).isEqualTo(8);
    assertThat(losses.highest()).isCloseTo(0.4397196, within(1e-7));
    assertThat(losses.lowestAt()).isEqualTo(100);
    assertThat(losses.lowest()).isEqualTo(losses.last());
    assertThat(losses.epochs()).isEqualTo(100);
    assertThat(losses.firstNotFinite()).isEmpty();
  }

  @Test
  void takesTheFirstOfEqualLosses() {
    LossCurve losses = Exam.run(FOUNDING.constant(0).epochs(30)).losses();

    assertThat(losses.highestAt()).isZero();
  }

  @Test
  void findsTheFirstLossThatIsNotFinite() {
    LossCurve losses = Exam.run(FOUNDING.alpha(3)).losses();

    assertThat(losses.firstNotFinite()).hasValue(losses.epochs());
    assertThat(losses.last()).isInfinite();
  }

  /** b moves by a factor of 1 - 2 alpha each epoch, the loss by its square. */
  @Test
  void measuresGrowthPerEpoch() {
    Recipe line = ZooBases.line();

    assertThat(growth(line.alpha(1.01))).isCloseTo(1.02 * 1.02, within(1e-9));
    assertThat(growth(line.alpha(3).epochs(10_000))).isCloseTo(25, within(1e-9));
  }

  private static double growth(Recipe recipe) {
    return Exam.run(recipe).losses().growth().orElseThrow();
  }

  @Test
  void hasNoGrowthWithoutAFiniteLoss() {
    Recipe overflown = FOUNDING.constant(1e200).epochs(3);

    assertThat(Exam.run(overflown).losses().growth()).isEmpty();
  }

  @Test
  void describesTheLastTenthButTenLossesAtLeast() {
    Recipe falling = FOUNDING.alpha(0.01);

    LossCurve thousand = Exam.run(falling.epochs(1_000)).losses();
    LossCurve five = Exam.run(falling.epochs(5)).losses();

    assertThat(thousand.tail().max()).isEqualTo(lossAfter(falling, 901));
    assertThat(thousand.tail().min()).isEqualTo(thousand.last());
    assertThat(thousand.tail().mean()).isBetween(thousand.tail().min(), thousand.tail().max());
    assertThat(five.tail().max()).isEqualTo(five.first());
    assertThat(thousand.halfway()).isEqualTo(lossAfter(falling, 500));
  }

  private static double lossAfter(Recipe recipe, int epochs) {
    return Exam.run(recipe.epochs(epochs)).losses().last();
  }

  @Test
  void seesExtremesBetweenTheLossesThatAreKept() {
    LossCurve losses = Exam.run(FOUNDING.alpha(0.7).epochs(300_000)).losses();

    assertThat(losses.highest()).isCloseTo(0.98478923558623, within(1e-12));
    assertThat(losses.highestAt()).isEqualTo(6);
  }
}
