package dev.plateau.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each optimizer beside its algorithm as PyTorch's documentation of {@code torch.optim} prints it,
 * line by line and with its defaults, over steps with gradients that do not depend on theta.
 */
class OptimizerTests {
  private static final double LR = 0.01;

  /** PyTorch's algorithm for one parameter: it remembers what it needs from step to step. */
  interface Reference {
    double next(double theta, double g, int t);
  }

  record Pair(StepRule optimizer, Supplier<Reference> reference) {
    @Override
    public String toString() {
      return optimizer.toString();
    }
  }

  static Stream<Pair> optimizers() {
    return Stream.of(
        new Pair(new Optimizer.GradientDescent(), () -> new Sgd(0, false)),
        new Pair(new Optimizer.Momentum(), () -> new Sgd(0.9, false)),
        new Pair(new Optimizer.Nesterov(), () -> new Sgd(0.9, true)),
        new Pair(new Optimizer.Adam(), () -> new AdamW(0)),
        new Pair(new Optimizer.AdamW(), () -> new AdamW(0.01)),
        new Pair(new Optimizer.RmsProp(), RmsProp::new),
        new Pair(new Optimizer.Adagrad(), Adagrad::new),
        new Pair(new Optimizer.Rprop(), Rprop::new));
  }

  @ParameterizedTest
  @MethodSource("optimizers")
  void followsThePublishedAlgorithm(Pair pair) {
    SplittableRandom random = new SplittableRandom(1);
    Reference reference = pair.reference().get();
    double[] state = new double[1 + pair.optimizer().slots()];
    state[0] = 0.7;
    pair.optimizer().prepare(state, 1, new double[] {LR});
    double theta = 0.7;
    for (int t = 1; t <= 1_000; t++) {
      double g = random.nextGaussian() * Math.pow(10, random.nextInt(-3, 2));

      pair.optimizer().step(state, new double[] {g}, LR, t);
      theta = reference.next(theta, g, t);

      assertThat(state[0]).isCloseTo(theta, within(1e-12 * Math.max(1, Math.abs(theta))));
    }
  }

  private static final class Sgd implements Reference {
    private final double mu;
    private final boolean nesterov;
    private double b;

    Sgd(double mu, boolean nesterov) {
      this.mu = mu;
      this.nesterov = nesterov;
    }

    @Override
    public double next(double theta, double g, int t) {
      b = t > 1 ? mu * b + g : g;
      return theta - LR * (nesterov ? g + mu * b : b);
    }
  }

  /** With lambda 0 it is Adam. */
  private static final class AdamW implements Reference {
    private final double lambda;
    private double m;
    private double v;

    AdamW(double lambda) {
      this.lambda = lambda;
    }

    @Override
    public double next(double theta, double g, int t) {
      double decayed = theta - LR * lambda * theta;
      m = 0.9 * m + (1 - 0.9) * g;
      v = 0.999 * v + (1 - 0.999) * g * g;
      double mHat = m / (1 - Math.pow(0.9, t));
      double vHat = v / (1 - Math.pow(0.999, t));
      return decayed - LR * mHat / (Math.sqrt(vHat) + 1e-8);
    }
  }

  private static final class RmsProp implements Reference {
    private double v;

    @Override
    public double next(double theta, double g, int t) {
      v = 0.99 * v + (1 - 0.99) * g * g;
      return theta - LR * g / (Math.sqrt(v) + 1e-8);
    }
  }

  private static final class Adagrad implements Reference {
    private double stateSum;

    @Override
    public double next(double theta, double g, int t) {
      stateSum += g * g;
      return theta - LR * g / (Math.sqrt(stateSum) + 1e-10);
    }
  }

  private static final class Rprop implements Reference {
    private double previous;
    private double size = LR;

    @Override
    public double next(double theta, double g, int t) {
      double turn = Math.signum(g * previous);
      size = Math.clamp(size * (turn > 0 ? 1.2 : turn < 0 ? 0.5 : 1), 1e-6, 50);
      previous = turn < 0 ? 0 : g;
      return theta - Math.signum(previous) * size;
    }
  }
}
