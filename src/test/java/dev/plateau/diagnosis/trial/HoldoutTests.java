package dev.plateau.diagnosis.trial;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plateau.data.BuiltIn;
import dev.plateau.data.Dataset;
import dev.plateau.diagnosis.trial.Holdout.Part;
import dev.plateau.diagnosis.zoo.ZooBases;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HoldoutTests {
  private static Dataset line(int rows) {
    double[][] numbers =
        IntStream.range(0, rows).mapToObj(k -> new double[] {k}).toArray(double[][]::new);
    return Dataset.ofRows(numbers, numbers);
  }

  @Test
  void holdsOutThreeOfTenRowsFromFortyOn() {
    Part part = new Holdout(line(40)).of(0);

    assertThat(part.training().rows()).isEqualTo(28);
    assertThat(part.scored().rows()).isEqualTo(12);
    assertThat(IntStream.range(0, 12).mapToObj(row -> part.scored().input(row, 0)))
        .doesNotContainAnyElementsOf(
            IntStream.range(0, 28).mapToObj(row -> part.training().input(row, 0)).toList());
  }

  @Test
  void givesEachRunRowsOfItsOwnAndThemAgain() {
    Holdout holdout = new Holdout(line(60));

    assertThat(holdout.of(1).scored()).isNotEqualTo(holdout.of(0).scored());
    assertThat(new Holdout(line(60)).of(1).scored()).isEqualTo(holdout.of(1).scored());
  }

  @Test
  void scoresOnTheRowsThatTheJobHeldOut() {
    Dataset held = line(10);
    Holdout holdout = new Holdout(line(30), Optional.of(held));

    assertThat(holdout.holdsOut()).isTrue();
    assertThat(holdout.isFixed()).isTrue();
    assertThat(holdout.of(3)).isEqualTo(new Part(line(30), held));
  }

  @Test
  void learnsNeverFromFewRowsThatTheJobHeldOut() {
    Holdout holdout = new Holdout(line(38), Optional.of(line(1)));

    assertThat(holdout.holdsOut()).isFalse();
    assertThat(holdout.of(0)).isEqualTo(new Part(line(38), line(38)));
  }

  @Test
  void holdsNothingOutOfFewRows() {
    Holdout holdout = new Holdout(line(39));

    assertThat(holdout.holdsOut()).isFalse();
    assertThat(holdout.of(0)).isEqualTo(new Part(line(39), line(39)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"xor", "parity-6"})
  void holdsNothingOutOfATruthTable(String name) {
    Dataset table = BuiltIn.named(name).orElseThrow().data();

    assertThat(Holdout.isTruthTable(table)).isTrue();
    assertThat(new Holdout(table).holdsOut()).isFalse();
  }

  @Test
  void takesNumbersForWhatTheyAre() {
    assertThat(Holdout.isTruthTable(ZooBases.line().data())).isFalse();
  }
}
