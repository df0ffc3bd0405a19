package dev.plateau.diagnosis.zoo;

import dev.plateau.data.Dataset;
import dev.plateau.network.Activation;

/** Recipes that converge from nearly every start and leave room for trouble to be planted. */
public final class ZooBases {
  private static final Dataset SPARSE_SINE = ZooData.every(4, ZooData.builtIn("sine"));
  private static final Dataset PARABOLA = ZooData.curve(21, x -> x * x);

  private ZooBases() {}

  static Recipe xor() {
    return Recipe.on("xor").uniform(0, 1);
  }

  /** A straight line for a linear model: alpha * lambda = 1. */
  public static Recipe line() {
    return Recipe.on(ZooData.curve(21, x -> 3 * x - 1)).hidden().alpha(0.5).epochs(200);
  }

  /** Two planes over three inputs for a linear model with two outputs. */
  public static Recipe planes() {
    return Recipe.on(
            ZooData.cloud(30, 3, 1, x -> new double[] {x[0] + x[1] - 0.5, x[0] - 2 * x[2]}))
        .hidden()
        .alpha(0.5)
        .epochs(300);
  }

  static Recipe parabola() {
    return Recipe.on(PARABOLA).hidden(8).activation(Activation.GELU).he().nesterov(0.1).epochs(400);
  }

  public static Recipe parabolaByDescent() {
    return Recipe.on(PARABOLA).hidden(8).activation(Activation.SILU).he().alpha(0.2).epochs(4_000);
  }

  public static Recipe sine() {
    return Recipe.on(SPARSE_SINE).hidden(8).tanh().momentum(0.1).epochs(1_000);
  }

  static Recipe sineByDescent() {
    return Recipe.on(SPARSE_SINE)
        .hidden(8)
        .activation(Activation.GELU)
        .he()
        .alpha(0.03)
        .epochs(4_000);
  }

  static Recipe sineByAdam() {
    return Recipe.on(SPARSE_SINE).hidden(8).tanh().adam(0.03).epochs(1_000);
  }

  public static Recipe circles() {
    return Recipe.on("circles").hidden(8).relu().he().bce().alpha(1).epochs(1_000);
  }

  public static Recipe circlesByAdam() {
    return Recipe.on("circles").hidden(16).tanh().bce().adam(0.03).epochs(400);
  }

  static Recipe moons() {
    return Recipe.on("moons").hidden(8).tanh().bce().adam(0.1).epochs(300);
  }

  public static Recipe moonsByAdagrad() {
    return Recipe.on("moons").hidden(8).tanh().bce().adagrad(0.3).epochs(1_000);
  }

  public static Recipe blobs() {
    return Recipe.on("blobs").hidden(8).relu().he().crossEntropy().alpha(0.3).epochs(400);
  }

  public static Recipe blobsByMomentum() {
    return Recipe.on("blobs").hidden(8).tanh().crossEntropy().momentum(0.1).epochs(300);
  }

  public static Recipe iris() {
    return Recipe.on("iris").hidden(16).tanh().crossEntropy().standardized().adam(0.1).epochs(400);
  }

  static Recipe parity() {
    return Recipe.on("parity-4").hidden(16).relu().he().bce().momentum(0.1).epochs(1_000);
  }

  static Recipe parityByDescent() {
    return Recipe.on("parity-3").hidden(12).tanh().bce().alpha(0.5).epochs(3_000);
  }

  static Recipe parityByRmsProp() {
    return Recipe.on("parity-4").hidden(16).tanh().bce().rmsProp(0.01).epochs(2_000);
  }

  /** A curve in the plane: one input, two outputs. */
  public static Recipe arc() {
    return Recipe.on(
            ZooData.rows(
                24, k -> new double[] {x(k)}, k -> new double[] {x(k) * x(k) - 0.5, 1.5 * x(k)}))
        .hidden(10)
        .activation(Activation.ELU)
        .nesterov(0.1)
        .epochs(600);
  }

  private static double x(int k) {
    return (k - 11.5) / 12;
  }

  /** Batches of rows that one function fits all, so that their noise dies out. */
  public static Recipe batches() {
    return Recipe.on(PARABOLA).hidden(10).tanh().alpha(0.1).batch(7).epochs(2_000);
  }

  public static Recipe blobsInBatches() {
    return Recipe.on("blobs").hidden(8).relu().he().crossEntropy().alpha(0.1).batch(16).epochs(100);
  }
}
