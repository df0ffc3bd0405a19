package dev.plateau.data.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plateau.data.table.Column;
import dev.plateau.data.table.ColumnOptions;
import dev.plateau.data.table.ColumnType;
import dev.plateau.data.table.Interpretation;
import dev.plateau.data.table.MissingPolicy;
import dev.plateau.data.table.Remark;
import dev.plateau.data.table.Role;
import dev.plateau.data.table.TableFormat;
import dev.plateau.data.table.Task;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SampleFileTests {
  @Test
  void ignoresTheIndexOfWriteCsv() {
    Interpretation iris = Tables.understood("iris-write-csv.csv", ColumnOptions.NONE);

    assertThat(iris.rows().rows()).isEqualTo(150);
    assertThat(iris.encoding().inputNames()).hasSize(4).startsWith("Sepal.Length");
    assertThat(iris.encoding().classes()).containsExactly("setosa", "versicolor", "virginica");
    assertThat(iris.remarks())
        .contains(new Remark("column 1", "counts 1, 2, .. 150: taken for an index and ignored"));
  }

  @Test
  void readsDecimalCommas() {
    Interpretation boston = Tables.understood("boston-csv2.csv", ColumnOptions.NONE);

    assertThat(boston.encoding().inputNames()).hasSize(12).doesNotContain("chas");
    assertThat(boston.task()).isEqualTo(Task.NUMBERS);
    assertThat(boston.rows().inputs()[0]).isEqualTo(0.00632);
    assertThat(boston.rows().targets()[0]).isEqualTo(24);
  }

  @Test
  void takesTheFirstColumnForRowNamesWhereTheHeaderIsOneShort() {
    Interpretation swiss =
        Tables.understood("swiss-write-table.txt", ColumnOptions.NONE.withTargets("Fertility"));

    assertThat(swiss.columns().getFirst().role()).isEqualTo(Role.IGNORED);
    assertThat(swiss.encoding().inputNames())
        .containsExactly("Agriculture", "Examination", "Education", "Catholic", "Infant.Mortality");
    assertThat(swiss.rows().targets()[0]).isEqualTo(80.2);
  }

  @Test
  void readsTabs() {
    Interpretation glass = Tables.understood("glass.tsv", ColumnOptions.NONE);

    assertThat(glass.encoding().inputNames()).hasSize(9);
    assertThat(glass.encoding().classes()).containsExactly("WinF", "Head");
  }

  @Test
  void addsAnIndicatorWhereCellsAreMissing() {
    Interpretation pima = Tables.understood("pima-missing.csv", ColumnOptions.NONE);

    assertThat(pima.encoding().inputNames()).contains("insulin", "insulin missing");
    assertThat(pima.encoding().classes()).containsExactly("pos", "neg");
    assertThat(pima.encoding().targetNames()).containsExactly("diabetes=neg");
  }

  @Test
  void leavesRowsWithMissingCellsOut() {
    Interpretation pima =
        Tables.understood("pima-missing.csv", ColumnOptions.NONE.withMissing(MissingPolicy.DROP));

    assertThat(pima.rows().rows()).isEqualTo(60 - 32);
    assertThat(pima.encoding().inputNames()).hasSize(8);
  }

  @Test
  void readsCurrencyAndTwoLevelCategories() {
    Interpretation houses =
        Tables.understood("house-prices-currency.csv", ColumnOptions.NONE.withTargets("price"));

    assertThat(houses.rows().targets()[0]).isEqualTo(42000);
    assertThat(houses.encoding().inputNames()).contains("driveway=no", "aircon=yes");
    assertThat(houses.task()).isEqualTo(Task.NUMBERS);
  }

  @Test
  void encodesBooleansAsZeroAndOne() {
    Interpretation cards =
        Tables.understood("credit-card-booleans.csv", ColumnOptions.NONE.withTargets("card"));

    assertThat(cards.encoding().classes()).containsExactly("FALSE", "TRUE");
    assertThat(cards.rows().targets()[0]).isEqualTo(1);
    assertThat(column(cards, "owner").type()).isEqualTo(ColumnType.BOOLEAN);
    assertThat(cards.encoding().inputNames()).hasSize(11);
  }

  @Test
  void readsBeyondAByteOrderMark() {
    Interpretation faithful = Tables.understood("faithful-bom-crlf.csv", ColumnOptions.NONE);

    assertThat(faithful.encoding().inputNames()).containsExactly("eruptions");
    assertThat(faithful.rows().rows()).isEqualTo(272);
  }

  @Test
  void ignoresAnId() {
    Interpretation cancer = Tables.understood("breast-cancer-id.csv", ColumnOptions.NONE);

    assertThat(column(cancer, "Id").role()).isEqualTo(Role.IGNORED);
    assertThat(column(cancer, "Cl.thickness").type()).isEqualTo(ColumnType.NUMBER);
    assertThat(cancer.encoding().classes()).containsExactly("benign", "malignant");
  }

  @Test
  void namesClassesByTheCountLine() {
    Interpretation iris = Tables.understood("iris-scikit-learn.csv", ColumnOptions.NONE);

    assertThat(iris.rows().rows()).isEqualTo(150);
    assertThat(iris.encoding().inputNames()).hasSize(4);
    assertThat(iris.encoding().classes()).containsExactly("setosa", "versicolor", "virginica");
  }

  @Test
  void readsSpacesWithinGzip() {
    Interpretation diabetes = Tables.understood("diabetes-spaces.csv.gz", ColumnOptions.NONE);

    assertThat(diabetes.encoding().inputNames()).hasSize(9);
    assertThat(diabetes.task()).isEqualTo(Task.NUMBERS);
    assertThat(diabetes.rows().rows()).isEqualTo(40);
  }

  @Test
  void readsArff() {
    Interpretation cpu = Tables.understood("cpu.arff", ColumnOptions.NONE);

    assertThat(Tables.file("cpu.arff", TextOptions.NONE).format().kind())
        .isEqualTo(TableFormat.Kind.ARFF);
    assertThat(cpu.rows().rows()).isEqualTo(209);
    assertThat(cpu.encoding().targetNames()).containsExactly("class");
    assertThat(cpu.task()).isEqualTo(Task.NUMBERS);
  }

  @Test
  void saysThatAColumnLooksLikeACount() {
    Interpretation titanic =
        Tables.understood("titanic-counts.csv", ColumnOptions.NONE.withTargets("Survived"));

    assertThat(column(titanic, "Freq").role()).isEqualTo(Role.INPUT);
    assertThat(titanic.remarks())
        .anyMatch(r -> r.column().equals("Freq") && r.detail().startsWith("looks like a count"));
  }

  @Test
  void readsDatesAsDays() {
    Interpretation stocks = Tables.understood("stocks-dates.csv", ColumnOptions.NONE);

    assertThat(column(stocks, "date").type()).isEqualTo(ColumnType.DATE);
    assertThat(stocks.encoding().inputNames()).containsExactly("symbol=AMZN", "date");
    assertThat(stocks.rows().inputs()).startsWith(0, 10957);
  }

  @Test
  void takesAColumnForWhatItsOwnerSays() {
    Interpretation cancer =
        Tables.understood(
            "breast-cancer-id.csv",
            ColumnOptions.NONE.withTypes(Map.of("Mitoses", ColumnType.CATEGORY)));

    assertThat(column(cancer, "Mitoses").levels()).hasSizeGreaterThan(2);
  }

  private static Column column(Interpretation table, String name) {
    return table.columns().stream().filter(c -> c.name().equals(name)).findFirst().orElseThrow();
  }
}
