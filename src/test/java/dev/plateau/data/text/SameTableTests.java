package dev.plateau.data.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plateau.data.Dataset;
import dev.plateau.data.table.ColumnOptions;
import dev.plateau.data.table.EncodedRows;
import dev.plateau.data.table.Encoding;
import dev.plateau.data.table.Interpretation;
import dev.plateau.data.table.MissingPolicy;
import dev.plateau.data.table.Table;
import dev.plateau.data.table.UnusableTable;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever rows of a table were used, the same come back as the inputs to predict on it. */
class SameTableTests {
  private static final String BODY =
      rows(";", row -> "%d,5;%s;%s".formatted(row * 7 % 11, "ab".charAt(row % 2), row % 5));

  private interface Line {
    String of(int row);
  }

  private static String rows(String delimiter, Line line) {
    return IntStream.range(0, 30)
        .mapToObj(line::of)
        .map(text -> text.replace(";", delimiter) + "\n")
        .reduce("", String::concat);
  }

  /** Tables of which some rows are not used. */
  static Stream<String> tables() {
    String header = "size;kind;count\n";
    return Stream.of(
        header + BODY,
        header + BODY + "Summe;;\n",
        header + BODY + "Gesamt;;60\n",
        header + BODY + ";;60\n",
        header + BODY + "Total;a;60\nAverage;;2\n",
        header + BODY + ";;\n\n;;\n",
        header + BODY + "\n(30 rows)\n",
        header + BODY.replace("\n", ";\n"),
        header + BODY.replace("4,5;", ";"),
        header + BODY.replace(";3\n", ";\n"),
        header + BODY.replace(";a;3\n", ";;\n").replace(";b;2\n", ";;2\n"),
        header + BODY.replace(";3\n", ";NA\n").replace("0,5;", "?;"),
        header + BODY.replace(";3\n", ";\\N\n") + "x;a;\n",
        header + BODY.replace("3,5;a;", ";c;").replace("4,5;b", ";c"),
        "a,b,y\n1,x,0\n2,x,1\n,y,0\n3,,1\n4,x,0\n5,,1\n6,x,1\n7,x,0\n",
        "# written by hand\n" + header + BODY + "# the end\n",
        "Report\n\n" + header + BODY,
        "sep=;\n" + header + BODY,
        "\uFEFF" + header.replace("\n", "\r\n") + BODY.replace("\n", "\r\n"),
        "size;kind;count\ncm;;-\n" + BODY,
        BODY,
        "kind;count\n" + rows(";", row -> "r%d;%s;%d".formatted(row, "ab".charAt(row % 2), row)),
        "| size | kind |\n|---|---|\n" + rows("|", row -> ";%d;%d;".formatted(row, row % 3)),
        "a b\n" + rows(" ", row -> "%d;%d".formatted(row, row % 3)));
  }

  private static Interpretation understood(Table table, String target, MissingPolicy missing) {
    return Interpretation.of(
        table, ColumnOptions.NONE.withTargets(target).withMissing(missing), Tables.LIMITS);
  }

  private static Optional<Interpretation> tried(Table table, String target, MissingPolicy missing) {
    try {
      return Optional.of(understood(table, target, missing));
    } catch (UnusableTable e) {
      return Optional.empty();
    }
  }

  private static void checkAll(Table first, Table again) {
    int checked = 0;
    for (MissingPolicy missing : List.of(MissingPolicy.MEAN, MissingPolicy.DROP)) {
      for (String target : first.names()) {
        Optional<Interpretation> known = tried(first, target, missing);
        known.ifPresent(table -> check(table, again, target + " " + missing));
        checked += known.isPresent() ? 1 : 0;
      }
    }
    assertThat(checked).isPositive();
  }

  private static void check(Interpretation known, Table again, String description) {
    Encoding encoding = known.encoding();
    EncodedRows rows = encoding.encodeInputs(encoding.usable(again));

    assertThat(rows.rows()).describedAs(description).isEqualTo(known.rows().rows());
    List<double[]> inputs = Dataset.of(encoding, rows).inputRows();
    List<double[]> knownInputs = Dataset.of(encoding, known.rows()).inputRows();
    assertThat(inputs.toArray(double[][]::new))
        .describedAs(description)
        .isDeepEqualTo(knownInputs.toArray(double[][]::new));
  }

  @ParameterizedTest
  @MethodSource("tables")
  void isEncodedAlike(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    Table first = Tables.of(bytes, TextOptions.NONE);

    checkAll(first, Tables.of(bytes, TextOptions.like(first.format())));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "boston-csv2.csv",
        "breast-cancer-id.csv",
        "cpu.arff",
        "credit-card-booleans.csv",
        "diabetes-spaces.csv.gz",
        "faithful-bom-crlf.csv",
        "glass.tsv",
        "house-prices-currency.csv",
        "iris-scikit-learn.csv",
        "iris-write-csv.csv",
        "pima-missing.csv",
        "stocks-dates.csv",
        "swiss-write-table.txt",
        "titanic-counts.csv"
      })
  void isEncodedAlikeFromAFile(String file) {
    Table first = Tables.file(file, TextOptions.NONE);

    checkAll(first, Tables.file(file, TextOptions.like(first.format())));
  }
}
