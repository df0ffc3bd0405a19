package dev.plateau.diagnosis.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plateau.data.Dataset;
import dev.plateau.diagnosis.evidence.Finding;
import dev.plateau.diagnosis.evidence.LinearFit;
import dev.plateau.diagnosis.zoo.Exam;
import dev.plateau.diagnosis.zoo.Recipe;
import dev.plateau.network.Activation;
import org.junit.jupiter.api.Test;

class LinearNetworkTests {
  private static final Check CHECK = new LinearNetwork();
  private static final Recipe XOR = Recipe.on("xor").alpha(0.1).epochs(50);

  @Test
  void suspectsLayersWithoutAnActivation() {
    Recipe linear = XOR.hidden(3, 2).activation(Activation.IDENTITY);

    assertThat(Exam.assessment(CHECK, linear).suspected()).isTrue();
    assertThat(Exam.warning(CHECK, linear)).isPresent();
  }

  @Test
  void isSilentOnOneNonlinearLayerAndWithoutHiddenOnes() {
    assertThat(Exam.assessed(CHECK, XOR)).isEmpty();
    assertThat(Exam.assessed(CHECK, XOR.hidden())).isEmpty();
  }

  /** XOR's best line is the constant 1/2, whose loss is 1/4. */
  @Test
  void provesByTheLeastSquaresFitThatNothingIsLeftToGain() {
    Recipe linear = Recipe.on("xor").hidden(3).activation(Activation.IDENTITY).alpha(0.1);

    Finding end = Exam.assessment(CHECK, linear.epochs(2_000)).finding();
    Finding early = Exam.assessment(CHECK, linear.epochs(1)).finding();

    assertThat(end.summary()).contains("that of the least-squares fit, 0.25: no start");
    assertThat(end.evidence().get(1).threshold().orElseThrow()).isCloseTo(0.25, within(1e-9));
    assertThat(early.summary()).doesNotContain("least-squares");
  }

  /** Logistic regression is convex: its best loss on the circles is nearly that of a constant. */
  @Test
  void provesThatWithoutHiddenUnitsClassesAreNotToldApart() {
    Recipe bare = Recipe.on("circles").hidden().bce().glorot().alpha(0.5);

    Finding end = Exam.assessment(CHECK, bare.epochs(1_000)).finding();

    assertThat(end.summary()).contains("one linear map").contains("no start, alpha or epochs");
    assertThat(end.evidence().get(1).threshold().orElseThrow()).isBetween(0.68, 0.6932);
    assertThat(Exam.assessed(CHECK, bare.epochs(1))).isEmpty();
    assertThat(Exam.assessed(CHECK, Recipe.on("and").hidden().bce().glorot().alpha(0.5))).isEmpty();
  }

  /** Not of columns that depend on each other, nor without a constant. */
  @Test
  void fitsWhateverTheColumns() {
    Dataset line =
        Dataset.ofRows(
            new double[][] {{1, 1001}, {2, 1002}, {3, 1003}, {5, 1005}},
            new double[][] {{3}, {5}, {7}, {12}});

    assertThat(LinearFit.loss(line, true, 1e6).orElseThrow()).isCloseTo(3.0 / 70, within(1e-6));
    assertThat(LinearFit.loss(line, false, 1e6).orElseThrow()).isCloseTo(3.0 / 70, within(1e-3));
    assertThat(LinearFit.loss(line, true, 1)).isEmpty();
  }
}
