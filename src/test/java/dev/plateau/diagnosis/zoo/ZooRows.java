package dev.plateau.diagnosis.zoo;

import static dev.plateau.diagnosis.zoo.ZooRun.faulty;
import static dev.plateau.diagnosis.zoo.ZooRun.incurable;

import dev.plateau.data.Dataset;
import dev.plateau.network.Activation;
import java.util.List;

/** Runs whose trouble is in the rows. */
final class ZooRows {
  private static final String CONTRADICTORY = "contradictory-rows";
  private static final String RANGE = "target-out-of-range";
  private static final String UNSCALED = "unscaled-inputs";
  private static final String EPOCHS = "too-few-epochs";

  private ZooRows() {}

  static List<ZooRun> contradictoryRows() {
    Recipe circles = ZooBases.circles();
    Recipe moons = ZooBases.moons();
    Recipe adagrad = ZooBases.moonsByAdagrad();
    Recipe blobs = ZooBases.blobsByMomentum();
    Recipe iris = ZooBases.iris();
    Recipe batches = ZooBases.blobsInBatches();
    Recipe adam = ZooBases.circlesByAdam();
    return List.of(
        contradicted("contradicted-circles", circles, 5),
        contradicted("contradicted-circles-adam", adam, 9),
        contradicted("contradicted-moons", moons, 7),
        contradicted("contradicted-moons-adagrad", adagrad, 3),
        contradicted("contradicted-blobs", blobs, 10),
        contradicted("contradicted-batches", batches, 6),
        contradicted("contradicted-iris", iris, 8)
            .or(EPOCHS)
            .because("ten times the epochs learn the contradictions by heart"));
  }

  private static ZooRun contradicted(String name, Recipe clean, int k) {
    Dataset data = ZooData.contradicted(clean.data(), k);
    return incurable(CONTRADICTORY, name, clean.data(data), clean.data());
  }

  static List<ZooRun> targetOutOfRange() {
    Recipe sine = ZooBases.sine();
    Recipe arc = ZooBases.arc();
    Recipe planes = ZooBases.planes();
    Recipe line = ZooBases.line();
    Recipe wave = scaled(ZooBases.sine(), 2, 0);
    return List.of(
        faulty(RANGE, "sigmoid-for-sine", sine.output(Activation.SIGMOID), sine)
            .or(EPOCHS)
            .because("with more epochs it comes near to the floor that the range forces"),
        faulty(RANGE, "softplus-for-line", line.output(Activation.SOFTPLUS), line),
        faulty(RANGE, "elu-for-line", line.output(Activation.ELU), line),
        faulty(RANGE, "sigmoid-for-arc", arc.output(Activation.SIGMOID), arc),
        faulty(RANGE, "tanh-for-planes", planes.output(Activation.TANH), planes),
        faulty(RANGE, "softplus-for-planes", planes.output(Activation.SOFTPLUS), planes),
        faulty(RANGE, "relu-for-planes", planes.output(Activation.RELU), planes)
            .or("dead-units")
            .because("both outputs die: on no row is their sum above 0"),
        faulty(RANGE, "softmax-for-arc", arc.output(Activation.SOFTMAX), arc)
            .or(EPOCHS, "step-too-small")
            .because("with more epochs it comes near to the floor that the range forces"),
        faulty(RANGE, "tanh-for-wave", wave.output(Activation.TANH), wave));
  }

  private static Recipe scaled(Recipe recipe, double factor, double offset) {
    return recipe.data(ZooData.targets(recipe.data(), factor, offset));
  }

  static List<ZooRun> unscaledInputs() {
    Recipe iris = Recipe.on("iris").hidden(16).tanh().crossEntropy().adam(0.1).epochs(400);
    Recipe blobs = ZooBases.blobs().tanh().glorot();
    Recipe moons = ZooBases.moons();
    Recipe line = ZooBases.line();
    Recipe planes = ZooBases.planes();
    Recipe circles = ZooBases.circlesByAdam();
    Recipe parabola = ZooBases.parabola();
    Recipe sigmoid = Recipe.on("circles").hidden(8).bce().adam(0.1).epochs(1_000);
    return List.of(
        unscaled("unscaled-blobs", blobs.data(ZooData.column(blobs.data(), 0, 1e4, 0))),
        unscaled("unscaled-moons", moons.data(ZooData.columns(moons.data(), 1, 1_000))),
        unscaled("unscaled-line", line.data(ZooData.columns(line.data(), 0.01, 10)).alpha(0.5)),
        unscaled("unscaled-line-small", line.data(ZooData.columns(line.data(), 1e-3, 0))),
        unscaled("unscaled-planes", planes.data(ZooData.column(planes.data(), 1, 1e-3, 0))),
        unscaled("unscaled-circles", circles.data(ZooData.columns(circles.data(), 1, 300))),
        unscaled("unscaled-sigmoid", sigmoid.data(ZooData.columns(sigmoid.data(), 50, 1_000))),
        unscaled(
            "unscaled-parabola", parabola.data(ZooData.columns(parabola.data(), 1_000, 2_000))),
        unscaled("unscaled-iris", iris.data(ZooData.columns(iris.data(), 1_000, 0))));
  }

  private static ZooRun unscaled(String name, Recipe recipe) {
    return faulty(UNSCALED, name, recipe, recipe.standardized());
  }
}
