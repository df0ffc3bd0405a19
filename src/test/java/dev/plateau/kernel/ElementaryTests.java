package dev.plateau.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Dense sweeps against StrictMath, which is itself within 1 ulp: hence a bound here is the bound of
 * the class and 1 more, and compositions of StrictMath are used only where they do not cancel.
 */
class ElementaryTests {
  private static final double INFINITY = Double.POSITIVE_INFINITY;

  @Test
  void expStaysWithinTwoUlps() {
    assertThat(worst(-708.3, 709.78, Elementary::exp, StrictMath::exp)).isLessThanOrEqualTo(1.5);
    assertThat(worst(-1, 1, Elementary::exp, StrictMath::exp)).isLessThanOrEqualTo(1.5);
  }

  @Test
  void expm1StaysWithinTwoUlps() {
    assertThat(worst(-50, 709.78, Elementary::expm1, StrictMath::expm1)).isLessThanOrEqualTo(2);
    assertThat(worst(-1, 1, Elementary::expm1, StrictMath::expm1)).isLessThanOrEqualTo(2);
    assertThat(worst(-1e-9, 1e-9, Elementary::expm1, StrictMath::expm1)).isLessThanOrEqualTo(1);
  }

  @Test
  void logStaysWithinTwoUlps() {
    assertThat(worst(0.01, 10, Elementary::log, StrictMath::log)).isLessThanOrEqualTo(2);
    assertThat(worst(0.999, 1.001, Elementary::log, StrictMath::log)).isLessThanOrEqualTo(2);
    assertThat(worst(1, 1e300, Elementary::log, StrictMath::log)).isLessThanOrEqualTo(2);
    assertThat(worst(0, 1e-309, Elementary::log, StrictMath::log)).isLessThanOrEqualTo(2);
    assertThat(worst(0, 1, Elementary::log1p, StrictMath::log1p)).isLessThanOrEqualTo(2);
  }

  @Test
  void tanhSigmoidAndSoftplusStayWithinThreeUlps() {
    assertThat(worst(-20, 20, Elementary::tanh, StrictMath::tanh)).isLessThanOrEqualTo(3);
    assertThat(worst(-1e-3, 1e-3, Elementary::tanh, StrictMath::tanh)).isLessThanOrEqualTo(3);
    assertThat(worst(-30, 700, Elementary::sigmoid, x -> 1 / (1 + StrictMath.exp(-x))))
        .isLessThanOrEqualTo(3);
    assertThat(worst(-700, 0, Elementary::sigmoid, x -> part(StrictMath.exp(x))))
        .isLessThanOrEqualTo(3);
    assertThat(worst(-700, 0, Elementary::softplus, x -> StrictMath.log1p(StrictMath.exp(x))))
        .isLessThanOrEqualTo(3);
    assertThat(worst(0, 700, Elementary::softplus, x -> x + StrictMath.log1p(StrictMath.exp(-x))))
        .isLessThanOrEqualTo(3);
  }

  private static double part(double e) {
    return e / (1 + e);
  }

  /** Values by mpmath with 60 digits. */
  @ParameterizedTest
  @CsvSource({
    "0, 0.5",
    "1e-300, 0.5",
    "0.001, 0.49960105778608893",
    "0.1, 0.460172162722971",
    "0.5, 0.3085375387259869",
    "0.7, 0.24196365222307303",
    "1, 0.15865525393145705",
    "1.5, 0.06680720126885807",
    "2.25, 0.012224472655044703",
    "3, 0.0013498980316300946",
    "4.5, 3.3976731247300603e-06",
    "5.5, 1.8989562465887718e-08",
    "6, 9.86587645037698e-10",
    "8, 6.220960574271784e-16",
    "10.1, 2.762109471764517e-24",
    "13, 6.11716439954988e-39",
    "17, 4.1059962020989065e-65",
    "20, 2.7536241186062337e-89",
    "25.3, 1.5971151302422e-141",
    "30, 4.906713927148187e-198",
    "37, 5.725571222524577e-300"
  })
  void tailOfTheNormalDistributionStaysWithinEightUlps(double x, double expected) {
    double tail = Elementary.tail(x, Elementary.gaussian(x));

    assertThat(tail).isCloseTo(expected, within(8 * Math.ulp(expected)));
  }

