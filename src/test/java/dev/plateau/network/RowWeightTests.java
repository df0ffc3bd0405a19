package dev.plateau.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plateau.data.ClassWeights;
import dev.plateau.data.Dataset;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Rows that count more than others, against sums over single rows. */
class RowWeightTests {
  private static final double[] WEIGHTS =
      IntStream.range(0, 13).mapToDouble(row -> 0.25 + row % 3).toArray();

  @ParameterizedTest
  @MethodSource("dev.plateau.network.Samples#networks")
  void weighsLossGradientAndHessian(Network network) {
    for (Loss loss : Samples.LOSSES) {
      if (loss.accepts(network.output())) {
        Dataset rows = Samples.rows(3, network, 0.5);
        double[] theta = Samples.point(4, network.parameters(), 0.5);
        double[] v = Samples.point(5, network.parameters(), 1);
        double[] gradient = new double[theta.length];
        double[] product = new double[theta.length];
        double[] ofRow = new double[theta.length];
        double[] gradients = new double[theta.length];
        double[] products = new double[theta.length];
        double sum = 0;
        for (int row = 0; row < 13; row++) {
          Objective alone = new Objective(network, loss, rows.only(new int[] {row}));
          double weight = WEIGHTS[row] / 13;
          sum += weight * alone.gradient(theta, ofRow);
          add(gradients, weight, ofRow);
          alone.hessianProduct(theta, v, ofRow);
          add(products, weight, ofRow);
        }

        Objective objective = new Objective(network, loss, rows.weighted(WEIGHTS));

        assertThat(objective.loss(theta)).isCloseTo(sum, within(1e-13 * Math.max(1, sum)));
        objective.gradient(theta, gradient);
        assertThat(gradient).containsExactly(gradients, within(1e-13 * size(gradients)));
        objective.hessianProduct(theta, v, product);
        assertThat(product).containsExactly(products, within(1e-13 * size(products)));
      }
    }
  }

  private static void add(double[] sum, double weight, double[] more) {
    Arrays.setAll(sum, k -> sum[k] + weight * more[k]);
  }

  private static double size(double[] numbers) {
    return Math.max(1, Arrays.stream(numbers).map(Math::abs).max().orElseThrow());
  }

  @Test
  void keepsTheWeightsOfTheRowsOfABatch() {
    Network network = Network.of(3, List.of(4), Activation.TANH, 2, Activation.IDENTITY);
    Dataset rows = Samples.rows(3, network, 1).weighted(WEIGHTS);
    double[] theta = Samples.point(4, network.parameters(), 1);
    double[] ofBatch = new double[theta.length];
    double[] ofRows = new double[theta.length];
    int[] order = {12, 4, 7, 1, 0};

    double loss =
        new Objective(network, Loss.MSE, rows).gradient(theta, order, 1, order.length, ofBatch);

    Dataset batch = rows.only(new int[] {4, 7, 1, 0});
    assertThat(new Objective(network, Loss.MSE, batch).gradient(theta, ofRows)).isEqualTo(loss);
    assertThat(ofBatch).containsExactly(ofRows);
  }

  @Test
  void weighsResidualsByTheRoot() {
    Network network = Network.of(3, List.of(4), Activation.TANH, 2, Activation.IDENTITY);
    Objective objective =
        new Objective(network, Loss.MSE, Samples.rows(3, network, 1).weighted(WEIGHTS));
    double[] theta = Samples.point(4, network.parameters(), 1);
    double[] gradient = new double[theta.length];
    double[] sum = new double[theta.length + 1];

    objective.residuals(
        theta,
        (derivatives, residual) -> {
          sum[theta.length] += residual * residual / 26;
          for (int k = 0; k < theta.length; k++) {
            sum[k] += 2 * residual * derivatives[k] / 26;
          }
        });

    assertThat(sum[theta.length]).isCloseTo(objective.gradient(theta, gradient), within(1e-14));
    assertThat(Arrays.copyOf(sum, theta.length)).containsExactly(gradient, within(1e-13));
  }

  @Test
  void balancesClassesWithAMeanOfOne() {
    Dataset rows = oneColumn(0, 0, 0, 1);

    assertThat(new ClassWeights.Balanced().of(rows, rows))
        .containsExactly(new double[] {2.0 / 3, 2.0 / 3, 2.0 / 3, 2}, within(1e-15));
    assertThat(new ClassWeights.Each(List.of(1.0, 5.0)).of(rows, rows))
        .containsExactly(new double[] {0.5, 0.5, 0.5, 2.5}, within(1e-15));
  }

  @Test
  void knowsTheBoundsOfWeightedRows() {
    double[] weights = {1, 1, 1, 3};
    Dataset rows = oneColumn(0, 0, 0, 1).weighted(weights);

    for (Loss loss : List.of(Loss.MSE, Loss.BCE, Loss.MAE, new Loss.Huber(2), Loss.POISSON)) {
      Dataset repeated = oneColumn(0, 0, 0, 1, 1, 1);
      LossBounds bounds = LossBounds.of(rows, Activation.IDENTITY, loss);
      LossBounds ofRepeated = LossBounds.of(repeated, Activation.IDENTITY, loss);

      assertThat(bounds.baseline() * 4)
          .as(loss.toString())
          .isCloseTo(ofRepeated.baseline() * 6, within(1e-14));
      assertThat(bounds.floor() * 4).isCloseTo(ofRepeated.floor() * 6, within(1e-14));
    }
  }

  /** Two rows of equal inputs first. */
  private static Dataset oneColumn(double... targets) {
    double[][] inputs = new double[targets.length][];
    double[][] column = new double[targets.length][];
    for (int row = 0; row < targets.length; row++) {
      inputs[row] = new double[] {Math.max(1, Math.min(row, 3))};
      column[row] = new double[] {targets[row]};
    }
    return Dataset.ofRows(inputs, column);
  }
}
