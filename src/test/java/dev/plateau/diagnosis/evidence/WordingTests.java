package dev.plateau.diagnosis.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plateau.network.Activation;
import dev.plateau.network.Network;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordingTests {

  @ParameterizedTest
  @CsvSource({
    "0.33412631954274191, 0.3341",
    "164.0767, 164.1",
    "0.3, 0.3",
    "2, 2",
    "0, 0",
    "-0.174837, -0.1748",
    "0.001, 0.001",
    "0.00167, 0.00167",
    "0.00095999, 9.6e-4",
    "-1.23449e-9, -1.234e-9",
    "0.00002632, 2.632e-5",
    "1e-16, 1e-16",
    "123456, 123500",
    "1234567, 1.235e6",
    "2727272.7, 2.727e6",
    "1e300, 1e300",
    "NaN, NaN",
    "Infinity, infinity"
  })
  void roundsNumbersToFourDigits(double value, String text) {
    assertThat(Wording.number(value)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0 %",
    "1, 100 %",
    "0.5, 50 %",
    "0.353, 35 %",
    "0.07, 7.0 %",
    "0.995, 99.5 %",
    "2.5, 250 %"
  })
  void writesSharesInPercent(double share, String text) {
    assertThat(Wording.percent(share)).isEqualTo(text);
  }

  @Test
  void writesPointsWhateverTheLocale() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.GERMANY);

      assertThat(Wording.percent(0.995)).isEqualTo("99.5 %");
      assertThat(Wording.number(0.25)).isEqualTo("0.25");
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void namesSixThingsAndCountsTheRest() {
    assertThat(Wording.list(List.of(1))).isEqualTo("1");
    assertThat(Wording.list(List.of(1, 2))).isEqualTo("1 and 2");
    assertThat(Wording.list(List.of(1, 2, 5))).isEqualTo("1, 2 and 5");
    assertThat(Wording.list(upTo(6))).isEqualTo("1, 2, 3, 4, 5 and 6");
    assertThat(Wording.list(upTo(7))).isEqualTo("1, 2, 3, 4, 5, 6 and 1 more");
    assertThat(Wording.list(upTo(100))).isEqualTo("1, 2, 3, 4, 5, 6 and 94 more");
  }

  private static List<Integer> upTo(int last) {
    return IntStream.rangeClosed(1, last).boxed().toList();
  }

  @Test
  void namesTheLayerWhereThereAreSeveral() {
    Network flat = Network.of(2, List.of(3), Activation.TANH, 1, Activation.IDENTITY);
    Network deep = Network.of(2, List.of(3, 3), Activation.TANH, 1, Activation.IDENTITY);

    assertThat(Wording.units(flat, 1, List.of(2))).isEqualTo("Hidden unit 2");
    assertThat(Wording.units(flat, 1, List.of(1, 3))).isEqualTo("Hidden units 1 and 3");
    assertThat(Wording.units(deep, 2, List.of(1, 3))).isEqualTo("Hidden units 1 and 3 of layer 2");
    assertThat(Wording.rows(List.of(4))).isEqualTo("row 4");
    assertThat(Wording.rows(List.of(0, 4))).isEqualTo("rows 0 and 4");
  }

  @ParameterizedTest
  @CsvSource({
    "0.311579, 0.31",
    "0.3199999, 0.31",
    "0.3, 0.3",
    "0.1, 0.1",
    "0.03, 0.03",
    "0.099999, 0.099",
    "0.7, 0.7",
    "1, 1",
    "10, 10",
    "12.9, 12",
    "1999, 1900",
    "1e-7, 1e-7",
    "2.36e-9, 2.3e-9"
  })
  void roundsDownToTwoDigitsAsOneWouldType(double alpha, double typed) {
    assertThat(Wording.typed(alpha)).isEqualTo(typed);
  }

  @Test
  void keepsEveryNumberOfTwoDigits() {
    for (int exponent = -12; exponent <= 6; exponent++) {
      for (int digits = 10; digits < 100; digits++) {
        double alpha = Double.parseDouble(digits + "e" + exponent);

        assertThat(Wording.typed(alpha)).isEqualTo(alpha);
      }
    }
  }
}