  @ParameterizedTest
  @CsvSource({
    "-37, -2.1184613523340935e-298, -7.838298669418516e-297",
    "-20, -5.507248237212468e-88, -1.1014360483133464e-86",
    "-8.5, -8.05760459887282e-17, -6.846504938697085e-16",
    "-3, -0.0040496940948902835, -0.011945647204183927",
    "-1, -0.15865525393145705, -0.0833154705876863",
    "-0.75, -0.16997051428265114, 0.0007742782607648957",
    "-0.25, -0.10032341857926907, 0.30462664511636395",
    "-1e-9, -4.999999996010577e-10, 0.49999999920211546",
    "1e-9, 5.000000003989423e-10, 0.5000000007978845",
    "0.25, 0.14967658142073093, 0.695373354883636",
    "0.75, 0.5800294857173488, 0.9992257217392351",
    "1, 0.8413447460685429, 1.0833154705876864",
    "3, 2.99595030590511, 1.011945647204184",
    "8.5, 8.5, 1.0000000000000007",
    "20, 20.0, 1.0",
    "100, 100.0, 1.0"
  })
  void geluAndItsDerivativeAreExactInBothTails(double x, double value, double derivative) {
    assertThat(Elementary.gelu(x)).isCloseTo(value, within(8 * Math.ulp(value)));
    assertThat(Elementary.geluDerivative(x))
        .isCloseTo(derivative, within(4e-16 + 16 * Math.ulp(derivative)));
  }

  /** Values by mpmath with 40 digits. */
  @ParameterizedTest
  @CsvSource({
    "-8.5, -0.0017293051892410683, -0.0015256815725764646",
    "-3, -0.14564746127562458, -0.09339311453232084",
    "-1, -0.3034014613741089, 0.05921675587739495",
    "-0.25, -0.12992696367914103, 0.43981560172180517",
    "1e-9, 6.0000000032e-10, 0.60000000064",
    "0.25, 0.1695724096638176, 0.7541726677205928",
    "1, 0.8650983882673103, 1.0490362200997922",
    "3, 2.9865350049679575, 1.0211069109294437",
    "20, 20, 1.0000000000000002",
    "1e300, 1e300, 1"
  })
  void mishAndItsDerivativeAreExact(double x, double value, double derivative) {
    assertThat(Elementary.mish(x)).isCloseTo(value, within(4 * Math.ulp(value)));
    assertThat(Elementary.mishDerivative(x))
        .isCloseTo(derivative, within(4e-16 + 4 * Math.ulp(derivative)));
  }

  @Test
  void expGoesWhereTheRealFunctionGoes() {
    assertThat(Elementary.exp(0.0)).isEqualTo(1);
    assertThat(Elementary.exp(-0.0)).isEqualTo(1);
    assertThat(Elementary.exp(Double.MIN_VALUE)).isEqualTo(1);
    assertThat(Elementary.exp(INFINITY)).isEqualTo(INFINITY);
    assertThat(Elementary.exp(-INFINITY)).isZero();
    assertThat(Elementary.exp(Double.NaN)).isNaN();
    assertThat(Elementary.exp(1000)).isEqualTo(INFINITY);
    assertThat(Elementary.exp(-1000)).isZero();
    assertThat(Elementary.exp(1e300)).isEqualTo(INFINITY);
    assertThat(Elementary.exp(-1e300)).isZero();
    assertThat(Elementary.exp(0x1.62e42fefa39efp9)).isCloseTo(Double.MAX_VALUE, within(1e296));
    assertThat(Elementary.exp(Math.nextUp(0x1.62e42fefa39efp9))).isEqualTo(INFINITY);
    assertThat(Elementary.exp(-0x1.6232bdd7abcd2p9)).isCloseTo(0x1p-1022, within(1e-320));
    assertThat(Elementary.exp(-709)).isZero();
  }

  @Test
  void expm1GoesWhereTheRealFunctionGoes() {
    assertThat(Elementary.expm1(-0.0)).isEqualTo(-0.0);
    assertThat(Elementary.expm1(Double.MIN_VALUE)).isEqualTo(Double.MIN_VALUE);
    assertThat(Elementary.expm1(INFINITY)).isEqualTo(INFINITY);
    assertThat(Elementary.expm1(-INFINITY)).isEqualTo(-1);
    assertThat(Elementary.expm1(Double.NaN)).isNaN();
    assertThat(Elementary.expm1(-1000)).isEqualTo(-1);
    assertThat(Elementary.expm1(1000)).isEqualTo(INFINITY);
  }

