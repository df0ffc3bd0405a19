package dev.plateau.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.plateau.data.CsvDataset.Limits;
import dev.plateau.data.UnreadableRows.Problem;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvDatasetTests {
  private static final Limits LIMITS = new Limits(1000, 10);
  private static final Dataset TWO_ROWS =
      Dataset.ofRows(new double[][] {{1, 2}, {4, 5}}, new double[][] {{3}, {6}});

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1,2,3\n4,5,6",
        "1,2,3\n4,5,6\n",
        "1,2,3\r\n4,5,6\r\n",
        "1,2,3\r4,5,6\r",
        "\uFEFF1,2,3\n4,5,6\n",
        "\uFEFF\"1\",2,3\n4,5,6\n",
        "\n\n1,2,3\n   \n4,5,6\n\n",
        "\"1\",\"2\",\"3\"\n\"4\",\"5\",\"6\"\n",
        " 1 ,\t2, 3\n \"4\" , \" 5 \",6  \n",
        "x,y,z\n1,2,3\n4,5,6\n",
        "\"x, of course\",\"the\nother\",\"say \"\"z\"\"\"\n1,2,3\n4,5,6\n",
        "x,,z\n1,2,3\n4,5,6\n",
        "+1,2.,3e0\n.4E+1,50e-1,0.06e2\n"
      })
  void readsTheSameRowsHoweverTheyAreWritten(String csv) {
    assertThat(read(csv, 1)).isEqualTo(TWO_ROWS);
  }

  @Test
  void takesTheLastColumnsForTargets() {
    Dataset data = read("1,2,3\n4,5,6", 2);

    assertThat(data)
        .isEqualTo(Dataset.ofRows(new double[][] {{1}, {4}}, new double[][] {{2, 3}, {5, 6}}));
  }

  @Test
  void roundsNumbersAsJavaDoes() {
    Dataset data = read("0.1,-4.9e-324,1e-400,-0,1.7976931348623157e308,0", 1);

    assertThat(data.inputRow(0))
        .containsExactly(0.1, -Double.MIN_VALUE, 0.0, -0.0, Double.MAX_VALUE);
  }

  @Test
  void reportsEveryProblemAtOnce() {
    String csv =
        """
        x1,x2,y
        0,zero,0

        1,,1
        0,NaN,-Infinity
        1e999,1
        "one
        and a half",1,2,3
        """;

    assertThat(problems(csv, 1))
        .containsExactly(
            new Problem(2, 2, "must be a number, is \"zero\""),
            new Problem(4, 2, "must be a number, is empty"),
            new Problem(5, 2, "must be finite, is \"NaN\""),
            new Problem(5, 3, "must be finite, is \"-Infinity\""),
            new Problem(6, 0, "must have 3 cells, as the first row, has 2"),
            new Problem(6, 1, "must fit a 64-bit double, is \"1e999\""),
            new Problem(7, 0, "must have 3 cells, as the first row, has 4"),
            new Problem(7, 1, "must be a number, is \"one and a half\""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"0x1p3", "1d", "1f", "1D", "1_000", "1 000", "1;2", "--1", "1e", ".", "e5", "١"})
  void takesOnlyPlainNumbers(String cell) {
    assertThat(problems("0,0\n" + cell + ",1", 1))
        .containsExactly(new Problem(2, 1, "must be a number, is \"" + cell + "\""));
  }

  @Test
  void takesAMistypedNumberInTheFirstRowForAMistake() {
    assertThat(problems("0,O,0\n1,1,1", 1))
        .containsExactly(new Problem(1, 2, "must be a number, is \"O\""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"NaN,inf\n1,2", "NaN,x\n1,2"})
  void takesNumbersThatAreNotFiniteForARow(String csv) {
    assertThat(problems(csv, 1)).contains(new Problem(1, 1, "must be finite, is \"NaN\""));
  }

  @Test
  void takesEmptyCellsForARow() {
    assertThat(problems(",\n1,2", 1))
        .containsExactly(
            new Problem(1, 1, "must be a number, is empty"),
            new Problem(1, 2, "must be a number, is empty"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n \n", "\uFEFF", "x,y\n"})
  void needsARow(String csv) {
    assertThat(problems(csv, 1))
        .containsExactly(new Problem(0, 0, "must hold at least one row of numbers"));
  }

  @Test
  void needsAnInputBesideTheTargets() {
    assertThat(problems("\n1,2\n3,x", 2))
        .containsExactly(
            new Problem(
                2, 0, "must have at least 3 columns to leave an input beside 2 targets, has 2"),
            new Problem(3, 2, "must be a number, is \"x\""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"2,3\n4,5\n6,7", "\"2\"x,3\n4,5"})
  void stopsWhereQuotesDoNotMatch(String rest) {
    assertThat(problems("0,zero\n" + rest, 1))
        .containsExactly(
            new Problem(1, 2, "must be a number, is \"zero\""),
            new Problem(2, 0, "must close every quote; nothing from here on was read"));
  }

  @Test
  void stopsAtTheLimitOfRows() {
    String csv = "x,y\n1,2\n3,four\n5,6\n7,8\nnine,10";

    assertThat(problems(csv, 1, new Limits(2, 2)))
        .containsExactly(
            new Problem(3, 2, "must be a number, is \"four\""),
            new Problem(4, 0, "must not be more than 2 rows"));
    assertThat(read("x,y\n1,2\n3,4\n\n", 1, new Limits(2, 2)).rows()).isEqualTo(2);
  }

  @Test
  void stopsAtTheLimitOfColumns() {
    assertThat(problems("1,2,3,4\n5,x,7,8", 1, new Limits(10, 3)))
        .containsExactly(new Problem(1, 0, "must not have more than 3 columns, has 4"));
    assertThat(read("1,2,3", 1, new Limits(10, 3)).inputs()).isEqualTo(2);
  }

  @Test
  void keepsNoMoreCellsOfALaterRowThanTheLimit() {
    assertThat(problems("1,2\n3,4,x,x,x", 1, new Limits(10, 2)))
        .containsExactly(new Problem(2, 0, "must have 2 cells, as the first row, has 5"));
  }

  @Test
  void countsTheProblemsBeyondTheFirstHundred() {
    String csv = "1,2\n" + "x,y\n".repeat(60);

    List<Problem> problems = problems(csv, 1);

    assertThat(problems).hasSize(101);
    assertThat(problems.get(99)).isEqualTo(new Problem(51, 2, "must be a number, is \"y\""));
    assertThat(problems.getLast()).isEqualTo(new Problem(52, 0, "20 more problems from here on"));
  }

  @Test
  void quotesOnlyTheBeginningOfALongCell() {
    assertThat(problems("1,2\n3," + "x".repeat(1000), 1))
        .containsExactly(new Problem(2, 2, "must be a number, is \"" + "x".repeat(40) + "..\""));
  }

  @Test
  void refusesToReadWithoutTargets() {
    assertThatIllegalArgumentException().isThrownBy(() -> read("1,2", 0));
  }

  @Test
  void passesOnWhatTheReaderThrows() {
    Reader broken =
        new Reader() {
          @Override
          public int read(char[] buffer, int offset, int length) throws IOException {
            throw new IOException("connection lost");
          }

          @Override
          public void close() {}
        };

    assertThatExceptionOfType(UncheckedIOException.class)
        .isThrownBy(() -> CsvDataset.read(broken, 1, LIMITS));
  }

  private static Dataset read(String csv, int targets) {
    return read(csv, targets, LIMITS);
  }

  private static Dataset read(String csv, int targets, Limits limits) {
    return CsvDataset.read(new StringReader(csv), targets, limits);
  }

  private static List<Problem> problems(String csv, int targets) {
    return problems(csv, targets, LIMITS);
  }

  private static List<Problem> problems(String csv, int targets, Limits limits) {
    UnreadableRows unreadable =
        catchThrowableOfType(UnreadableRows.class, () -> read(csv, targets, limits));
    assertThat(unreadable).as("what is thrown for " + csv).isNotNull();
    return unreadable.problems();
  }
}
