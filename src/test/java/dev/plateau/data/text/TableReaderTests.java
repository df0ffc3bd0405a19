package dev.plateau.data.text;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.plateau.data.table.ColumnOptions;
import dev.plateau.data.table.FaultGroup;
import dev.plateau.data.table.Interpretation;
import dev.plateau.data.table.Limits;
import dev.plateau.data.table.Remark;
import dev.plateau.data.table.Table;
import dev.plateau.data.table.TableTooLarge;
import dev.plateau.data.table.UnusableTable;
import java.io.ByteArrayInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TableReaderTests {
  private static final String CAFE =
      "town;price\nZ\u00fcrich;1,5\nGen\u00e8ve;2,5\nZ\u00fcrich;3,25\n";

  @ParameterizedTest
  @ValueSource(strings = {",", ";", "\t", "|", " "})
  void findsTheDelimiter(String delimiter) {
    String text = "a,b,c\n1,2,3\n4,5,6\n7,8,10\n".replace(",", delimiter);

    Table table = Tables.of(text);

    assertThat(table.format().delimiter()).contains(delimiter.charAt(0));
    assertThat(table.names()).containsExactly("a", "b", "c");
    assertThat(table.word(2, 2)).isEqualTo("10");
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "windows-1252", "UTF-16LE", "UTF-16BE", "UTF-16"})
  void findsTheCharacterSet(String charset) {
    Table table = Tables.of(CAFE.getBytes(Charset.forName(charset)), TextOptions.NONE);

    assertThat(table.word(0, 0)).isEqualTo("Z\u00fcrich");
    assertThat(table.format().encoding()).startsWith(charset);
    assertThat(table.format().decimal()).isEqualTo(',');
  }

  @Test
  void findsLatinLettersLongAfterTheFirstPage() {
    String text = "town,x\n" + "Bern,1\n".repeat(20_000) + "Gen\u00e8ve,2\n";

    Table table = Tables.of(text.getBytes(StandardCharsets.ISO_8859_1), TextOptions.NONE);

    assertThat(table.word(20_000, 0)).isEqualTo("Gen\u00e8ve");
    assertThat(table.format().encoding()).isEqualTo("windows-1252");
  }

  @Test
  void obeysTheSeparatorLine() {
    Table table = Tables.of("sep=;\na;b\n1,5;x\n2,5;y\n");

    assertThat(table.names()).containsExactly("a", "b");
    assertThat(table.rows()).isEqualTo(2);
    assertThat(table.line(0)).isEqualTo(3);
  }

  @Test
  void skipsComments() {
    Table table = Tables.of("# made by hand\na,b\n1,2\n3,4\n# the end\n5,6\n");

    assertThat(table.names()).containsExactly("a", "b");
    assertThat(table.rows()).isEqualTo(3);
    assertThat(table.line(2)).isEqualTo(6);
  }

  @Test
  void leavesATitleOut() {
    Table table = Tables.of("Results of the second run\n\na,b,c\n1,2,x\n3,4,y\n5,6,x\n");

    assertThat(table.names()).containsExactly("a", "b", "c");
    assertThat(table.rows()).isEqualTo(3);
    assertThat(table.line(0)).isEqualTo(4);
    assertThat(table.remarks())
        .contains(Remark.ofTable("\"Results of the second run\" stands above the table: left out"));
  }

  @Test
  void collapsesAlignedBlanks() {
    Table table = Tables.of("  a    b  c\n  1   20 \"x y\"\n 10    2 z\n100  200 z\n");

    assertThat(table.names()).containsExactly("a", "b", "c");
    assertThat(table.word(0, 2)).isEqualTo("x y");
  }

  @Test
  void dropsTrailingDelimiters() {
    Table table = Tables.of("a;b;c;\n1;2;3;\n4;5;6;;\n7;8;9\n");

    assertThat(table.names()).containsExactly("a", "b", "c");
    assertThat(table.rows()).isEqualTo(3);
  }

  @Test
  void takesYearsForAHeaderAndSaysSo() {
    Table table = Tables.of("country,1990,1991,1992\nA,1.5,2.5,3\nB,2,3,4\nC,5,6,7.5\n");

    assertThat(table.names()).containsExactly("country", "1990", "1991", "1992");
    assertThat(table.remarks())
        .extracting(Remark::detail)
        .anyMatch(detail -> detail.startsWith("the header looks like numbers"));
  }

  @Test
  void takesTheFirstRowForARowWhereItLooksLikeTheOthers() {
    Table numbers = Tables.of("1,2,3\n4,5,6\n");
    Table words = Tables.of("red,yes\nblue,no\nred,no\n");

    assertThat(numbers.rows()).isEqualTo(2);
    assertThat(words.rows()).isEqualTo(3);
    assertThat(words.names()).containsExactly("column 1", "column 2");
  }

  @Test
  void takesAMistypedNumberForAMistake() {
    assertThat(Tables.of("1,2,x\n3,4,5\n6,7,8\n").rows()).isEqualTo(3);
  }

  @Test
  void doesAsTheOwnerSays() {
    TextOptions options = TextOptions.NONE.withHeader(true).withDelimiter(';').withDecimal(',');

    Table table = Tables.of("1;2\n3;4\n".getBytes(StandardCharsets.UTF_8), options);

    assertThat(table.names()).containsExactly("1", "2");
    assertThat(table.rows()).isEqualTo(1);
  }

  @Test
  void namesTheSwitchOfCurlThatKeepsLineBreaks() {
    assertThat(faults("a,b,c1,2,34,5,6")).singleElement().asString().contains("--data-binary");
  }

  @Test
  void refusesASpreadsheet() {
    assertThat(faults("PK\u0003\u0004...."))
        .singleElement()
        .asString()
        .contains("save the table as CSV");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "+1 1:0.5 3:2\n-1 2:1.5 # a comment\n=svmlight",
        "<!DOCTYPE html>\n<table><tr><td>1</td></tr></table>\n=HTML",
        "@relation bags\n@attribute bag relational\n@attribute x numeric\n@end bag\n=relational"
      })
  void saysWhatItDoesNotRead(String given) {
    int end = given.lastIndexOf('=');

    assertThatExceptionOfType(UnusableTable.class)
        .isThrownBy(() -> Tables.of(given.substring(0, end)))
        .withMessageContaining(given.substring(end + 1));
  }

  @Test
  void readsATableOfMarkdown() {
    Table table = Tables.of("| age | town |\n|----:|:-----|\n| 3 | Bern |\n| 4 | Chur |\n");

    assertThat(table.names()).containsExactly("age", "town");
    assertThat(table.rows()).isEqualTo(2);
    assertThat(table.word(1, 1)).isEqualTo("Chur");
    assertThat(table.remarks()).isEmpty();
  }

  @Test
  void prefersTheDelimiterOfTheHeader() {
    Table table = Tables.of("height,weight,y\n180 cm,80 kg,1\n170 cm,70 kg,0\n");

    assertThat(table.names()).containsExactly("height", "weight", "y");
  }

  @Test
  void takesANumberWithBothMarksAsProofOfTheDecimalMark() {
    Table table = Tables.of("month;sales\n01.2000;1.234,50\n02.2000;2.345,75\n");

    assertThat(table.format().decimal()).isEqualTo(',');
  }

  @Test
  void showsTenFaultsOfAKindAndCountsTheOthers() {
    String text = "a,b\n" + "1,2\n".repeat(200) + "1,2,3\n".repeat(15);

    FaultGroup group = groups(text).getFirst();

    assertThat(group.first()).hasSize(10);
    assertThat(group.first().getFirst().line()).isEqualTo(202);
    assertThat(group.summary()).isEqualTo("and 5 more like these");
  }

  @Test
  void namesLineColumnAndCellOfAMistypedNumber() {
    String text = "width,height\n" + "1.5,2\n2.25,3\n3.75,5\n".repeat(10) + "oops,4\n";

    assertThat(groups(text))
        .singleElement()
        .extracting(group -> group.first().getFirst().toString())
        .isEqualTo("line 32, column \"width\", \"oops\": must be a number");
  }

  @Test
  void refusesAnUnclosedQuote() {
    assertThat(faults("a,b\n1,\"2\n3,4\n")).singleElement().asString().contains("quote");
  }

  @Test
  void readsSparseArffAndNominalLevels() {
    Table table =
        Tables.of(
            """
            % a comment
            @RELATION 'some words'
            @ATTRIBUTE 'the width' REAL
            @attribute colour {red, 'dark blue', green}
            @attribute class {yes,no}
            @data
            1.5, 'dark blue', no
            {0 2, 2 no}
            ?,green,yes
            2, red, yes
            3,red,no
            """);

    Interpretation meaning = Interpretation.of(table, ColumnOptions.NONE, Tables.LIMITS);

    assertThat(table.word(1, 1)).isEqualTo("red");
    assertThat(meaning.encoding().classes()).containsExactly("yes", "no");
    assertThat(meaning.encoding().inputNames())
        .containsExactly(
            "the width", "the width missing", "colour=red", "colour=dark blue", "colour=green");
  }

  @Test
  void refusesByTheNameOfTheLimit() {
    Limits small = new Limits(100, 3, 2, 10);

    assertThat(limit("a,b\n1,2\n1,2\n1,2\n1,2\n", small)).isEqualTo("rows");
    assertThat(limit("a,b,c\n1,2,3\n", small)).isEqualTo("columns");
    assertThat(limit("a,b\n" + "1,2\n".repeat(30), small)).isEqualTo("bytes");
    assertThat(limit("a,b\n" + "1,2\n".repeat(6), new Limits(100, 9, 2, 10))).isEqualTo("cells");
  }

  @Test
  void refusesMoreDifferentWordsThanMemoryHolds() {
    String words =
        IntStream.range(0, 300).mapToObj(k -> "a%d,b%d\n".formatted(k, k)).collect(joining());

    assertThat(limit("a,b\n" + words, new Limits(10_000, 1_000, 2, 8_000)))
        .isEqualTo("different words");
    assertThat(Tables.of("a,b\n" + words).rows()).isEqualTo(300);
  }

  private static String limit(String text, Limits limits) {
    return assertThatExceptionOfType(TableTooLarge.class)
        .isThrownBy(() ->
            TableReader.read(
                SourceText.open(
                    new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)),
                    Optional.empty(),
                    limits),
                TextOptions.NONE,
                limits))
        .actual()
        .toString()
        .replaceAll(".*more than [\\d,]+ ", "");
  }

  private static List<FaultGroup> groups(String text) {
    return assertThatExceptionOfType(UnusableTable.class)
        .isThrownBy(() -> Interpretation.of(Tables.of(text), ColumnOptions.NONE, Tables.LIMITS))
        .actual()
        .groups();
  }

  private static List<FaultGroup> faults(String text) {
    return groups(text);
  }
}
