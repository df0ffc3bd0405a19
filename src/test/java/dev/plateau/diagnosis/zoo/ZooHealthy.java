package dev.plateau.diagnosis.zoo;

import static dev.plateau.diagnosis.zoo.ZooRun.content;
import static dev.plateau.diagnosis.zoo.ZooRun.healthy;

import dev.plateau.data.Dataset;
import dev.plateau.network.Activation;
import dev.plateau.network.Loss;
import dev.plateau.training.Optimizer;
import java.util.List;
import java.util.stream.Stream;

/** Runs without trouble, many of which look as if they had some. */
final class ZooHealthy {
  private ZooHealthy() {}

  static List<ZooRun> plain() {
    return List.of(
        healthy("plain-xor", ZooBases.xor()),
        healthy("plain-xor-uniform", Recipe.on("xor").uniform(-1, 1)),
        healthy("plain-xor-defaults", Recipe.on("xor").seed(2)),
        healthy("plain-xnor-momentum", Recipe.on("xnor").hidden(4).momentum(0.1).epochs(3_000)),
        healthy("plain-line", ZooBases.line()),
        healthy("plain-planes", ZooBases.planes()),
        healthy("plain-parabola", ZooBases.parabola()),
        healthy("plain-parabola-descent", ZooBases.parabolaByDescent()),
        healthy("plain-sine", ZooBases.sine()),
        healthy("plain-sine-descent", ZooBases.sineByDescent()),
        healthy("plain-sine-adam", ZooBases.sineByAdam()),
        healthy("plain-circles", ZooBases.circles()),
        healthy("plain-circles-adam", ZooBases.circlesByAdam()),
        healthy("plain-moons", ZooBases.moons()),
        healthy("plain-moons-adagrad", ZooBases.moonsByAdagrad()),
        healthy("plain-blobs", ZooBases.blobs()),
        healthy("plain-blobs-momentum", ZooBases.blobsByMomentum()),
        healthy("plain-iris", ZooBases.iris()),
        healthy("plain-parity", ZooBases.parity()),
        healthy("plain-parity-descent", ZooBases.parityByDescent()),
        healthy("plain-parity-rmsprop", ZooBases.parityByRmsProp()),
        healthy("plain-arc", ZooBases.arc()),
        healthy("plain-batches", ZooBases.batches()),
        healthy("plain-blobs-batches", ZooBases.blobsInBatches()),
        healthy(
            "plain-adamw", ZooBases.sineByAdam().by(new Optimizer.AdamW(0.9, 0.999, 1e-8, 1e-4))));
  }

  /** Starts that look like trouble and are none. */
  static List<ZooRun> oddStarts() {
    Dataset line = ZooData.curve(21, x -> 2 * x + 1);
    Recipe and = Recipe.on("and").hidden(3).bce().momentum(0.5).epochs(2_000);
    Recipe tanh = Recipe.on("xor").tanh().alpha(0.1);
    return List.of(
        healthy("constant-linear-model", Recipe.on(line).hidden().constant(0.1).epochs(300)),
        healthy("zero-linear-model", Recipe.on(line).hidden().constant(0).epochs(300)),
        healthy(
            "constant-logistic",
            Recipe.on("or").hidden().bce().constant(0).momentum(0.5).epochs(1_000)),
        healthy(
            "constant-one-unit",
            Recipe.on(line).hidden(1).tanh().constant(0.2).momentum(0.05).epochs(2_000)),
        healthy("constant-and", and.constant(0.1))
            .because("the hidden units stay identical, but one is enough"),
        healthy("constant-nand-tanh", and.data(ZooData.builtIn("nand")).tanh().constant(0.5)),
        healthy(
            "equal-incoming-different-outgoing",
            tanh.theta(0.9, 0.9, -0.8, -0.8, 0.7, -0.2, 0.1, 0.1, 0.0)),
        healthy(
            "equal-incoming-different-outgoing-sigmoid",
            Recipe.on("xor").theta(0.5, 0.5, 0.8, 0.8, 0.9, -0.5, 0.1, 0.1, 0.2)),
        healthy("nearly-constant", Recipe.on("xor").normal(0.1, 0.3).momentum(0.1)),
        healthy("wide-start", ZooBases.parityByDescent().normal(0, 1.5)),
        healthy("sigmoid-start-5", Recipe.on("xor").hidden(6).uniform(-5, 5)),
        healthy("zero-output-layer", zeroOutputs()));
  }

