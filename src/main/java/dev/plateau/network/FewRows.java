package dev.plateau.network;

import dev.plateau.data.Dataset;
import dev.plateau.kernel.Elementwise;
import dev.plateau.kernel.FewRowsPass;
import dev.plateau.kernel.WarmPass;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/** The gradient of a small network on a few rows, by a {@link FewRowsPass} once there is one. */
final class FewRows {
  private final WarmPass pass;
  private final double scale;

  private FewRows(WarmPass pass, double scale) {
    this.pass = pass;
    this.scale = scale;
  }

  /** Empty where the kernels are as fast, or have to do what the pass cannot. */
  static Optional<FewRows> of(Network network, Loss loss, Dataset data) {
    return shape(network, loss, data)
        .flatMap(WarmPass::of)
        .map(pass -> new FewRows(pass, loss.scale(data.rows(), network.outputs())));
  }

  /** What the code of a network's pass depends on. */
  static Optional<FewRowsPass.Shape> shape(Network network, Loss loss, Dataset data) {
    boolean known = loss instanceof Loss.Mse || loss instanceof Loss.Bce;
    if (!known
        || !network.bias()
        || data.isWeighted()
        || !network.output().elementwise()
        || data.rows() > FewRowsPass.MAX_ROWS) {
      return Optional.empty();
    }
    List<Elementwise> functions =
        IntStream.rangeClosed(1, network.layers())
            .mapToObj(layer -> network.activation(layer).function())
            .toList();
    return Optional.of(
        new FewRowsPass.Shape(data.rows(), network.layouts(), functions, loss instanceof Loss.Bce));
  }

  /**
   * The sum of the losses and, where it is there, its gradient.
   *
   * @param gradient written to where there is a sum; what it held is lost otherwise
   * @return empty where the kernels have to compute both
   */
  OptionalDouble gradient(double[] theta, Block block, double[] gradient) {
    FewRowsPass code = pass.get();
    if (code == null) {
      return OptionalDouble.empty();
    }
    double sum = code.gradient(theta, block.inputs, block.targets, scale, gradient);
    return Double.isFinite(sum) ? OptionalDouble.of(sum) : OptionalDouble.empty();
  }
}
