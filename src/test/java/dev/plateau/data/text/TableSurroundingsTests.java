package dev.plateau.data.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.plateau.data.table.Remark;
import dev.plateau.data.table.Table;
import dev.plateau.data.table.UnusableTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What stands above and below the rows of a table, and which delimiter that leads to. */
class TableSurroundingsTests {
  private static final String MONTHS =
      """
      month;region;sales
      Jan;north;1,5
      Feb;south;2,5
      Mar;north;3,5
      Apr;south;4,5
      """;

  @ParameterizedTest
  @ValueSource(strings = {"Summe;;12,0", "Total;;", "Gesamt:;;", "\"Grand Total\";;12"})
  void leavesTotalsOut(String total) {
    Table table = Tables.of(MONTHS + total + "\nMittelwert;;3,0\n");

    assertThat(table.rows()).isEqualTo(4);
    assertThat(table.remarks())
        .anyMatch(remark -> remark.detail().matches("line 6, \".*\", sums up the rows above.*"));
  }

  @Test
  void keepsALevelThatIsCalledLikeATotal() {
    assertThat(Tables.of(MONTHS + "Total;;1,0\nMay;north;2,0\nTotal;;3,0\n").rows()).isEqualTo(7);
    assertThat(Tables.of(MONTHS + "Total;;1,0\nMay;north;2,0\n").rows()).isEqualTo(6);
  }

  @Test
  void leavesSentencesBelowOut() {
    Table table = Tables.of(MONTHS + "\nSource: the office\n(4 rows)\n");

    assertThat(table.rows()).isEqualTo(4);
    assertThat(table.remarks())
        .contains(Remark.ofTable("\"(4 rows)\" stands below the table: left out"));
    assertThatExceptionOfType(UnusableTable.class)
        .isThrownBy(() -> Tables.of(MONTHS + "May\nJun;south;1,5\n"))
        .withMessageContaining("line 6, \"May\": starts a row of 1 cells");
    assertThatExceptionOfType(UnusableTable.class)
        .isThrownBy(() -> Tables.of(MONTHS + "5\n"))
        .withMessageContaining("line 6");
  }

  @Test
  void findsTheDelimiterBelowATitle() {
    assertThat(Tables.of("Sales by month\n\n" + MONTHS).names())
        .containsExactly("month", "region", "sales");
  }

  @Test
  void prefersTheDelimiterUnderWhichTheHeaderNamesAllColumns() {
    Table table = Tables.of("smokes;sports;weight\nyes;no;1,5\nno;no;2,5\nno;yes;3,5\n");

    assertThat(table.names()).containsExactly("smokes", "sports", "weight");
    assertThat(table.format().decimal()).isEqualTo(',');
  }

  @Test
  void leavesALineOfUnitsOut() {
    Table table = Tables.of("time,temp,state\ns,degC,-\n1,20.5,on\n2,21,off\n3,22,on\n");

    assertThat(table.names()).containsExactly("time", "temp", "state");
    assertThat(table.rows()).isEqualTo(3);
    assertThat(table.line(0)).isEqualTo(3);
    assertThat(table.remarks())
        .contains(
            Remark.ofTable(
                "line 2 holds words above numbers, such as \"s\": taken for units and left out"));
  }

  @Test
  void takesNamesInTwoLinesTogether() {
    Table table = Tables.of("Sales,,Costs,,Class\nQ1,Q2,Q1,Q2,\n1,2,3,4,a\n5,6,7,8,b\n9,8,7,6,a\n");

    assertThat(table.names())
        .containsExactly("Sales Q1", "Sales Q2", "Costs Q1", "Costs Q2", "Class");
    assertThat(table.rows()).isEqualTo(3);
  }

  @Test
  void keepsARowInWhichNumbersAreMissing() {
    assertThat(Tables.of("a,b,c\nNA,NA,x\n1,2,y\n3,4,x\n5,6,y\n").rows()).isEqualTo(4);
  }

  @Test
  void readsWhatDatabasesPrint() {
    Table mysql =
        Tables.of(
            """
            +---+------+
            | a | kind |
            +---+------+
            | 1 | x    |
            | 2 | NULL |
            +---+------+
            2 rows in set (0.00 sec)
            """);
    Table postgres = Tables.of(" a | kind \n---+------\n 1 | x\n 2 | \\N\n 3 | x\n(3 rows)\n\n");

    assertThat(mysql.names()).containsExactly("a", "kind");
    assertThat(mysql.rows()).isEqualTo(2);
    assertThat(postgres.names()).containsExactly("a", "kind");
    assertThat(postgres.rows()).isEqualTo(3);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\\begin{tabular}{rl}\na & b \\\\\n1 & x \\\\\n\\end{tabular}\n=LaTeX",
        "%PDF-1.7\n1 0 obj\n=a PDF",
        "$FL2@(#) SPSS\n=a file of SPSS",
        "<stata_dta><header>\n=a file of Stata"
      })
  void saysWhatItDoesNotRead(String given) {
    int end = given.lastIndexOf('=');

    assertThatExceptionOfType(UnusableTable.class)
        .isThrownBy(() -> Tables.of(given.substring(0, end)))
        .withMessageContaining(given.substring(end + 1));
  }
}
