package dev.plateau.plot;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Round numbers for an axis. */
final class Ticks {
  private static final int[] ROUND = {1, 2, 5, 10};

  /** From so many decades on, the ticks are powers of ten. */
  private static final int MANY_DECADES = 2;

  private Ticks() {}

  /** A number at a position of an axis. */
  record Tick(double value, String label) {}

  /** Roughly so many ticks, evenly spaced. */
  static List<Tick> linear(double from, double to, int count) {
    return labelled(even(from, to, count));
  }

  private static List<BigDecimal> even(double from, double to, int count) {
    List<BigDecimal> values = new ArrayList<>();
    BigDecimal low = BigDecimal.valueOf(from);
    BigDecimal high = BigDecimal.valueOf(to);
    BigDecimal share = high.subtract(low).divide(BigDecimal.valueOf(count), MathContext.DECIMAL64);
    BigDecimal step = step(share);
    BigDecimal at = low.divideToIntegralValue(step).multiply(step);
    for (; at.compareTo(high) <= 0; at = at.add(step)) {
      if (at.compareTo(low) >= 0) {
        values.add(at);
      }
    }
    return values;
  }

  /** The smallest of 1, 2, 5, 10, 20, .. that is at least a number. */
  private static BigDecimal step(BigDecimal least) {
    int power = least.precision() - least.scale() - 1;
    return Stream.of(power, power + 1)
        .flatMap(exponent ->
            Arrays.stream(ROUND).mapToObj(m -> BigDecimal.valueOf(m).scaleByPowerOfTen(exponent)))
        .filter(step -> step.compareTo(least) >= 0)
        .findFirst()
        .orElseThrow();
  }

  /** Ticks for a logarithmic axis: powers of ten, or more numbers where there are few powers. */
  static List<Tick> logarithmic(double from, double to, int count) {
    double decades = Math.log10(to) - Math.log10(from);
    if (decades >= MANY_DECADES) {
      return labelled(powers(from, to, stride(decades / count)));
    }
    List<BigDecimal> finer = roundOnes(from, to);
    return labelled(finer.size() >= 3 ? finer : even(from, to, count));
  }

  private static int stride(double atLeast) {
    return IntStream.of(1, 2, 3, 5, 10, 20, 50, 100)
        .filter(stride -> stride >= atLeast)
        .findFirst()
        .orElse(200);
  }

  private static List<BigDecimal> powers(double from, double to, int stride) {
    List<BigDecimal> values = new ArrayList<>();
    int first = (int) Math.ceil(Math.log10(from) - 1e-9);
    int last = (int) Math.floor(Math.log10(to) + 1e-9);
    for (int power = Math.ceilDiv(first, stride) * stride; power <= last; power += stride) {
      values.add(BigDecimal.ONE.scaleByPowerOfTen(power));
    }
    return values;
  }

  private static List<BigDecimal> roundOnes(double from, double to) {
    List<BigDecimal> values = new ArrayList<>();
    int last = (int) Math.floor(Math.log10(to));
    for (int power = (int) Math.floor(Math.log10(from)); power <= last; power++) {
      for (int m = 0; m < ROUND.length - 1; m++) {
        BigDecimal value = BigDecimal.valueOf(ROUND[m]).scaleByPowerOfTen(power);
        if (from <= value.doubleValue() && value.doubleValue() <= to) {
          values.add(value);
        }
      }
    }
    return values;
  }

  /** Labels all ticks in the same notation. */
  private static List<Tick> labelled(List<BigDecimal> values) {
    boolean plain = values.stream().allMatch(Numerals::isPlain);
    Function<BigDecimal, String> label = plain ? Numerals::plain : Numerals::scientific;
    return values.stream().map(value -> new Tick(value.doubleValue(), label.apply(value))).toList();
  }
}
