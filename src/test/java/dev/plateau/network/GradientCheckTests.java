package dev.plateau.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plateau.data.BuiltIn;
import dev.plateau.data.Dataset;
import dev.plateau.network.GradientCheck.Derivation;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class GradientCheckTests {
  private static final Network FOUNDING =
      Network.of(2, List.of(2), Activation.SIGMOID, 1, Activation.IDENTITY);
  private static final Dataset XOR = BuiltIn.named("xor").orElseThrow().data();

  /** The gradient of the founding question, with one fault at a time. */
  enum Wrong implements Derivation {
    SIGN_FLIPPED,
    TWO_OVER_N_MISSING,
    SLOPE_AT_H_INSTEAD_OF_Z,
    W5_AND_W6_SWAPPED,
    X_MISSING,
    BIAS_TERM_MISSING;

    @Override
    public void gradient(double[] theta, double[] gradient) {
      founding(theta, gradient, this == SLOPE_AT_H_INSTEAD_OF_Z, this == X_MISSING);
      switch (this) {
        case SIGN_FLIPPED -> Arrays.setAll(gradient, k -> -gradient[k]);
        case TWO_OVER_N_MISSING -> Arrays.setAll(gradient, k -> gradient[k] * XOR.rows() / 2);
        case W5_AND_W6_SWAPPED -> {
          double w5 = gradient[4];
          gradient[4] = gradient[5];
          gradient[5] = w5;
        }
        case BIAS_TERM_MISSING -> gradient[6] = 0;
        case SLOPE_AT_H_INSTEAD_OF_Z, X_MISSING -> {}
      }
    }
  }

  private static void right(double[] theta, double[] gradient) {
    founding(theta, gradient, false, false);
  }

  /** By hand, row by row; h'(h) for h'(z) and a missing x in w1 on demand. */
  private static void founding(double[] w, double[] gradient, boolean slopeAtH, boolean xMissing) {
    DoubleUnaryOperator h = z -> 1 / (1 + Math.exp(-z));
    Arrays.fill(gradient, 0);
    for (int i = 0; i < 4; i++) {
      double[] x = XOR.inputRow(i);
      double h1 = h.applyAsDouble(w[0] * x[0] + w[2] * x[1] + w[6]);
      double h2 = h.applyAsDouble(w[1] * x[0] + w[3] * x[1] + w[7]);
      double error = -2.0 / 4 * (XOR.target(i, 0) - (w[4] * h1 + w[5] * h2 + w[8]));
      double[] a = {h1, h2};
      for (int j = 0; j < 2; j++) {
        double s = slopeAtH ? h.applyAsDouble(a[j]) : a[j];
        double delta = error * w[4 + j] * s * (1 - s);
        gradient[j] += delta * (xMissing && j == 0 ? 1 : x[0]);
        gradient[2 + j] += delta * x[1];
        gradient[4 + j] += error * a[j];
        gradient[6 + j] += delta;
      }
      gradient[8] += error;
    }
  }

  @Test
  void knowsTheFoundingGradient() {
    Objective objective = new Objective(FOUNDING, Loss.MSE, XOR);

    GradientCheck check = GradientCheck.of(objective, objective::gradient, rep(0.1), 9);

    List<Double> gradient = check.here().gradient();
    assertThat(gradient.getFirst()).isCloseTo(-0.007150751469595892, within(1e-17));
    assertThat(Math.sqrt(gradient.stream().mapToDouble(g -> g * g).sum()))
        .isCloseTo(0.7351620170982124, within(1e-15));
    assertThat(check.here().numerical().getFirst()).isCloseTo(-0.00715075147, within(1e-11));
    assertThat(check.points()).hasSize(4);
    assertThat(check.agrees()).isTrue();
    assertThat(check.maxRelativeError().orElseThrow()).isLessThan(1e-8);
  }

  @Test
  void acceptsTheGradientDerivedByHand() {
    assertThat(check(GradientCheckTests::right, rep(0.1)).agrees()).isTrue();
    assertThat(check(GradientCheckTests::right, Samples.point(1, 9, 1)).agrees()).isTrue();
  }

  @ParameterizedTest
  @EnumSource(Wrong.class)
  void catchesEachWrongGradientFromTheFoundingStart(Wrong wrong) {
    GradientCheck check = check(wrong, rep(0.1));

    assertThat(check.agrees()).isFalse();
    assertThat(check.maxRelativeError().orElseThrow()).isGreaterThan(1e-3);
  }

  @ParameterizedTest
  @EnumSource(Wrong.class)
  void catchesEachWrongGradientAtOneRandomPointAlone(Wrong wrong) {
    for (int seed = 0; seed < 20; seed++) {
      Comparison here = check(wrong, Samples.point(seed, 9, 1)).here();

      assertThat(here.maxRelativeError().orElseThrow()).isGreaterThan(1e-4);
    }
  }

  @Test
  void needsTheRandomPointsToCatchASwapWhereUnitsAreIdentical() {
    GradientCheck check = check(Wrong.W5_AND_W6_SWAPPED, rep(0.1));

    assertThat(check.here().maxRelativeError().orElseThrow()).isLessThan(Comparison.TOLERANCE);
    assertThat(check.points().subList(1, 4))
        .allSatisfy(
            point -> assertThat(point.maxRelativeError().orElseThrow()).isGreaterThan(1e-3));
  }

  @ParameterizedTest
  @MethodSource("dev.plateau.network.Samples#networks")
  void raisesNoFalseAlarm(Network network) {
    for (Loss loss : Samples.LOSSES) {
      for (int seed = 0; loss.accepts(network.output()) && seed < 12; seed++) {
        double size = List.of(1e-3, 1.0, 1.0, 5.0).get(seed % 4);
        Objective objective = new Objective(network, loss, Samples.rows(seed, network, 1));
        double[] theta = Samples.point(seed, network.parameters(), size);

        GradientCheck check = GradientCheck.of(objective, objective::gradient, theta, 1_000);

        assertThat(check.maxRelativeError().orElseThrow())
            .as("%s, seed %d", loss, seed)
            .isLessThan(Comparison.TOLERANCE);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("dev.plateau.network.Samples#networks")
  void raisesNoFalseAlarmOnInputsOfAnySize(Network network) {
    for (double size : new double[] {1e-6, 1e3, 1e6}) {
      Objective objective = new Objective(network, Loss.MSE, Samples.rows(3, network, size));
      double[] theta = Samples.point(4, network.parameters(), 1);
      for (int k = 0; k < network.inputs() * network.width(1); k++) {
        theta[k] /= size;
      }

      GradientCheck check = GradientCheck.of(objective, objective::gradient, theta, 1_000);

      assertThat(check.agrees()).as("inputs of size %s: %s", size, check).isTrue();
    }
  }

  @Test
  void raisesNoFalseAlarmWhereTheFitIsPerfect() {
    Objective objective = new Objective(FOUNDING, Loss.MSE, XOR);
    double[] theta = trained(objective);

    GradientCheck check = GradientCheck.of(objective, objective::gradient, theta, 9);

    assertThat(objective.loss(theta)).isLessThan(1e-20);
    assertThat(check.here().gradient()).allSatisfy(g -> assertThat(g).isNotZero());
    assertThat(check.agrees()).isTrue();
  }

  @Test
  void hasNoWitnessAtAKink() {
    Network relu = Network.of(2, List.of(2), Activation.RELU, 1, Activation.IDENTITY);
    Objective objective = new Objective(relu, Loss.MSE, XOR);
    double[] theta = {0.3, 0.2, 0.4, 0.5, 0.7, 0.6, 0, 1, 0};

    GradientCheck check = GradientCheck.of(objective, objective::gradient, theta, 9);

    assertThat(check.here().numerical().get(6)).isNaN();
    assertThat(check.here().relativeError(6)).isNaN();
    assertThat(check.here().numerical().stream().filter(d -> d.isNaN())).hasSize(1);
    assertThat(check.agrees()).isTrue();
  }

  @Test
  void comparesNoMoreEntriesThanItMay() {
    Objective objective = new Objective(FOUNDING, Loss.MSE, XOR);

    GradientCheck some = GradientCheck.of(objective, objective::gradient, rep(0.1), 3);
    GradientCheck none = GradientCheck.of(objective, objective::gradient, rep(0.1), 0);

    assertThat(some.here().numerical().stream().filter(Double::isFinite)).hasSize(3);
    assertThat(none.points()).hasSize(1);
    assertThat(none.maxRelativeError()).isEmpty();
  }

  private static GradientCheck check(Derivation derivation, double[] theta) {
    return GradientCheck.of(new Objective(FOUNDING, Loss.MSE, XOR), derivation, theta, 9);
  }

  private static double[] trained(Objective objective) {
    double[] theta = new Initialization.Uniform(0, 1).theta(FOUNDING, 7);
    double[] gradient = new double[9];
    for (int epoch = 0; epoch < 10_000; epoch++) {
      objective.gradient(theta, gradient);
      for (int k = 0; k < 9; k++) {
        theta[k] -= 0.3 * gradient[k];
      }
    }
    return theta;
  }

  private static double[] rep(double value) {
    double[] theta = new double[9];
    Arrays.fill(theta, value);
    return theta;
  }
}
