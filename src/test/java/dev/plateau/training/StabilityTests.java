package dev.plateau.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plateau.data.Dataset;
import dev.plateau.network.Activation;
import dev.plateau.network.Initialization;
import dev.plateau.network.Loss;
import dev.plateau.network.Network;
import dev.plateau.training.Optimizer.Adagrad;
import dev.plateau.training.Optimizer.Adam;
import dev.plateau.training.Optimizer.AdamW;
import dev.plateau.training.Optimizer.GradientDescent;
import dev.plateau.training.Optimizer.Momentum;
import dev.plateau.training.Optimizer.Nesterov;
import dev.plateau.training.Optimizer.RmsProp;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StabilityTests {
  /** One row with input 0 and target 1: the loss is (1 - b)^2, a parabola of curvature 2. */
  private static final Dataset ROW = Dataset.ofRows(new double[][] {{0}}, new double[][] {{1}});

  private static final Spec PARABOLA =
      Spec.of(Network.of(1, List.of(), Activation.SIGMOID, 1, Activation.IDENTITY), Loss.MSE)
          .withInit(new Initialization.Constant(0))
          .withEpochs(20_000);

  private static final double LAMBDA = 2;

  static Stream<Optimizer> limited() {
    return Stream.of(
        new GradientDescent(),
        new Momentum(0),
        new Momentum(0.5),
        new Momentum(0.9),
        new Nesterov(0),
        new Nesterov(0.5),
        new Nesterov(0.9),
        new Nesterov(0.99));
  }

  @ParameterizedTest
  @MethodSource("limited")
  void isTheStepThatAParabolaJustSurvives(Optimizer optimizer) {
    double limit = Stability.limit(optimizer).orElseThrow() / LAMBDA;
    Spec spec = PARABOLA.withOptimizer(optimizer);

    assertThat(finalLoss(spec.withLearningRate(0.999 * limit))).isLessThan(1e-3);
    assertThat(finalLoss(spec.withLearningRate(1.001 * limit))).isGreaterThan(1e6);
  }

  private static double finalLoss(Spec spec) {
    Trainer trainer = Trainer.start(spec, ROW, () -> false);
    trainer.train(spec.descent().epochs());
    return trainer.history().last();
  }

  @Test
  void isTwoForGradientDescentAndMoreForMomentum() {
    assertThat(Stability.limit(new GradientDescent())).hasValue(2);
    assertThat(Stability.limit(new Momentum(0.9))).hasValue(3.8);
    assertThat(Stability.limit(new Nesterov(0.9)).orElseThrow())
        .isCloseTo(3.8 / 2.8, within(1e-15));
  }

  @Test
  void largestAlphaFallsWithTheCurvature() {
    assertThat(Stability.largestAlpha(new GradientDescent(), 4)).hasValue(0.5);
    assertThat(Stability.largestAlpha(new GradientDescent(), 0)).isEmpty();
    assertThat(Stability.largestAlpha(new GradientDescent(), Double.NaN)).isEmpty();
    assertThat(Stability.largestAlpha(new Adam(), 4)).isEmpty();
  }

  @Test
  void isUnknownWhereEachDerivativeIsScaled() {
    assertThat(Stream.of(new Adam(), new AdamW(), new RmsProp(), new Adagrad()))
        .allMatch(optimizer -> Stability.limit(optimizer).isEmpty());
  }

  @Test
  void amplifiesASteadyGradientByMomentum() {
    assertThat(Stability.amplification(new GradientDescent())).isOne();
    assertThat(Stability.amplification(new Momentum(0.9))).isCloseTo(10, within(1e-12));
    assertThat(Stability.amplification(new Nesterov(0.75))).isEqualTo(4);
    assertThat(Stability.amplification(new Adam())).isOne();
  }
}
