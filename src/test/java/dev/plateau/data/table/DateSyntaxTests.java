package dev.plateau.data.table;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DateSyntaxTests {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ISO|2000-01-31|10987",
        "ISO|2000-01-31 12:00|10987.5",
        "ISO|2000-01-31T12:00:00Z|10987.5",
        "ISO|2000-01-31T12:00:00.000+02:00|10987.416666666666",
        "YEAR_FIRST|2000/1/31|10987",
        "MONTH_FIRST|1/31/2000|10987",
        "DAY_FIRST|31/01/2000|10987",
        "DOTTED|31.1.2000|10987",
        "MONTH_NAME|Jan 31 2000|10987",
        "MONTH_NAME|Jan 31, 2000|10987",
        "LONG_MONTH_NAME|January 31, 2000|10987",
        "DAY_MONTH_NAME|31 Jan 2000|10987",
        "DAY_MONTH_NAME|31-JAN-2000|10987",
        "SHORT_YEAR|31-Jan-00|10987",
        "MONTH_FIRST|1/31/2000 6:00 PM|10987.75",
        "MONTH_FIRST_SHORT_YEAR|1/31/00|10987",
        "MONTH_FIRST_SHORT_YEAR|1/31/00 18:00|10987.75",
        "DAY_FIRST_SHORT_YEAR|31/1/00|10987",
        "DOTTED_SHORT_YEAR|31.01.00|10987",
        "TIME|6:00|0.25",
        "TIME|18:00:00|0.75",
        "TIME|6:00 PM|0.75",
        "TIME|25:00|NaN",
        "YEAR_MONTH|2000-01|10957",
        "MONTH_YEAR|1/2000|10957",
        "MONTH_YEAR|01.2000|10957",
        "MONTH_YEAR|012000|NaN",
        "ISO|2000-02-30|NaN",
        "ISO|today|NaN"
      })
  void countsDaysSince1970(DateSyntax syntax, String word, double days) {
    assertThat(Double.valueOf(syntax.parse(word))).isEqualTo(Double.valueOf(days));
  }
}
