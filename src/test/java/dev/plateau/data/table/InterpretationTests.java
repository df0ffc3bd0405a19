package dev.plateau.data.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.plateau.data.text.Tables;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class InterpretationTests {
  @Test
  void ignoresTextThatIsDifferentInEveryRow() {
    Interpretation table = understood(rows("name,x,y", i -> "n" + i + "," + i * 0.5 + "," + i * 7));

    assertThat(table.columns().getFirst().type()).isEqualTo(ColumnType.TEXT);
    assertThat(table.columns().getFirst().role()).isEqualTo(Role.IGNORED);
    assertThat(remarks(table))
        .contains(
            "name: 20 different words in 20 rows: too many to learn from, ignored;"
                + " type.name=category uses them all the same");
  }

  @Test
  void refusesTextAsATargetThatWasAskedFor() {
    Table table = Tables.of(rows("name,x", i -> "n" + i + "," + i * 0.5, 30));

    assertThat(faults(table, ColumnOptions.NONE.withTargets("name")))
        .singleElement()
        .asString()
        .contains("column \"name\", cannot be a target");
  }

  @Test
  void keepsANumberedInputThatIsTheOnlyOne() {
    Interpretation table = understood(rows("x,y", i -> (i + 1) + "," + i * 0.3));

    assertThat(table.encoding().inputNames()).containsExactly("x");
  }

  @Test
  void ignoresConstantColumns() {
    Interpretation table = understood(rows("k,x,y", i -> "5," + i * 0.1 + "," + i * 0.3));

    assertThat(table.columns().getFirst().type()).isEqualTo(ColumnType.CONSTANT);
    assertThat(remarks(table)).contains("k: is \"5\" in every row: of no use, ignored");
  }

  @Test
  void remarksOnYears() {
    Interpretation table =
        understood(rows("year,x,y", i -> (2007 + i % 3) + "," + i * 0.1 + "," + i * 0.3));

    assertThat(remarks(table))
        .contains(
            "year: 3 values, 2007 to 2009: taken for a number; type.year=category makes it a"
                + " category");
  }

  @Test
  void leavesRowsWithoutATargetOut() {
    Interpretation table = understood("x,y\n1,2.5\n2,NA\n3,4.5\n4,6\n");

    assertThat(table.rows().rows()).isEqualTo(3);
    assertThat(remarks(table)).contains("y: 1 row without it left out");
  }

  @Test
  void refusesMissingCellsWhereAskedTo() {
    Table table = Tables.of("x,y\n1,2.5\n,3\n3,4.5\n4,6\n");

    assertThat(faults(table, ColumnOptions.NONE.withMissing(MissingPolicy.ERROR)))
        .containsExactly("line 3, column \"x\", must not be missing");
  }

  @Test
  void countsColumnsFromOne() {
    Table table = Tables.of("a,b,c\n1,2.5,3\n2,3,9\n3,4.5,7\n");

    Encoding encoding =
        Interpretation.of(
                table, ColumnOptions.NONE.withTargets("1").withIgnored("3"), Tables.LIMITS)
            .encoding();

    assertThat(encoding.targetNames()).containsExactly("a");
    assertThat(encoding.inputNames()).containsExactly("b");
  }

  @Test
  void namesAllUnknownColumnsAtOnce() {
    Table table = Tables.of("a,b,c\n1,2.5,3\n2,3,9\n3,4.5,7\n");
    ColumnOptions options =
        ColumnOptions.NONE
            .withTargets("d")
            .withIgnored("e")
            .withTypes(Map.of("f", ColumnType.NUMBER));

    assertThat(faults(table, options))
        .containsExactlyInAnyOrder(
            "target=d names no column", "ignore=e names no column", "type.f names no column");
  }

  @Test
  void takesADotAmongWordsForMissing() {
    Interpretation table = understood("sex,y\nmale,1.5\nfemale,2\n.,3\nmale,4.25\nfemale,5\n");

    assertThat(table.encoding().inputNames()).containsExactly("sex=female", "sex missing");
  }

  @Test
  void keepsMinusSignsAsLevels() {
    Interpretation table = understood("x,y\n1,+\n2,-\n3,+\n4,-\n5,-\n");

    assertThat(table.encoding().classes()).containsExactly("+", "-");
  }

  @Test
  void takesAWholeNumberedTargetOfManyValuesForANumber() {
    Interpretation table = understood(rows("x,y", i -> i * 0.5 + "," + (i * 37 % 101)));

    assertThat(table.task()).isEqualTo(Task.NUMBERS);
  }

  @Test
  void refusesMoreEncodedCellsThanAllowed() {
    Table table = Tables.of(rows("x,y", i -> i * 0.5 + "," + i * 0.25));

    assertThatExceptionOfType(TableTooLarge.class)
        .isThrownBy(
            () -> Interpretation.of(table, ColumnOptions.NONE, new Limits(1000, 1000, 10, 39)))
        .withMessage("must not have more than 39 cells");
  }

  @Test
  void keepsLongColumnsOfNumbersAndCategoriesExactly() {
    Table table =
        Tables.of(
            rows(
                "code,x,kind",
                i -> "c" + i % 300 + "," + i * 0.125 + "," + (i % 2 == 0 ? "a" : "b"),
                70_000));

    Interpretation meaning =
        Interpretation.of(table, ColumnOptions.NONE.withIgnored("code"), Tables.LIMITS);

    assertThat(meaning.rows().inputs()[69_999]).isEqualTo(69_999 * 0.125);
    assertThat(table.word(69_999, 0)).isEqualTo("c" + 69_999 % 300);
    assertThat(meaning.encoding().classes()).containsExactly("a", "b");
  }

  @Test
  void refusesMoreWordsThanItCanCountWhereACategoryWasAskedFor() {
    Table table = Tables.of(rows("word,x,y", i -> "w" + i + "," + i * 0.5 + "," + i * 0.3, 70_000));

    assertThat(faults(table, ColumnOptions.NONE.withTypes(Map.of("word", ColumnType.CATEGORY))))
        .containsExactly("column \"word\", cannot be a category: it has too many different words");
  }

  @Test
  void encodesCategoriesOfManyLevels() {
    Table table = Tables.of(rows("code,y", i -> "c" + i % 300 + "," + i * 0.5, 900));
    ColumnOptions options = ColumnOptions.NONE.withTypes(Map.of("code", ColumnType.CATEGORY));

    EncodedRows rows = Interpretation.of(table, options, Tables.LIMITS).rows();

    assertThat(rows.width()).isEqualTo(300);
    assertThat(rows.inputs()[899 * 300 + 299]).isEqualTo(1);
    assertThat(rows.inputs()[899 * 300]).isZero();
  }

  private static String rows(String header, IntFunction<String> row) {
    return rows(header, row, 20);
  }

  private static String rows(String header, IntFunction<String> row, int count) {
    return IntStream.range(0, count)
        .mapToObj(row)
        .collect(Collectors.joining("\n", header + "\n", "\n"));
  }

  @Test
  void namesAWordThatIsRepeatedAmongManyNumbers() {
    String rows =
        IntStream.range(0, 300)
            .mapToObj(row -> "%s,%d\n".formatted(row % 10 == 5 ? "x" : row + ".5", row % 7))
            .collect(Collectors.joining());

    assertThat(faults(Tables.of("a,y\n" + rows), ColumnOptions.NONE))
        .hasSize(10)
        .first()
        .asString()
        .isEqualTo("line 7, column \"a\", \"x\": must be a number");
  }

  private static Interpretation understood(String text) {
    return Interpretation.of(Tables.of(text), ColumnOptions.NONE, Tables.LIMITS);
  }

  private static List<String> remarks(Interpretation table) {
    return table.remarks().stream().map(r -> r.column() + ": " + r.detail()).toList();
  }

  private static List<String> faults(Table table, ColumnOptions options) {
    return assertThatExceptionOfType(UnusableTable.class)
        .isThrownBy(() -> Interpretation.of(table, options, Tables.LIMITS))
        .actual()
        .groups()
        .stream()
        .flatMap(group -> group.first().stream())
        .map(Fault::toString)
        .toList();
  }
}
