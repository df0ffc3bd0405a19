package dev.plateau.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plateau.data.table.Task;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SplitTests {
  private static final Dataset IRIS = BuiltIn.named("iris").orElseThrow().data();

  @Test
  void holdsOutTheSameShareOfEachClass() {
    Split split = Split.of(IRIS, Task.CLASSES, 0.2, 7);

    assertThat(split.heldOutRows()).hasSize(30);
    assertThat(Arrays.stream(split.heldOutRows()).filter(row -> row < 50)).hasSize(10);
    assertThat(Arrays.stream(split.heldOutRows()).filter(row -> row >= 100)).hasSize(10);
  }

  @Test
  void choosesTheSameRowsForTheSameSeed() {
    Split split = Split.of(IRIS, Task.CLASSES, 0.2, 7);

    assertThat(Split.of(IRIS, Task.CLASSES, 0.2, 7).heldOutRows())
        .containsExactly(split.heldOutRows());
    assertThat(Split.of(IRIS, Task.CLASSES, 0.2, 8).heldOutRows())
        .isNotEqualTo(split.heldOutRows());
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.1, 0.25, 0.37, 0.5, 0.9})
  void partsAllRows(double share) {
    Split split = Split.of(IRIS, Task.NUMBERS, share, 1);

    int[] all =
        IntStream.concat(Arrays.stream(split.trainingRows()), Arrays.stream(split.heldOutRows()))
            .sorted()
            .toArray();
    assertThat(all).containsExactly(IntStream.range(0, 150).toArray());
    assertThat(split.heldOutRows()).hasSize((int) Math.floor(share * 150 + 0.5));
  }

  @Test
  void roundsOverAllClassesTogether() {
    int[] groups = IntStream.range(0, 60).map(row -> row / 3).toArray();

    assertThat(Split.of(groups, 0.2, 1).heldOutRows()).hasSize(12);
  }

  @Test
  void neverHoldsTheLastRowOfAClassOut() {
    int[] groups = {0, 0, 0, 0, 0, 0, 1};

    for (int seed = 0; seed < 20; seed++) {
      assertThat(Split.of(groups, 0.9, seed).isHeldOut(6)).isFalse();
    }
  }

  @Test
  void givesBothPartsInTheOrderOfTheTable() {
    Split split = Split.of(IRIS, Task.CLASSES, 0.25, 3);

    Dataset heldOut = split.heldOut(IRIS);

    assertThat(heldOut.rows() + split.training(IRIS).rows()).isEqualTo(150);
    assertThat(heldOut.inputRow(0)).containsExactly(IRIS.inputRow(split.heldOutRows()[0]));
  }
}
