package dev.plateau.network;

import dev.plateau.data.Dataset;
import dev.plateau.kernel.LayerLayout;
import java.util.Arrays;

/**
 * L in dual numbers, straight from its definition, row by row: the second witness, whose
 * derivatives are exact to rounding and owe nothing to backpropagation.
 */
final class DualLoss {
  private DualLoss() {}

  /** dL/dtheta. */
  static double[] gradient(Network network, Loss loss, Dataset data, double[] theta) {
    double[] gradient = new double[theta.length];
    Dual[] dual = Arrays.stream(theta).mapToObj(Dual::of).toArray(Dual[]::new);
    for (int k = 0; k < theta.length; k++) {
      dual[k] = new Dual(theta[k], 1);
      gradient[k] = of(network, loss, data, dual).d();
      dual[k] = Dual.of(theta[k]);
    }
    return gradient;
  }

  private static Dual of(Network network, Loss loss, Dataset data, Dual[] theta) {
    Dual sum = Dual.of(0);
    for (int row = 0; row < data.rows(); row++) {
      Dual[] a = Arrays.stream(data.inputRow(row)).mapToObj(Dual::of).toArray(Dual[]::new);
      for (int layer = 1; layer <= network.layers(); layer++) {
        a = activate(network.activation(layer), sums(network.layouts().get(layer - 1), theta, a));
      }
      for (int k = 0; k < a.length; k++) {
        sum = sum.plus(share(loss, a[k], data.target(row, k)));
      }
    }
    int outputs = loss instanceof Loss.CrossEntropy ? 1 : network.outputs();
    return sum.times(1.0 / data.rows() / outputs);
  }

  private static Dual[] sums(LayerLayout place, Dual[] theta, Dual[] a) {
    Dual[] z = new Dual[place.out()];
    for (int j = 0; j < z.length; j++) {
      z[j] = theta[place.biasesAt() + j];
      for (int i = 0; i < a.length; i++) {
        z[j] = z[j].plus(theta[place.weightsAt() + i * place.out() + j].times(a[i]));
      }
    }
    return z;
  }

  private static Dual share(Loss loss, Dual yhat, double y) {
    Dual one = Dual.of(1);
    return switch (loss) {
      case Loss.Mse() -> yhat.minus(Dual.of(y)).times(yhat.minus(Dual.of(y)));
      case Loss.Bce() -> yhat.log().times(-y).plus(one.minus(yhat).log().times(y - 1));
      case Loss.CrossEntropy() -> yhat.log().times(-y);
      case Loss.Mae() -> yhat.minus(Dual.of(y)).times(Math.signum(yhat.v() - y));
      case Loss.Huber(double delta) -> {
        Dual error = yhat.minus(Dual.of(y)).times(Math.signum(yhat.v() - y));
        yield error.v() <= delta
            ? error.times(error).times(0.5)
            : error.minus(Dual.of(delta / 2)).times(delta);
      }
      case Loss.Poisson() -> yhat.minus(Dual.of(y)).minus(yhat.times(1 / y).log().times(y));
    };
  }

  private static Dual[] activate(Activation activation, Dual[] z) {
    if (activation != Activation.SOFTMAX) {
      return Arrays.stream(z).map(one -> activate(activation, one)).toArray(Dual[]::new);
    }
    Dual sum = Arrays.stream(z).map(Dual::exp).reduce(Dual.of(0), Dual::plus);
    return Arrays.stream(z).map(one -> one.exp().over(sum)).toArray(Dual[]::new);
  }

  private static Dual activate(Activation activation, Dual z) {
    Dual one = Dual.of(1);
    Dual up = z.exp();
    Dual down = z.times(-1).exp();
    boolean positive = z.v() > 0;
    return switch (activation) {
      case SIGMOID -> one.over(one.plus(down));
      case TANH -> up.minus(down).over(up.plus(down));
      case RELU -> positive ? z : Dual.of(0);
      case LEAKY_RELU -> positive ? z : z.times(0.01);
      case ELU -> positive ? z : up.minus(one);
      case GELU -> z.times(z.normalDistribution());
      case SILU -> z.over(one.plus(down));
      case SOFTPLUS -> one.plus(up).log();
      case IDENTITY -> z;
      case HARD_SIGMOID ->
          Math.abs(z.v()) < 3 ? z.plus(Dual.of(3)).times(1.0 / 6) : positive ? one : Dual.of(0);
      case SOFTSIGN -> z.over(one.plus(z.times(positive ? 1 : -1)));
      case EXPONENTIAL -> up;
      case MISH -> {
        Dual square = one.plus(up).times(one.plus(up));
        yield z.times(square.minus(one).over(square.plus(one)));
      }
      case SOFTMAX -> throw new IllegalArgumentException("softmax is of a whole layer");
    };
  }
}
