package dev.plateau.math;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class NormTests {
  @Test
  void isTheRootOfTheSumOfSquares() {
    assertThat(Norm.of(new double[] {3, 4})).isEqualTo(5);
    assertThat(Norm.of(new double[] {9, 3, 9, 4, 9}, 1, 5, 2)).isEqualTo(5);
    assertThat(Norm.of(new double[0])).isZero();
  }

  @Test
  void isExactToTheLastBit() {
    SplittableRandom random = new SplittableRandom(1);
    for (int run = 0; run < 1_000; run++) {
      double[] numbers = random.doubles(50, -1, 1).toArray();

      assertThat(Norm.exact(numbers)).isEqualTo(inDecimals(numbers));
    }
  }

  private static double inDecimals(double[] numbers) {
    BigDecimal sum = BigDecimal.ZERO;
    for (double number : numbers) {
      sum = sum.add(new BigDecimal(number).pow(2));
    }
    return sum.sqrt(new MathContext(60)).doubleValue();
  }

  @Test
  void doesNotOverflowOrVanishOnTheWay() {
    assertThat(Norm.of(new double[] {3e300, 4e300})).isInfinite();
    assertThat(Norm.exact(new double[] {3e300, 4e300})).isEqualTo(5e300);
    assertThat(Norm.exact(new double[] {3e-300, 4e-300})).isEqualTo(5e-300);
    assertThat(Norm.exact(new double[] {1, Double.POSITIVE_INFINITY})).isInfinite();
    assertThat(Norm.exact(new double[] {1, Double.NaN})).isNaN();
  }
}
