package dev.plateau.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plateau.data.table.Task;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SplitTests {
  private static final Dataset IRIS = BuiltIn.named("iris").orElseThrow().data();

  @Test
  void holdsOutTheSameShareOfEachClass() {
    Split split = Split.of(IRIS, Task.CLASSES, Parting.ofShare(0.2), 7);

    assertThat(split.heldOutRows()).hasSize(30);
    assertThat(Arrays.stream(split.heldOutRows()).filter(row -> row < 50)).hasSize(10);
    assertThat(Arrays.stream(split.heldOutRows()).filter(row -> row >= 100)).hasSize(10);
  }

  @Test
  void choosesTheSameRowsForTheSameSeed() {
    Split split = Split.of(IRIS, Task.CLASSES, Parting.ofShare(0.2), 7);

    assertThat(Split.of(IRIS, Task.CLASSES, Parting.ofShare(0.2), 7).heldOutRows())
        .containsExactly(split.heldOutRows());
    assertThat(Split.of(IRIS, Task.CLASSES, Parting.ofShare(0.2), 8).heldOutRows())
        .isNotEqualTo(split.heldOutRows());
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.1, 0.25, 0.37, 0.5, 0.9})
  void partsAllRows(double share) {
    Split split = Split.of(IRIS, Task.NUMBERS, Parting.ofShare(share), 1);

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

    assertThat(Split.of(groups, Parting.ofShare(0.2), 1).heldOutRows()).hasSize(12);
  }

  @Test
  void neverHoldsTheLastRowOfAClassOut() {
    int[] groups = {0, 0, 0, 0, 0, 0, 1};

    for (int seed = 0; seed < 20; seed++) {
      assertThat(Split.of(groups, Parting.ofShare(0.9), seed).isHeldOut(6)).isFalse();
    }
  }

  @Test
  void givesBothPartsInTheOrderOfTheTable() {
    Split split = Split.of(IRIS, Task.CLASSES, Parting.ofShare(0.25), 3);

    Dataset heldOut = split.heldOut(IRIS);

    assertThat(heldOut.rows() + split.training(IRIS).rows()).isEqualTo(150);
    assertThat(heldOut.inputRow(0)).containsExactly(IRIS.inputRow(split.heldOutRows()[0]));
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 7, 10, 150})
  void dealsEachRowToOneFold(int count) {
    List<int[]> folds =
        IntStream.rangeClosed(1, count)
            .mapToObj(number ->
                Split.of(IRIS, Task.CLASSES, Parting.NONE.withFold(new Fold(number, count)), 7))
            .map(Split::heldOutRows)
            .toList();

    assertThat(folds.stream().flatMapToInt(Arrays::stream).sorted().toArray())
        .containsExactly(IntStream.range(0, 150).toArray());
    for (int[] fold : folds) {
      assertThat(fold.length).isBetween(150 / count, Math.ceilDiv(150, count));
      for (int c = 0; c < 3; c++) {
        int group = c;
        assertThat(Arrays.stream(fold).filter(row -> row / 50 == group).count())
            .isBetween(50L / count, (long) Math.ceilDiv(50, count));
      }
    }
  }

  @Test
  void partsByItsOwnSeedWhereItHasOne() {
    Parting parting = Parting.NONE.withFold(new Fold(1, 5));

    assertThat(Split.of(IRIS, Task.CLASSES, parting.withSeed(3), 8).heldOutRows())
        .containsExactly(Split.of(IRIS, Task.CLASSES, parting, 3).heldOutRows())
        .isNotEqualTo(Split.of(IRIS, Task.CLASSES, parting, 8).heldOutRows());
  }

  @Test
  void takesFewerTrainingRowsFromAmongMore() {
    Split all = Split.of(IRIS, Task.CLASSES, Parting.ofShare(0.2), 7);
    int[] before =
        Split.of(IRIS, Task.CLASSES, Parting.ofShare(0.2).withTrainingRows(1), 7).trainingRows();

    for (int rows : new int[] {3, 10, 30, 60, 119, 120}) {
      Split some = Split.of(IRIS, Task.CLASSES, Parting.ofShare(0.2).withTrainingRows(rows), 7);

      assertThat(some.heldOutRows()).containsExactly(all.heldOutRows());
      assertThat(some.trainingRows()).hasSize(rows).contains(before).isSorted();
      assertThat(Arrays.stream(some.trainingRows()).filter(row -> row < 50).count())
          .isBetween((long) rows / 3, Math.ceilDiv(rows, 3) + 0L);
      before = some.trainingRows();
    }
    assertThat(before).containsExactly(all.trainingRows());
  }
}
