package dev.plateau.kernel;

/**
 * Where the parameters of one layer are in theta.
 *
 * @param in units below
 * @param out units of the layer
 * @param weightsAt index of the first weight; there are in rows of out weights
 * @param biasesAt index of the first bias
 */
public record LayerLayout(int in, int out, int weightsAt, int biasesAt) {
  /** The bias of a unit, from 0 on; 0 for a theta without biases. */
  public double bias(double[] theta, int unit) {
    int at = biasesAt + unit;
    return at < theta.length ? theta[at] : 0;
  }
}
