package dev.plateau.plot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plateau.plot.Ticks.Tick;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Numbers on axes: round ones, and few. */
class TicksTests {

  private static List<String> labels(List<Tick> ticks) {
    return ticks.stream().map(Tick::label).toList();
  }

  @Test
  void areRound() {
    assertThat(labels(Ticks.linear(0, 10_000, 6)))
        .containsExactly("0", "2,000", "4,000", "6,000", "8,000", "10,000");
    assertThat(labels(Ticks.linear(-0.2, 1.2, 6))).containsExactly("0", "0.5", "1");
    assertThat(labels(Ticks.linear(-2e-7, 2.1e-7, 3))).containsExactly("-2×10⁻⁷", "0", "2×10⁻⁷");
  }

  @ParameterizedTest
  @CsvSource({"0, 1e300", "-8e307, 8e307", "1e-300, 3e-300", "1e16, 10000000000000002", "0, 7"})
  void areFewWhateverTheRange(double from, double to) {
    List<Tick> ticks = Ticks.linear(from, to, 6);

    assertThat(ticks).hasSizeBetween(2, 8);
    assertThat(ticks).allSatisfy(tick -> assertThat(tick.value()).isBetween(from, to));
  }

  @Test
  void arePowersOfTenOnALogarithmicAxis() {
    assertThat(labels(Ticks.logarithmic(1, 10_000, 6)))
        .containsExactly("1", "10", "100", "1,000", "10,000");
    assertThat(labels(Ticks.logarithmic(1e-30, 2, 8)))
        .containsExactly("10⁻³⁰", "10⁻²⁵", "10⁻²⁰", "10⁻¹⁵", "10⁻¹⁰", "10⁻⁵", "10⁰");
    assertThat(Ticks.logarithmic(Double.MIN_NORMAL, Double.MAX_VALUE, 6)).hasSizeBetween(2, 8);
  }

  @Test
  void areFinerWhereALogarithmicAxisIsShort() {
    assertThat(labels(Ticks.logarithmic(0.8, 30, 6))).containsExactly("1", "2", "5", "10", "20");
    assertThat(labels(Ticks.logarithmic(0.24, 0.34, 6)))
        .containsExactly("0.24", "0.26", "0.28", "0.3", "0.32", "0.34");
  }
}
