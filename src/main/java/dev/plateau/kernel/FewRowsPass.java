package dev.plateau.kernel;

import java.util.List;

/**
 * The loss and the gradient of one small network on a few rows, as a straight line of code that is
 * generated for its shape: a loop over four rows costs more than what it does, and here every
 * number stays in a register.
 *
 * <p>A finite loss comes with the bits of {@link Kernels}: sums are taken in the same order, and
 * what fills up the stripes adds zeros only. Where the loss is not finite, theirs is the result.
 */
public interface FewRowsPass {
  /** Most rows: with more, the vector kernels are as fast. */
  int MAX_ROWS = 4;

  /**
   * What the code depends on.
   *
   * @param functions one for each layer
   * @param crossEntropy the loss of sigmoid outputs is binary cross-entropy; else it is the squared
   *     error
   */
  record Shape(
      int rows, List<LayerLayout> layers, List<Elementwise> functions, boolean crossEntropy) {
    public Shape {
      layers = List.copyOf(layers);
      functions = List.copyOf(functions);
    }

    /** Whether there is a pass for it: few rows, narrow layers, and short enough to be compiled. */
    public boolean fits() {
      int products = layers.stream().mapToInt(layer -> (layer.in() + 1) * layer.out()).sum();
      return rows <= MAX_ROWS
          && layers.stream().allMatch(layer -> layer.out() < Kernels.WIDE)
          && rows * products <= FewRowsCode.MAX_PRODUCTS;
    }
  }

  /** Generates the code for a shape that fits. */
  static FewRowsPass of(Shape shape) {
    return FewRowsCode.generate(shape);
  }

  /**
   * The sum of the rows' losses and its gradient.
   *
   * @param inputs [units][n] with n the padded number of rows, as for {@link Kernels}
   * @param targets [units][n]
   * @param scale what the derivatives of the outputs are multiplied with
   * @param gradient written to, wherever the loss is finite
   */
  double gradient(
      double[] theta, double[] inputs, double[] targets, double scale, double[] gradient);
}
