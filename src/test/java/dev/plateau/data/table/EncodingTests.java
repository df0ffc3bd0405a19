package dev.plateau.data.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.plateau.data.Dataset;
import dev.plateau.data.text.Tables;
import dev.plateau.data.text.TextOptions;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EncodingTests {
  private static final String PLANTS =
      """
      height,colour,alive,species
      1.5,red,true,fern
      2.5,blue,false,moss
      NA,red,true,moss
      4,green,true,fern
      3,blue,false,fern
      2,green,false,moss
      """;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "iris-write-csv.csv",
        "boston-csv2.csv",
        "swiss-write-table.txt",
        "faithful-bom-crlf.csv",
        "cpu.arff",
        "glass.tsv",
        "pima-missing.csv",
        "house-prices-currency.csv",
        "credit-card-booleans.csv",
        "breast-cancer-id.csv",
        "diabetes-spaces.csv.gz",
        "titanic-counts.csv",
        "stocks-dates.csv"
      })
  void decodesEveryRowToTheWordsOfTheFile(String file) {
    Table table = Tables.file(file, TextOptions.NONE);
    Interpretation meaning = Interpretation.of(table, ColumnOptions.NONE, Tables.LIMITS);
    Encoding encoding = meaning.encoding();
    EncodedRows rows = meaning.rows();
    int width = rows.width();
    int targets = encoding.targetNames().size();

    for (int row = 0; row < rows.rows(); row++) {
      double[] inputs = Arrays.copyOfRange(rows.inputs(), row * width, (row + 1) * width);
      double[] outputs = Arrays.copyOfRange(rows.targets(), row * targets, (row + 1) * targets);
      assertSameWords(table, row, encoding.inputs(), encoding.inputWords(inputs));
      assertSameWords(table, row, encoding.targets(), encoding.words(outputs));
    }
    assertThat(encoding.encodeInputs(table).inputs()).containsExactly(rows.inputs());
  }

  private static void assertSameWords(
      Table table, int row, List<CodedColumn> columns, List<String> decoded) {
    for (int i = 0; i < columns.size(); i++) {
      Coding coding = columns.get(i).coding();
      int column = table.names().indexOf(columns.get(i).name());
      String word = table.word(row, column);
      if (coding.isMissing(word)) {
        assertThat(decoded.get(i)).isEmpty();
      } else if (coding instanceof NumberCoding) {
        NumberSyntax syntax = table.format().syntax();
        assertThat(syntax.parse(decoded.get(i))).isEqualTo(syntax.parse(word));
      } else {
        assertThat(decoded.get(i)).isEqualTo(word);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "$1,234.50;$12.25;$999.00;$-1,000,000.75",
        "($3);$7;($12)",
        "1.234,50 €;-0,75 €",
        "12 %;7.5 %;-100 %",
        "1 234;99;1 000 000",
        "00123;40210",
        "2.50;-1.25",
        "01/31/2000;12/01/1999",
        "1.2.2000;31.12.1999",
        "Jan 1 2000;Dec 31 1999",
        "01/2000;12/1999",
        "31-Dec-99;01-Feb-49",
        "2000-01-31 12:30;1999-12-31 00:00",
        "2000-01-31T12:30:05Z;1999-12-31T23:59:59Z"
      })
  void givesCellsBackAsTheyAreWritten(String words) {
    List<String> cells = List.of(words.split(";"));
    String text =
        IntStream.range(0, cells.size())
            .mapToObj(row -> cells.get(row) + "|" + row + "\n")
            .collect(Collectors.joining("", "cell|y\n", ""));
    TextOptions bars = new TextOptions(Optional.empty(), Optional.of('|'), Optional.empty());

    Interpretation meaning =
        Interpretation.of(
            Tables.of(text.getBytes(StandardCharsets.UTF_8), bars),
            ColumnOptions.NONE,
            Tables.LIMITS);

    assertThat(meaning.encoding().inputs()).hasSize(1);
    assertThat(Arrays.stream(meaning.rows().inputs()))
        .extracting(code -> meaning.encoding().inputWords(new double[] {code}).getFirst())
        .isEqualTo(cells);
  }

  @Test
  void ordersLevelsByAppearanceAndSharesOneNumberBetweenTwo() {
    Encoding encoding = plants().encoding();

    assertThat(encoding.inputNames())
        .containsExactly(
            "height", "height missing", "colour=red", "colour=blue", "colour=green", "alive");
    assertThat(encoding.classes()).containsExactly("fern", "moss");
    assertThat(plants().rows().targets()).containsExactly(0, 1, 1, 0, 0, 1);
  }

  @Test
  void fillsMissingInputsWithTheMeanOfTheTrainingRows() {
    Interpretation plants = plants();

    Encoding all = plants.encoding();
    Encoding some = all.withMeansOver(plants.rows(), new int[] {0, 1, 2});

    assertThat(Dataset.of(all, plants.rows()).inputRow(2)).startsWith(2.6, 1);
    assertThat(Dataset.of(some, plants.rows()).inputRow(2)).startsWith(2, 1);
  }

  @Test
  void encodesRecordsByColumnName() {
    Encoding encoding = plants().encoding();
    Table records = record("colour", "blue", "alive", "TRUE", "height", "7", "extra", "x");

    EncodedRows rows = encoding.encodeInputs(records);

    assertThat(rows.inputs()).containsExactly(7, 0, 0, 1, 0, 1);
  }

  @Test
  void namesUnknownLevelsAndWordsInPlaceOfNumbers() {
    Encoding encoding = plants().encoding();
    Table records = record("colour", "pink", "alive", "perhaps", "height", "tall");

    assertThat(faults(encoding, records))
        .containsExactly(
            "line 1, column \"height\", \"tall\": must be a number",
            "line 1, column \"colour\", \"pink\": must be one of red, blue, green",
            "line 1, column \"alive\", \"perhaps\": must be false or true");
  }

  @Test
  void namesColumnsThatAreAbsent() {
    assertThat(faults(plants().encoding(), record("colour", "red")))
        .containsExactly("column \"height\", is missing", "column \"alive\", is missing");
  }

  @Test
  void takesCodesOfClassesInAscendingOrder() {
    Table table = Tables.of("x,y\n" + "1.5,1\n2,0\n3.25,1\n4,0\n".repeat(3));

    Interpretation codes = Interpretation.of(table, ColumnOptions.NONE, Tables.LIMITS);

    assertThat(codes.task()).isEqualTo(Task.CLASSES);
    assertThat(codes.encoding().classes()).containsExactly("0", "1");
    assertThat(codes.rows().targets()).startsWith(1, 0, 1, 0);
  }

  @Test
  void takesTargetsOfWhichOneIsSetForClasses() {
    Table table = Tables.of("x,a,b,c\n1,1,0,0\n2,0,1,0\n3,0,0,1\n4,1,0,0\n");

    Encoding encoding =
        Interpretation.of(table, ColumnOptions.NONE.withLastTargets(3), Tables.LIMITS).encoding();

    assertThat(encoding.classes()).containsExactly("a", "b", "c");
  }

  private static List<String> faults(Encoding encoding, Table table) {
    return assertThatExceptionOfType(UnusableTable.class)
        .isThrownBy(() -> encoding.encodeInputs(table))
        .actual()
        .groups()
        .stream()
        .flatMap(group -> group.first().stream())
        .map(Fault::toString)
        .toList();
  }

  private static Interpretation plants() {
    return Interpretation.of(Tables.of(PLANTS), ColumnOptions.NONE, Tables.LIMITS);
  }

  private static Table record(String... cells) {
    TableBuilder builder = new TableBuilder(NumberSyntax.POINT, Tables.LIMITS);
    LinkedHashMap<String, String> record = new LinkedHashMap<>();
    IntStream.range(0, cells.length / 2).forEach(i -> record.put(cells[2 * i], cells[2 * i + 1]));
    builder.addRecord(record);
    return builder.build(TableFormat.ofRecords(TableFormat.Kind.JSON));
  }
}
