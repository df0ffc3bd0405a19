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
    LossCurve course = Exam.run(FOUNDING.alpha(0.65).epochs(100)).course();

    assertThat(course.first()).isCloseTo(0.3341263195427419, within(1e-15));
    assertThat(course.highestAt()).isEqualTo(8);
    assertThat(course.highest()).isCloseTo(0.4397196, within(1e-7));
    assertThat(course.lowestAt()).isEqualTo(100);
    assertThat(course.lowest()).isEqualTo(course.last());
    assertThat(course.epochs()).isEqualTo(100);
    assertThat(course.firstNotFinite()).isEmpty();
  }

  @Test
  void takesTheFirstOfEqualLosses() {
    LossCurve course = Exam.run(FOUNDING.constant(0).epochs(30)).course();

    assertThat(course.highestAt()).isZero();
  }

  @Test
  void findsTheFirstLossThatIsNotFinite() {
    LossCurve course = Exam.run(FOUNDING.alpha(3)).course();

    assertThat(course.firstNotFinite()).hasValue(course.epochs());
    assertThat(course.last()).isInfinite();
  }

  /** b moves by a factor of 1 - 2 alpha each epoch, the loss by its square. */
  @Test
  void measuresGrowthPerEpoch() {
    Recipe line = ZooBases.line();

    assertThat(growth(line.alpha(1.01))).isCloseTo(1.02 * 1.02, within(1e-9));
    assertThat(growth(line.alpha(3).epochs(10_000))).isCloseTo(25, within(1e-9));
  }

  private static double growth(Recipe recipe) {
    return Exam.run(recipe).course().growth().orElseThrow();
  }

  @Test
  void hasNoGrowthWithoutAFiniteLoss() {
    Recipe overflown = FOUNDING.constant(1e200).epochs(3);

    assertThat(Exam.run(overflown).course().growth()).isEmpty();
  }

  @Test
  void describesTheLastTenthButTenLossesAtLeast() {
    Recipe falling = FOUNDING.alpha(0.01);

    LossCurve thousand = Exam.run(falling.epochs(1_000)).course();
    LossCurve five = Exam.run(falling.epochs(5)).course();

    assertThat(thousand.tail().max()).isEqualTo(lossAfter(falling, 901));
    assertThat(thousand.tail().min()).isEqualTo(thousand.last());
    assertThat(thousand.tail().mean()).isBetween(thousand.tail().min(), thousand.tail().max());
    assertThat(five.tail().max()).isEqualTo(five.first());
    assertThat(thousand.halfway()).isEqualTo(lossAfter(falling, 500));
  }

  private static double lossAfter(Recipe recipe, int epochs) {
    return Exam.run(recipe.epochs(epochs)).course().last();
  }

  @Test
  void seesExtremesBetweenTheLossesThatAreKept() {
    LossCurve course = Exam.run(FOUNDING.alpha(0.7).epochs(300_000)).course();

    assertThat(course.highest()).isCloseTo(0.98478923558623, within(1e-12));
    assertThat(course.highestAt()).isEqualTo(6);
  }
}
