package dev.plateau.data.table;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumberSyntaxTests {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1|1",
        "-1.5|-1.5",
        "+.5|0.5",
        "1e-3|0.001",
        "5.|5",
        "$42,000|42000",
        "-$1,234.50|-1234.5",
        "$ 5|5",
        "12%|12",
        "(1,234)|-1234",
        "1,234,567|1234567",
        "3 \u20ac|3",
        "\u20ac3.5|3.5",
        "USD 7|7",
        "1'000|1000",
        "1 000 000|1000000",
        "-5%|-5",
        "\u22125.2|-5.2",
        "\u2212$5|-5",
        "10\u202f000|10000",
        "10\u2009000.5|10000.5",
        "1\u2019000|1000",
        "3.5\u00a0\u20ac|3.5",
        "\u20b9 1,000|1000",
        "R$ 5|5",
        "12 kr|12",
        "1234|1234",
        "007|7"
      })
  void readsNumbersWithAPoint(String word, double number) {
    assertThat(NumberSyntax.POINT.parse(word)).isEqualTo(number);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1,5|1.5",
        "1.234,5|1234.5",
        "1.234|1234",
        "-0,25|-0.25",
        "42.000 \u20ac|42000",
        "1\u202f234,50\u00a0\u20ac|1234.5",
        "1.234,56 EUR|1234.56",
        "1,5e3|1500"
      })
  void readsNumbersWithAComma(String word, double number) {
    assertThat(NumberSyntax.COMMA.parse(word)).isEqualTo(number);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "x",
        "1d",
        "0x10",
        "1,23",
        "12,34,567",
        "1-2",
        "NaN",
        "Inf",
        "$",
        "%",
        "1 2",
        "TOP 10",
        "12 kg",
        "--1",
        "1.2.3"
      })
  void refusesWhatIsNoNumber(String word) {
    assertThat(NumberSyntax.POINT.parse(word)).isNaN();
  }

  @Test
  void tellsWhatFitsNoDouble() {
    assertThat(NumberSyntax.POINT.parse("1e999")).isInfinite();
  }
}