  @Test
  void logGoesWhereTheRealFunctionGoes() {
    assertThat(Elementary.log(1)).isZero();
    assertThat(Elementary.log(0)).isEqualTo(-INFINITY);
    assertThat(Elementary.log(-0.0)).isEqualTo(-INFINITY);
    assertThat(Elementary.log(-1)).isNaN();
    assertThat(Elementary.log(INFINITY)).isEqualTo(INFINITY);
    assertThat(Elementary.log(Double.NaN)).isNaN();
    assertThat(Elementary.log(Double.MIN_VALUE)).isEqualTo(StrictMath.log(Double.MIN_VALUE));
    assertThat(Elementary.log(Double.MAX_VALUE)).isEqualTo(StrictMath.log(Double.MAX_VALUE));
  }

  @Test
  void squashingFunctionsGoWhereTheRealOnesGo() {
    assertThat(Elementary.sigmoid(1000)).isEqualTo(1);
    assertThat(Elementary.sigmoid(-1000)).isZero();
    assertThat(Elementary.sigmoid(INFINITY)).isEqualTo(1);
    assertThat(Elementary.sigmoid(-INFINITY)).isZero();
    assertThat(Elementary.sigmoid(Double.NaN)).isNaN();
    assertThat(Elementary.sigmoid(-0.0)).isEqualTo(0.5);
    assertThat(Elementary.tanh(-0.0)).isEqualTo(-0.0);
    assertThat(Elementary.tanh(Double.MIN_VALUE)).isEqualTo(Double.MIN_VALUE);
    assertThat(Elementary.tanh(-INFINITY)).isEqualTo(-1);
    assertThat(Elementary.tanh(1000)).isEqualTo(1);
    assertThat(Elementary.tanh(Double.NaN)).isNaN();
    assertThat(Elementary.softplus(1000)).isEqualTo(1000);
    assertThat(Elementary.softplus(-1000)).isZero();
    assertThat(Elementary.softplus(INFINITY)).isEqualTo(INFINITY);
    assertThat(Elementary.softplus(-INFINITY)).isZero();
    assertThat(Elementary.softplus(Double.NaN)).isNaN();
    assertThat(Elementary.gelu(INFINITY)).isEqualTo(INFINITY);
    assertThat(Elementary.gelu(-INFINITY)).isZero();
    assertThat(Elementary.gelu(1e300)).isEqualTo(1e300);
    assertThat(Elementary.gelu(Double.NaN)).isNaN();
    assertThat(Elementary.geluDerivative(INFINITY)).isEqualTo(1);
    assertThat(Elementary.geluDerivative(-1000)).isZero();
    assertThat(Elementary.softsign(-INFINITY)).isEqualTo(-1);
    assertThat(Elementary.softsign(1e300)).isEqualTo(1);
    assertThat(Elementary.softsign(-0.0)).isEqualTo(-0.0);
    assertThat(Elementary.softsign(Double.NaN)).isNaN();
    assertThat(Elementary.softsignDerivative(INFINITY)).isZero();
    assertThat(Elementary.softsignSecondDerivative(0)).isZero();
    assertThat(Elementary.mish(INFINITY)).isEqualTo(INFINITY);
    assertThat(Elementary.mish(-INFINITY)).isZero();
    assertThat(Elementary.mish(Double.NaN)).isNaN();
    assertThat(Elementary.mishDerivative(INFINITY)).isEqualTo(1);
    assertThat(Elementary.mishDerivative(-INFINITY)).isZero();
    assertThat(Elementary.mishSecondDerivative(INFINITY)).isCloseTo(0, within(1e-30));
    assertThat(Elementary.mishSecondDerivative(-INFINITY)).isZero();
  }

  /** The largest distance in ulps of the reference over a random sweep. */
  private static double worst(
      double low, double high, DoubleUnaryOperator ours, DoubleUnaryOperator reference) {
    SplittableRandom random = new SplittableRandom(1);
    double worst = 0;
    for (int k = 0; k < 200_000; k++) {
      double x = random.nextDouble(low, high);
      double expected = reference.applyAsDouble(x);
      double distance = Math.abs(ours.applyAsDouble(x) - expected) / Math.ulp(expected);
      worst = Math.max(worst, distance);
    }
    return worst;
  }
}
