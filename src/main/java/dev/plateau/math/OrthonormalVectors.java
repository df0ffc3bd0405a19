package dev.plateau.math;

import java.util.Arrays;

/** Random vectors of length 1, at right angles to each other. */
public final class OrthonormalVectors {
  private OrthonormalVectors() {}

  /**
   * Draws vectors, every direction alike: normal numbers, made orthogonal by Gram and Schmidt's
   * method, twice against rounding.
   *
   * @param count at most the size
   * @param size entries of a vector
   */
  public static double[][] draw(RandomStream random, int count, int size) {
    double[][] vectors = new double[count][];
    for (int j = 0; j < count; j++) {
      double[] v = new double[size];
      Arrays.setAll(v, k -> random.normal());
      for (int pass = 0; pass < 2; pass++) {
        for (int before = 0; before < j; before++) {
          Euclidean.addScaled(v, -Euclidean.dot(vectors[before], v), vectors[before]);
        }
        Euclidean.scale(v, 1 / Norm.of(v));
      }
      vectors[j] = v;
    }
    return vectors;
  }
}
