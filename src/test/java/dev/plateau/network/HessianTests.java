package dev.plateau.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plateau.data.Dataset;
import dev.plateau.math.Spectrum;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Derivatives against central differences of the level below, over every function and loss. */
class HessianTests {
  private static final double STEP = 1e-5;

  static Stream<Network> networks() {
    Stream<Network> hidden =
        Stream.of(Activation.values())
            .filter(Activation::elementwise)
            .map(h -> Network.of(3, List.of(4, 9), h, 2, Activation.IDENTITY));
    Stream<Network> output =
        Stream.of(Activation.values()).map(h -> Network.of(3, List.of(4), Activation.TANH, 3, h));
    return Stream.concat(hidden, output);
  }

  @ParameterizedTest
  @MethodSource("networks")
  void agreesWithDifferences(Network network) {
    for (Loss loss : Samples.LOSSES) {
      if (loss.accepts(network.output())) {
        Objective objective = new Objective(network, loss, data(13, network));
        double[] theta = random(5, (int) network.parameters());
        double[] v = random(6, theta.length);

        double[] gradient = new double[theta.length];
        objective.gradient(theta, gradient);
        double[] product = new double[theta.length];
        objective.hessianProduct(theta, v, product);

        double slope = slope(objective, theta, v);
        assertThat(dot(gradient, v)).isCloseTo(slope, within(1e-7 * Math.max(1, Math.abs(slope))));
        double size = Math.max(1, Arrays.stream(product).map(Math::abs).max().orElseThrow());
        assertThat(product).containsExactly(bend(objective, theta, v), within(1e-6 * size));
      }
    }
  }

  private static double slope(Objective objective, double[] theta, double[] v) {
    return (objective.loss(moved(theta, v, STEP)) - objective.loss(moved(theta, v, -STEP)))
        / (2 * STEP);
  }

  private static double[] bend(Objective objective, double[] theta, double[] v) {
    double[] ahead = new double[theta.length];
    double[] behind = new double[theta.length];
    objective.gradient(moved(theta, v, STEP), ahead);
    objective.gradient(moved(theta, v, -STEP), behind);
    Arrays.setAll(ahead, k -> (ahead[k] - behind[k]) / (2 * STEP));
    return ahead;
  }

  @Test
  void knowsTheFoundingStart() {
    Dataset xor =
        Dataset.ofRows(
            new double[][] {{0, 0}, {1, 0}, {0, 1}, {1, 1}}, new double[][] {{0}, {1}, {1}, {0}});
    Network network = Network.of(2, List.of(2), Activation.SIGMOID, 1, Activation.IDENTITY);
    Objective objective = new Objective(network, Loss.MSE, xor);
    double[] theta = new Initialization.Constant(0.1).theta(network, 0);

    Spectrum spectrum = objective.spectrum(theta);

    assertThat(spectrum.eigenvalues()).hasSize(9).isSorted();
    assertThat(spectrum.largest()).isCloseTo(3.2094600887, within(1e-10));
    assertThat(spectrum.smallest()).isCloseTo(-0.174837, within(1e-6));
    assertThat(2 * objective.autoAlpha(theta).orElseThrow()).isCloseTo(0.623158, within(1e-6));
  }

  @Test
  void findsTheExtremesOfALargeNetworkByLanczos() {
    Network small = Network.of(4, List.of(60), Activation.TANH, 3, Activation.SOFTMAX);
    Network large = Network.of(4, List.of(80), Activation.TANH, 3, Activation.SOFTMAX);
    for (Network network : List.of(small, large)) {
      Objective objective = new Objective(network, Loss.CROSS_ENTROPY, data(40, network));
      double[] theta = random(7, (int) network.parameters());

      Spectrum spectrum = objective.spectrum(theta);

      assertThat(spectrum.eigenvalues()).hasSize(network.equals(small) ? theta.length : 0);
      assertThat(spectrum.largest()).isCloseTo(byPowers(objective, theta, 0), within(1e-6));
      double shifted = byPowers(objective, theta, spectrum.largest());
      assertThat(spectrum.smallest()).isCloseTo(spectrum.largest() + shifted, within(1e-5));
    }
  }

  /** The eigenvalue of largest size of the Hessian less a shift, by the power method. */
  private static double byPowers(Objective objective, double[] theta, double shift) {
    double[] v = random(8, theta.length);
    double[] product = new double[theta.length];
    double value = 0;
    for (int k = 0; k < 3_000; k++) {
      double length = Math.sqrt(dot(v, v));
      for (int i = 0; i < v.length; i++) {
        v[i] /= length;
      }
      objective.hessianProduct(theta, v, product);
      for (int i = 0; i < v.length; i++) {
        product[i] -= shift * v[i];
      }
      value = dot(v, product);
      System.arraycopy(product, 0, v, 0, v.length);
    }
    return value;
  }

  @Test
  void hasNoSpectrumWhereNumbersOverflow() {
    Network network = Network.of(2, List.of(), Activation.RELU, 1, Activation.IDENTITY);
    Objective objective = new Objective(network, Loss.MSE, data(3, network));

    Spectrum spectrum = objective.spectrum(new double[] {Double.NaN, 0, 0});

    assertThat(spectrum.eigenvalues()).isEmpty();
    assertThat(spectrum.largest()).isNaN();
    assertThat(new Objective(network, Loss.MSE, huge()).autoAlpha(new double[3])).isEmpty();
  }

  private static Dataset huge() {
    return Dataset.ofRows(new double[][] {{1e200, 1}}, new double[][] {{0}});
  }

  private static Dataset data(int rows, Network network) {
    double[][] x = new double[rows][];
    double[][] y = new double[rows][];
    for (int row = 0; row < rows; row++) {
      x[row] = random(row, network.inputs());
      y[row] = random(100 + row, network.outputs());
      Arrays.setAll(y[row], k -> 0);
      y[row][row % network.outputs()] = 0.75;
    }
    return Dataset.ofRows(x, y);
  }

  private static double[] moved(double[] theta, double[] v, double by) {
    double[] moved = theta.clone();
    Arrays.setAll(moved, k -> theta[k] + by * v[k]);
    return moved;
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int k = 0; k < a.length; k++) {
      sum += a[k] * b[k];
    }
    return sum;
  }

  private static double[] random(long seed, int count) {
    return new SplittableRandom(seed).doubles(count, -1, 1).toArray();
  }
}
