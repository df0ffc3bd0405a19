package dev.plateau.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BuiltInTests {

  @Test
  void listsEverySetOnceInTheDocumentedOrder() {
    assertThat(BuiltIn.all())
        .extracting(BuiltIn::name)
        .containsExactly(
            "xor",
            "and",
            "or",
            "nand",
            "xnor",
            "parity-3",
            "parity-4",
            "parity-5",
            "parity-6",
            "circles",
            "moons",
            "spirals",
            "blobs",
            "sine",
            "iris",
            "wine",
            "breast-cancer",
            "auto-mpg",
            "digits",
            "penguins");
  }

  @Test
  void saysInOneLineWhatEachIs() {
    assertThat(BuiltIn.all())
        .extracting(BuiltIn::summary)
        .doesNotHaveDuplicates()
        .allMatch(summary -> summary.endsWith(".") && summary.length() <= 90);
  }

  @Test
  void findsASetByItsExactNameOnly() {
    assertThat(BuiltIn.named("parity-3")).isPresent();
    assertThat(BuiltIn.named("XOR")).isEmpty();
    assertThat(BuiltIn.named("parity-2")).isEmpty();
  }

  @Test
  void makesItsRowsOnce() {
    assertThat(data("iris")).isSameAs(data("iris"));
  }

  @ParameterizedTest
  @CsvSource({
    "xor, 0, 1, 1, 0",
    "and, 0, 0, 0, 1",
    "or, 0, 1, 1, 1",
    "nand, 1, 1, 1, 0",
    "xnor, 1, 0, 0, 1"
  })
  void ordersTruthTables00And10And01And11(
      String name, double t00, double t10, double t01, double t11) {
    Dataset table =
        Dataset.ofRows(
            new double[][] {{0, 0}, {1, 0}, {0, 1}, {1, 1}},
            new double[][] {{t00}, {t10}, {t01}, {t11}});

    assertThat(data(name)).isEqualTo(table);
  }

  @ParameterizedTest
  @CsvSource({"3", "4", "5", "6"})
  void asksForTheParityOfEveryRowOfBits(int bits) {
    Dataset data = data("parity-" + bits);

    assertThat(data).hasToString("%d rows of %d inputs and 1 targets".formatted(1 << bits, bits));
    for (int row = 0; row < data.rows(); row++) {
      double[] inputs = data.inputRow(row);
      double value = 0;
      for (int bit = 0; bit < bits; bit++) {
        value += inputs[bit] * (1 << bit);
      }
      assertThat(value).isEqualTo(row);
      assertThat(data.target(row, 0)).isEqualTo(Arrays.stream(inputs).sum() % 2);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "circles, 100, 2, 1, 1941325119",
    "moons,   100, 2, 1, 1135398012",
    "spirals, 160, 2, 1, 3160935450",
    "blobs,   150, 2, 3, 2645706598",
    "sine,    100, 1, 1, 1314581969",
    "iris,    150, 4, 3, 1795525578"
  })
  void neverChangesABit(String name, int rows, int inputs, int targets, long digest) {
    Dataset data = data(name);

    assertThat(data)
        .hasToString("%d rows of %d inputs and %d targets".formatted(rows, inputs, targets));
    assertThat(digest(data)).isEqualTo(digest);
  }

  @ParameterizedTest
  @CsvSource({"circles", "moons", "spirals"})
  void drawsAsManyPointsOfEitherClass(String name) {
    Dataset data = data(name);

    for (int row = 0; row < data.rows(); row++) {
      assertThat(data.target(row, 0)).isEqualTo(row % 2);
    }
  }

  @Test
  void drawsOneCircleInsideTheOther() {
    Dataset data = data("circles");

    for (int row = 0; row < data.rows(); row++) {
      double radius = Math.hypot(data.input(row, 0), data.input(row, 1));
      assertThat(radius).isCloseTo(data.target(row, 0) == 1 ? 0.5 : 1, within(0.25));
    }
  }

  @Test
  void gathersTheBlobsAroundThreeCorners() {
    Dataset data = data("blobs");
    double[][] centres = new double[3][2];

    for (int row = 0; row < data.rows(); row++) {
      for (int k = 0; k < 3; k++) {
        centres[k][0] += data.target(row, k) * data.input(row, 0) / 50;
        centres[k][1] += data.target(row, k) * data.input(row, 1) / 50;
      }
      assertThat(Arrays.stream(data.targetRow(row)).sum()).isEqualTo(1);
    }

    assertThat(centres[0]).containsExactly(new double[] {0, 2}, within(0.25));
    assertThat(centres[1]).containsExactly(new double[] {-Math.sqrt(3), -1}, within(0.25));
    assertThat(centres[2]).containsExactly(new double[] {Math.sqrt(3), -1}, within(0.25));
  }

  @Test
  void followsTheSineFromMinusPiToPi() {
    Dataset data = data("sine");

    assertThat(data.input(0, 0)).isEqualTo(-Math.PI);
    assertThat(data.input(99, 0)).isEqualTo(Math.PI);
    for (int row = 0; row < 100; row++) {
      assertThat(data.target(row, 0)).isEqualTo(StrictMath.sin(data.input(row, 0)));
    }
  }

  @Test
  void holdsFishersFlowers() {
    Dataset data = data("iris");

    assertThat(data.inputRow(0)).containsExactly(5.1, 3.5, 1.4, 0.2);
    assertThat(data.targetRow(0)).containsExactly(1, 0, 0);
    assertThat(data.targetRow(50)).containsExactly(0, 1, 0);
    assertThat(data.targetRow(149)).containsExactly(0, 0, 1);
  }

  private static Dataset data(String name) {
    return BuiltIn.named(name).orElseThrow().data();
  }

  /** CRC-32 of the bits, row by row, inputs before targets. */
  private static long digest(Dataset data) {
    CRC32 digest = new CRC32();
    for (int row = 0; row < data.rows(); row++) {
      add(data.inputRow(row), digest);
      add(data.targetRow(row), digest);
    }
    return digest.getValue();
  }

  private static void add(double[] numbers, CRC32 digest) {
    for (double number : numbers) {
      digest.update(ByteBuffer.allocate(Double.BYTES).putDouble(number).flip());
    }
  }
}