  private static Recipe zeroOutputs() {
    return Recipe.on("xor")
        .hidden(3)
        .tanh()
        .bce()
        .adam(0.1)
        .epochs(1_000)
        .theta(0.8, -0.7, 0.3, 0.6, -0.5, 0.9, 0.0, 0.0, 0.0, 0.1, 0.2, -0.3, 0.0);
  }

  /** Steps at the edge of what is stable, tiny ones that suffice, and many ways to step. */
  static List<ZooRun> oddSteps() {
    Recipe sine = ZooBases.sineByDescent();
    return List.of(
        healthy("edge-xor", Recipe.on("xor").hidden(8).tanh().alpha(0.3).epochs(3_000)),
        healthy("edge-sine", sine.alpha(0.1)),
        healthy("edge-circles", ZooBases.circles().alpha(5)),
        healthy("edge-blobs", ZooBases.blobs().alpha(3)),
        healthy("edge-parity", ZooBases.parityByDescent().alpha(3)),
        healthy("edge-line", ZooBases.line().alpha(0.97)),
        healthy("momentum-beyond-two", ZooBases.sine().momentum(0.2)),
        healthy("adam-large", ZooBases.blobsByMomentum().adam(0.3)),
        healthy("adam-large-circles", ZooBases.circlesByAdam().adam(0.5)),
        healthy("adam-small", ZooBases.circlesByAdam().adam(0.003).epochs(3_000)),
        healthy("small-step-enough", ZooBases.line().alpha(0.01).epochs(3_000)),
        healthy("tiny-step-large-inputs", tinySteps()),
        healthy("large-step-small-inputs", largeSteps()),
        healthy("few-epochs-enough", ZooBases.line().epochs(6)),
        healthy("stops-at-a-loss", ZooBases.circles().lossBelow(0.05)),
        healthy("stops-early", ZooBases.xor().lossBelow(0.1)),
        healthy("stops-at-once", ZooBases.line().lossBelow(100)));
  }

  private static Recipe tinySteps() {
    Dataset far = ZooData.columns(ZooData.curve(21, x -> 2 * x), 30, 0);
    return Recipe.on(far).hidden().alpha(1e-3).epochs(4_000);
  }

  private static Recipe largeSteps() {
    Dataset near = ZooData.columns(ZooData.curve(21, x -> 2 * x), 0.1, 0);
    return Recipe.on(near).hidden().alpha(0.9).epochs(2_000);
  }

  /** Rows that look like trouble and are none. */
  static List<ZooRun> oddRows() {
    Recipe one = Recipe.on(ZooData.curve(1, x -> 0.7)).hidden(3).tanh().alpha(0.1).epochs(300);
    return List.of(
        healthy("one-row", one),
        healthy("one-row-linear", one.hidden()),
        healthy("constant-targets", one.data(ZooData.curve(12, x -> 0.4))),
        healthy(
            "constant-class",
            Recipe.on(ZooData.curve(12, x -> 1)).hidden(2).bce().alpha(1).epochs(2_000)),
        healthy("repeated-rows", ZooBases.sine().data(ZooData.repeated(ZooBases.sine().data(), 3))),
        healthy(
            "contradictory-line", ZooBases.line().data(ZooData.split(ZooBases.line().data(), 0.5))),
        healthy(
            "contradictory-xor",
            Recipe.on(ZooData.split(ZooData.builtIn("xor"), 0.2)).uniform(0, 1)),
        healthy(
            "all-rows-contradict",
            Recipe.on(ZooData.split(ZooData.curve(1, x -> 3), 1)).hidden(2).tanh().alpha(0.1)),
        healthy("unscaled-but-standardized", standardized()),
        healthy(
            "tiny-targets",
            ZooBases.sineByAdam().data(ZooData.targets(ZooBases.sine().data(), 0.01, 0))),
        healthy("targets-at-the-bounds", ZooBases.parity().loss(Loss.MSE).adam(0.03)),
        healthy("large-offset-targets", offsetTargets()));
  }

