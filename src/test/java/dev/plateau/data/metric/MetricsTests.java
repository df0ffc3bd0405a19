package dev.plateau.data.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Against values from scikit-learn's documentation, and worked out by hand. */
class MetricsTests {
  private static final List<String> ABC = List.of("a", "b", "c");

  @Test
  void comparesNumbers() {
    NumberMetrics metrics =
        NumberMetrics.of(new double[] {3, -0.5, 2, 7}, new double[] {2.5, 0, 2, 8}, 1);

    assertThat(metrics.rows()).isEqualTo(4);
    assertThat(metrics.rSquared()).isCloseTo(0.9486081370449679, within(1e-15));
    assertThat(metrics.mae()).isEqualTo(0.5);
    assertThat(metrics.rmse()).isCloseTo(Math.sqrt(0.375), within(1e-15));
  }

  @Test
  void averagesRSquaredOverOutputs() {
    NumberMetrics metrics =
        NumberMetrics.of(new double[] {0.5, 1, -1, 1, 7, -6}, new double[] {0, 2, -1, 2, 8, -5}, 2);

    assertThat(metrics.rSquared()).isCloseTo(0.9368005266622779, within(1e-15));
    assertThat(metrics.mae()).isEqualTo(0.75);
  }

  @Test
  void countsRightClasses() {
    ClassMetrics metrics =
        ClassMetrics.of(oneHot(2, 0, 2, 2, 0, 1), oneHot(0, 0, 2, 2, 0, 2), ABC, 3);

    assertThat(metrics.confusion().rows())
        .containsExactly(List.of(2, 0, 0), List.of(0, 0, 1), List.of(1, 0, 2));
    assertThat(metrics.accuracy().value()).isEqualTo(4 / 6.0);
    assertThat(metrics.largestClass()).isEqualTo(0.5);
    assertThat(metrics.balancedAccuracy()).isCloseTo((1 + 0 + 2 / 3.0) / 3, within(1e-15));
  }

  @Test
  void scoresEachClass() {
    ClassMetrics metrics =
        ClassMetrics.of(oneHot(0, 1, 2, 0, 1, 2), oneHot(0, 2, 1, 0, 0, 1), ABC, 3);

    assertThat(metrics.classes()).extracting(ClassScore::f1).containsExactly(0.8, 0.0, 0.0);
    assertThat(metrics.classes().getFirst()).isEqualTo(new ClassScore("a", 2 / 3.0, 1, 0.8, 2));
  }

  @Test
  void takesTheLogLossOfTwoClasses() {
    ClassMetrics metrics =
        ClassMetrics.of(
            new double[] {1, 0, 0, 1},
            new double[] {0.9, 0.1, 0.2, 0.65},
            List.of("ham", "spam"),
            1);

    assertThat(metrics.logLoss()).isCloseTo(0.21616187468057912, within(1e-15));
  }

  @Test
  void hasNoLogLossWhereOutputsAreNoProbabilities() {
    assertThat(
            ClassMetrics.of(new double[] {1, 0}, new double[] {1.5, 0}, List.of("no", "yes"), 1)
                .logLoss())
        .isNaN();
  }

  @Test
  void measuresTheAreaUnderTheCurve() {
    Auc auc =
        ClassMetrics.of(
                new double[] {0, 0, 1, 1},
                new double[] {0.1, 0.4, 0.35, 0.8},
                List.of("no", "yes"),
                1)
            .auc();

    assertThat(auc).isEqualTo(new Auc(0.75, Auc.Kind.BINARY));
  }

  @Test
  void sharesRanksOfTies() {
    assertThat(
            ClassMetrics.of(
                    new double[] {0, 1, 0, 1},
                    new double[] {0.5, 0.5, 0.5, 0.5},
                    List.of("a", "b"),
                    1)
                .auc()
                .value())
        .isEqualTo(0.5);
  }

  @Test
  void averagesTheAreasOfSeveralClasses() {
    double[] outputs = {0.7, 0.2, 0.1, 0.3, 0.4, 0.3, 0.2, 0.2, 0.6, 0.4, 0.5, 0.1};

    Auc auc = ClassMetrics.of(oneHot(0, 1, 2, 0), outputs, ABC, 3).auc();

    assertThat(auc.kind()).isEqualTo(Auc.Kind.MACRO_ONE_VS_REST);
    assertThat(auc.value()).isCloseTo((1 + 2 / 3.0 + 1) / 3, within(1e-15));
  }

  @Test
  void boundsShares() {
    Share share = Share.of(97, 100);

    assertThat(share.low95()).isCloseTo(0.91548, within(1e-5));
    assertThat(share.high95()).isCloseTo(0.98975, within(1e-5));
    assertThat(Share.of(0, 5).low95()).isZero();
    assertThat(Share.of(5, 5).high95()).isEqualTo(1);
  }

  private static double[] oneHot(int... classes) {
    double[] targets = new double[3 * classes.length];
    for (int row = 0; row < classes.length; row++) {
      targets[3 * row + classes[row]] = 1;
    }
    return targets;
  }
}
