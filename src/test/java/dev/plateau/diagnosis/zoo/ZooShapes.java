package dev.plateau.diagnosis.zoo;

import static dev.plateau.diagnosis.zoo.ZooRun.faulty;

import dev.plateau.network.Activation;
import dev.plateau.network.Loss;
import java.util.List;
import java.util.stream.Stream;

/** Runs whose trouble is what they train: depth, width, and the pair of output and loss. */
final class ZooShapes {
  private static final String VANISHING = "vanishing-gradient";
  private static final String NARROW = "too-few-units";
  private static final String MISMATCHED = "mismatched-loss";

  private ZooShapes() {}

  static List<ZooRun> vanishingGradient() {
    Recipe sine = ZooBases.sine().hidden(6, 6, 6, 6, 6, 6, 6).momentum(0.03);
    Recipe circles =
        Recipe.on("circles").hidden(6, 6, 6, 6, 6, 6).tanh().bce().momentum(0.05).epochs(600);
    Recipe xor = Recipe.on("xor").hidden(6, 6, 6, 6, 6, 6, 6).tanh().bce().alpha(0.3).epochs(2_000);
    Recipe blobs =
        Recipe.on("blobs").hidden(6, 6, 6, 6, 6).tanh().crossEntropy().alpha(0.2).epochs(300);
    Recipe parabola =
        Recipe.on(ZooBases.parabola().data())
            .hidden(6, 6, 6, 6, 6, 6)
            .tanh()
            .momentum(0.02)
            .epochs(2_000);
    Recipe arc = ZooBases.arc().hidden(8, 8, 8, 8, 8, 8, 8).tanh().nesterov(0.03).epochs(800);
    return List.of(
        faulty(VANISHING, "sigmoid-stack-sine", sine.activation(Activation.SIGMOID), sine),
        faulty(VANISHING, "sigmoid-stack-circles", circles.activation(Activation.SIGMOID), circles),
        faulty(VANISHING, "sigmoid-stack-xor", xor.activation(Activation.SIGMOID), xor),
        faulty(VANISHING, "sigmoid-stack-arc", arc.activation(Activation.SIGMOID), arc),
        faint("faint-start-blobs", blobs.normal(0, 0.03), blobs),
        faint("faint-start-parabola", parabola.uniform(-0.1, 0.1), parabola),
        faint("faint-start-xor", xor.normal(0, 0.05), xor));
  }

  private static ZooRun faint(String name, Recipe sick, Recipe cured) {
    return faulty(VANISHING, name, sick, cured)
        .or("start-too-small")
        .because("gradients vanish since the weights start so small");
  }

  static List<ZooRun> tooFewUnits() {
    Recipe xor = ZooBases.xor();
    Recipe logistic = Recipe.on("xor").hidden(8).tanh().bce().alpha(0.5).epochs(2_000);
    Recipe circles = ZooBases.circlesByAdam();
    Recipe parity = ZooBases.parityByRmsProp();
    Recipe sine = ZooBases.sineByAdam();
    Recipe blobs = ZooBases.blobsByMomentum();
    Recipe moons = ZooBases.moons();
    Recipe arc = ZooBases.arc().tanh();
    return List.of(
        faulty(NARROW, "one-unit-xor", xor.hidden(1), xor),
        faulty(NARROW, "no-unit-xor", logistic.hidden(), logistic)
            .or("linear-network")
            .because("without hidden units the network is linear, which is the same said better"),
        faulty(NARROW, "two-units-circles", circles.hidden(2), circles),
        faulty(NARROW, "two-units-parity", parity.hidden(2), parity),
        faulty(NARROW, "one-unit-sine", sine.hidden(1), sine),
        faulty(NARROW, "bottleneck-blobs", blobs.hidden(1), blobs),
        faulty(NARROW, "one-unit-moons", moons.hidden(1), moons),
        faulty(NARROW, "one-unit-arc", arc.hidden(1), arc));
  }

  static List<ZooRun> mismatchedLoss() {
    Recipe or = Recipe.on("or").hidden().bce().uniform(-40, -20).momentum(1).epochs(1_000);
    Recipe nand = Recipe.on("nand").hidden().bce().constant(-15).momentum(1).epochs(1_000);
    Recipe blobs =
        Recipe.on("blobs").hidden().crossEntropy().normal(0, 25).momentum(1).epochs(1_000);
    Recipe circles = biased(ZooBases.circles(), 2, 8, -12);
    Recipe parity = biased(ZooBases.parity().tanh(), 4, 16, 15);
    Recipe softmax = biased(ZooBases.blobsByMomentum(), 2, 8, 16, 0, 0);
    return Stream.of(
            faulty(MISMATCHED, "squared-or", or.loss(Loss.MSE), or),
            faulty(MISMATCHED, "squared-nand", nand.loss(Loss.MSE), nand),
            faulty(MISMATCHED, "squared-blobs", blobs.loss(Loss.MSE), blobs),
            faulty(MISMATCHED, "squared-circles", circles.loss(Loss.MSE), circles),
            faulty(MISMATCHED, "squared-parity", parity.loss(Loss.MSE), parity),
            faulty(MISMATCHED, "squared-softmax", softmax.loss(Loss.MSE), softmax))
        .map(run -> run.or("saturated-units").because("outputs that start unsure cure it too"))
        .toList();
  }

  /** Weights so large that outputs start sure of answers, many of them wrong. */
  static List<ZooRun> mismatchedFromLargeWeights() {
    Recipe moons =
        Recipe.on("moons").hidden(24).relu().bce().normal(0, 3).momentum(0.3).epochs(400);
    Recipe blobs = ZooBases.blobs().hidden(24).normal(0, 3).alpha(0.1).epochs(300);
    Recipe momentum = blobs.momentum(0.03);
    Recipe fewer = blobs.hidden(8).epochs(1_000);
    return List.of(
        faulty(MISMATCHED, "squared-sure-moons", moons.loss(Loss.MSE), moons)
            .or("too-few-epochs")
            .because("from some starts ten times the epochs get there"),
        faulty(MISMATCHED, "squared-sure-blobs", blobs.loss(Loss.MSE), blobs),
        faulty(MISMATCHED, "squared-sure-momentum", momentum.loss(Loss.MSE), momentum),
        faulty(MISMATCHED, "squared-sure-few", fewer.loss(Loss.MSE), fewer)
            .or("step-too-small", "too-few-epochs")
            .because("a hundred times the step or a faster method gets there from some starts"));
  }

  /** From small weights, but outputs that start sure of themselves. */
  private static Recipe biased(Recipe recipe, int inputs, int hidden, double... outputs) {
    return recipe.theta(ZooData.start(inputs, new double[hidden], outputs));
  }
}