  private static Recipe standardized() {
    Recipe moons = ZooBases.moons();
    return moons.data(ZooData.columns(moons.data(), 1_000, 5_000)).standardized();
  }

  private static Recipe offsetTargets() {
    Recipe line = ZooBases.line();
    return line.data(ZooData.targets(line.data(), 10, 500));
  }

  /** Noisy data, fitted as well as the truth fits them. */
  static List<ZooRun> noisyRows() {
    Dataset line = ZooData.curve(60, x -> 2 * x - 0.5);
    Dataset plane = ZooData.cloud(80, 3, 20, x -> new double[] {x[0] - 2 * x[1] + 0.3});
    Dataset parabola = ZooData.curve(60, x -> x * x);
    Recipe linear = Recipe.on(line).hidden().epochs(400);
    return List.of(
        noisy("noisy-line-fit", linear, line, 0.3, 21),
        noisy("noisier-line-fit", linear.momentum(0.05), line, 1, 22),
        noisy("noisy-plane-fit", linear.adam(0.05).epochs(600), plane, 0.5, 23),
        noisy("noisy-plane-batches", linear.alpha(0.003).batch(16).epochs(500), plane, 0.4, 24),
        noisy(
            "noisy-parabola-fit",
            linear.hidden(4).tanh().alpha(0.2).epochs(4_000),
            parabola,
            0.2,
            25));
  }

  private static ZooRun noisy(String name, Recipe recipe, Dataset truth, double noise, int index) {
    Dataset data = ZooData.noisy(truth, noise, index);
    return content(name, recipe.data(data), ZooData.mse(truth, data));
  }

  /** Units that look like trouble and are none. */
  static List<ZooRun> oddUnits() {
    Recipe circles = ZooBases.circles().hidden(16);
    double[] someDead = ZooData.all(16, 0.1);
    someDead[3] = -20;
    someDead[9] = -20;
    someDead[12] = -20;
    return List.of(
        healthy("a-few-dead-units", circles.theta(ZooData.start(2, someDead, new double[1]))),
        healthy("wide-relu", ZooBases.parity().hidden(40)),
        healthy("deep-relu", ZooBases.blobs().hidden(8, 8, 8).alpha(0.1)),
        healthy("deep-tanh", ZooBases.sine().hidden(6, 6, 6, 6).momentum(0.03).epochs(2_000)),
        healthy("deep-linear", deepLinear()),
        healthy("saturated-but-sure", ZooBases.moons().epochs(2_000)),
        healthy("leaky", ZooBases.circles().activation(Activation.LEAKY_RELU)),
        healthy("softplus", ZooBases.moons().activation(Activation.SOFTPLUS).epochs(1_000)),
        healthy(
            "squared-sigmoid", ZooBases.circlesByAdam().output(Activation.SIGMOID).loss(Loss.MSE)),
        healthy("squared-softmax-blobs", ZooBases.blobsByMomentum().loss(Loss.MSE).momentum(0.5)),
        healthy("minimal-xor", Recipe.on("xor").hidden(2).tanh().bce().adam(0.1).epochs(1_000)));
  }

  private static Recipe deepLinear() {
    return ZooBases.line().hidden(4, 4).activation(Activation.IDENTITY).alpha(0.05).epochs(600);
  }

  static List<ZooRun> all() {
    return Stream.of(
            plain(),
            oddStarts(),
            oddSteps(),
            oddRows(),
            noisyRows(),
            oddUnits(),
            ZooHealthyShapes.all(),
            ZooHealthyMethods.all(),
            ZooHealthyLosses.all())
        .flatMap(List::stream)
        .toList();
  }
}
