package dev.plateau.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plateau.data.Dataset;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The losses of numbers against PyTorch's definitions, and their bounds. */
class NumberLossTests {
  private static final double[] OUTPUTS = {1, 0.5, 3, 0.2};
  private static final double[] TARGETS = {1, 2, 0, 0.3};

  @Test
  void agreesWithPyTorch() {
    // torch.nn.L1Loss()(a, y), torch.nn.HuberLoss()(a, y), torch.nn.HuberLoss(delta=0.5)(a, y)
    assertThat(loss(Loss.MAE, Activation.IDENTITY)).isCloseTo(4.6 / 4, within(1e-15));
    assertThat(loss(new Loss.Huber(), Activation.IDENTITY))
        .isCloseTo((1 + 2.5 + 0.005) / 4, within(1e-15));
    assertThat(loss(new Loss.Huber(0.5), Activation.IDENTITY))
        .isCloseTo((0.625 + 1.375 + 0.005) / 4, within(1e-15));
  }

  @Test
  void differsFromPyTorchsPoissonLossByWhatDependsOnTargetsAlone() {
    double torch = 0;
    double ofTargets = 0;
    for (int k = 0; k < 4; k++) {
      torch += OUTPUTS[k] - TARGETS[k] * Math.log(OUTPUTS[k]);
      ofTargets += TARGETS[k] == 0 ? 0 : TARGETS[k] * Math.log(TARGETS[k]) - TARGETS[k];
    }

    assertThat(loss(Loss.POISSON, Activation.SOFTPLUS))
        .isCloseTo((torch + ofTargets) / 4, within(1e-14));
    assertThat(loss(Loss.POISSON, Activation.EXPONENTIAL))
        .isCloseTo((torch + ofTargets) / 4, within(1e-14));
  }

  /** One weight, whose inputs give the outputs. */
  private static double loss(Loss loss, Activation output) {
    double[][] inputs = new double[4][];
    double[][] targets = new double[4][];
    for (int k = 0; k < 4; k++) {
      double a = OUTPUTS[k];
      double z =
          switch (output) {
            case SOFTPLUS -> Math.log(Math.expm1(a));
            case EXPONENTIAL -> Math.log(a);
            default -> a;
          };
      inputs[k] = new double[] {z};
      targets[k] = new double[] {TARGETS[k]};
    }
    Network network = Network.of(1, List.of(), Activation.TANH, 1, output);
    return new Objective(network, loss, Dataset.ofRows(inputs, targets)).loss(new double[] {1, 0});
  }

  @Test
  void hasFiniteSlopesFarBelowZero() {
    Dataset data = Dataset.ofRows(new double[][] {{1}}, new double[][] {{2}});
    for (Activation output : List.of(Activation.SOFTPLUS, Activation.EXPONENTIAL)) {
      Network network = Network.of(1, List.of(), Activation.TANH, 1, output);
      double[] gradient = new double[2];
      double[] product = new double[2];

      Objective objective = new Objective(network, Loss.POISSON, data);
      double loss = objective.gradient(new double[] {-1000, 0}, gradient);
      objective.hessianProduct(new double[] {-1000, 0}, new double[] {1, 0}, product);

      assertThat(loss).isCloseTo(2 * (Math.log(2) + 1000) - 2, within(1e-10));
      assertThat(gradient).containsExactly(-2, -2);
      assertThat(product).containsExactly(new double[] {0, 0}, within(1e-300));
    }
  }

  @Test
  void hasTheMedianForBaseline() {
    LossBounds bounds = bounds(Loss.MAE, Activation.IDENTITY, 1, 2, 10);

    assertThat(bounds.baseline()).isEqualTo(9.0 / 3);
    assertThat(bounds.floor()).isZero();
    assertThat(bounds(Loss.MAE, Activation.SIGMOID, 1, 2, 10).outputFloor()).isEqualTo(10.0 / 3);
  }

  @Test
  void hasHubersCentreForBaseline() {
    LossBounds bounds = bounds(new Loss.Huber(1), Activation.IDENTITY, 0, 0, 10);

    assertThat(bounds.baseline()).isCloseTo((0.25 + 9.0) / 3, within(1e-14));
    assertThat(bounds(new Loss.Huber(100), Activation.IDENTITY, 0, 0, 3).baseline())
        .isCloseTo(6.0 / 2 / 3, within(1e-14));
  }

  @Test
  void hasTheMeanForBaselineOfCounts() {
    LossBounds bounds = bounds(Loss.POISSON, Activation.EXPONENTIAL, 0, 1, 5);

    assertThat(bounds.baseline())
        .isCloseTo((Math.log(1 / 2.0) + 5 * Math.log(5 / 2.0)) / 3, within(1e-14));
    assertThat(bounds.floor()).isZero();
    assertThat(bounds.outputFloor()).isZero();
  }

  @Test
  void findsTheFloorThatContradictionsForce() {
    Dataset data =
        Dataset.ofRows(new double[][] {{1}, {1}, {1}, {2}}, new double[][] {{0}, {1}, {5}, {7}});

    assertThat(LossBounds.of(data, Activation.IDENTITY, Loss.MAE).floor()).isEqualTo(5.0 / 4);
    assertThat(LossBounds.of(data, Activation.IDENTITY, new Loss.Huber(1)).floor())
        .isCloseTo((0.5 + 3.5) / 4, within(1e-14));
    assertThat(LossBounds.of(data, Activation.EXPONENTIAL, Loss.POISSON).floor())
        .isCloseTo((Math.log(1 / 2.0) + 5 * Math.log(5 / 2.0)) / 4, within(1e-14));
  }

  private static LossBounds bounds(Loss loss, Activation output, double... targets) {
    double[][] inputs = new double[targets.length][];
    double[][] columns = new double[targets.length][];
    for (int k = 0; k < targets.length; k++) {
      inputs[k] = new double[] {k};
      columns[k] = new double[] {targets[k]};
    }
    return LossBounds.of(Dataset.ofRows(inputs, columns), output, loss);
  }
}
