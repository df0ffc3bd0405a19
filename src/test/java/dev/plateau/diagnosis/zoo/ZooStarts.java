package dev.plateau.diagnosis.zoo;

import static dev.plateau.diagnosis.zoo.ZooData.all;
import static dev.plateau.diagnosis.zoo.ZooRun.faulty;

import dev.plateau.network.Activation;
import java.util.List;

/** Runs whose trouble is where they start. */
final class ZooStarts {
  private static final String IDENTICAL = "identical-hidden-units";
  private static final String ZERO = "zero-gradient-start";
  private static final String SATURATED = "saturated-units";
  private static final String DEAD = "dead-units";
  private static final String EXPLODING = "exploding-gradient";

  private ZooStarts() {}

  static List<ZooRun> identicalHiddenUnits() {
    Recipe xor = ZooBases.xor();
    Recipe circles = ZooBases.circlesByAdam();
    Recipe parity = ZooBases.parityByDescent();
    Recipe sine = ZooBases.sine();
    Recipe deep = sine.hidden(6, 6).momentum(0.03);
    Recipe blobs = ZooBases.blobsByMomentum();
    Recipe moons = ZooBases.moonsByAdagrad();
    Recipe arc = ZooBases.arc();
    Recipe rms = ZooBases.parityByRmsProp();
    Recipe tanh = Recipe.on("xor").tanh().alpha(0.1).normal(0, 1).seed(8);
    return List.of(
        faulty(IDENTICAL, "founding", xor.constant(0.1), xor),
        faulty(IDENTICAL, "founding-at-0.6", xor.constant(0.1).alpha(0.6), xor.alpha(0.6)),
        faulty(IDENTICAL, "constant-circles", circles.constant(0.3), circles),
        faulty(IDENTICAL, "constant-parity", parity.constant(0.5), parity),
        faulty(IDENTICAL, "constant-rmsprop", rms.constant(0.1), rms),
        faulty(IDENTICAL, "constant-sine", sine.constant(-0.4), sine),
        faulty(IDENTICAL, "constant-deep-sine", deep.constant(0.2), deep),
        faulty(IDENTICAL, "constant-blobs", blobs.constant(-0.2), blobs),
        faulty(IDENTICAL, "constant-moons", moons.constant(0.5), moons),
        faulty(IDENTICAL, "constant-arc", arc.constant(0.3), arc),
        faulty(IDENTICAL, "twins", xor.theta(0.9, 0.9, -0.4, -0.4, 0.7, 0.7, 0.1, 0.1, -0.2), xor),
        faulty(
            IDENTICAL,
            "mirrored-twins",
            tanh.theta(0.9, -0.9, -0.4, 0.4, 0.7, -0.7, 0.1, -0.1, -0.2),
            tanh));
  }

  static List<ZooRun> zeroGradientStart() {
    Recipe xor = Recipe.on("xor").hidden(4).tanh().bce().alpha(0.5).epochs(5_000);
    Recipe circles = ZooBases.circles();
    Recipe line = Recipe.on(ZooData.curve(17, x -> x)).hidden(1).tanh().alpha(0.1).epochs(3_000);
    Recipe linear =
        Recipe.on(ZooData.curve(17, x -> 2 * x))
            .hidden(1, 1)
            .activation(Activation.IDENTITY)
            .alpha(0.1)
            .epochs(1_000);
    Recipe sparse = Recipe.on("xor").hidden(3).tanh().bce().adam(0.1).epochs(2_000);
    Recipe blobs = ZooBases.blobsByMomentum();
    return List.of(
        faulty(ZERO, "zero-xor", xor.constant(0), xor).or(IDENTICAL),
        faulty(ZERO, "zero-circles", circles.constant(0), circles).or(IDENTICAL),
        faulty(ZERO, "zero-blobs", blobs.constant(0), blobs).or(IDENTICAL),
        faulty(ZERO, "zero-line", line.constant(0), line),
        faulty(ZERO, "zero-linear-chain", linear.constant(0), linear),
        faulty(
                ZERO,
                "balanced-xor",
                sparse.theta(0.8, 0.0, 0.3, 0.0, -0.5, 0.0, 0.0, 0.0, 0.0, 0.1, 0.2, -0.3, 0.0),
                sparse)
            .because("each unit sees one bit only, of which the targets of xor tell nothing"));
  }

  static List<ZooRun> saturatedUnits() {
    Recipe xor = ZooBases.xor();
    Recipe sine = ZooBases.sine();
    Recipe adam = ZooBases.sineByAdam();
    Recipe parity = ZooBases.parityByDescent();
    Recipe arc = ZooBases.arc().tanh().nesterov(0.05).epochs(2_000);
    Recipe moons = ZooBases.moonsByAdagrad();
    Recipe circles = Recipe.on("circles").hidden(8).bce().adam(0.1).epochs(1_000);
    Recipe deep = sine.hidden(6, 6).momentum(0.03);
    return List.of(
        faulty(SATURATED, "saturated-xor", xor.uniform(20, 30), xor),
        faulty(SATURATED, "saturated-sine", sine.normal(0, 60), sine),
        faulty(SATURATED, "saturated-adam", adam.normal(0, 80), adam),
        faulty(SATURATED, "saturated-parity", parity.uniform(15, 25), parity),
        faulty(SATURATED, "saturated-arc", arc.normal(0, 100), arc),
        faulty(SATURATED, "saturated-moons", moons.normal(0, 100), moons),
        faulty(SATURATED, "saturated-circles", circles.uniform(-300, 300), circles),
        faulty(SATURATED, "saturated-deep", deep.normal(0, 30), deep));
  }

  static List<ZooRun> deadUnits() {
    Recipe xor = Recipe.on("xor").hidden(8).relu().he().momentum(0.05).epochs(2_000);
    Recipe circles = ZooBases.circles();
    Recipe parity = ZooBases.parity();
    Recipe blobs = ZooBases.blobs();
    Recipe sine = Recipe.on("sine").hidden(16).relu().he().adam(0.1).epochs(400);
    Recipe moons = Recipe.on("moons").hidden(16).relu().he().bce().adam(0.1).epochs(300);
    double[] mostlyDead = {0.1, -10, -10, -10, -10, -10, -10, 0.2};
    return List.of(
        faulty(DEAD, "dead-xor", xor.uniform(-1, -0.1), xor),
        faulty(DEAD, "dead-circles", dead(circles, 2, all(8, -10), 1), circles),
        faulty(DEAD, "mostly-dead-circles", dead(circles, 2, mostlyDead, 1), circles),
        faulty(DEAD, "dead-parity", parity.normal(-0.5, 0.1), parity),
        faulty(DEAD, "dead-blobs", dead(blobs, 2, all(8, -20), 3), blobs),
        faulty(DEAD, "dead-sine", dead(sine, 1, all(16, -12), 1), sine),
        faulty(DEAD, "dead-moons", dead(moons, 2, all(16, -30), 1), moons));
  }

  private static Recipe dead(Recipe recipe, int inputs, double[] biases, int outputs) {
    return recipe.theta(ZooData.start(inputs, biases, new double[outputs]));
  }

  static List<ZooRun> explodingGradient() {
    Recipe sine = ZooBases.sineByDescent().hidden(8, 8, 8).relu().uniform(-1, 1).alpha(0.02);
    Recipe linear =
        Recipe.on(ZooBases.planes().data())
            .hidden(8, 8, 8, 8)
            .activation(Activation.IDENTITY)
            .alpha(0.05)
            .epochs(500);
    Recipe blobs =
        ZooBases.blobs()
            .hidden(12, 12, 12, 12)
            .activation(Activation.LEAKY_RELU)
            .glorot()
            .momentum(0.02);
    Recipe arc =
        ZooBases.arc()
            .hidden(12, 12, 12)
            .activation(Activation.LEAKY_RELU)
            .nesterov(0.01)
            .epochs(2_000);
    Recipe parabola =
        ZooBases.parabola()
            .hidden(8, 8, 8)
            .activation(Activation.SILU)
            .momentum(0.03)
            .epochs(1_000);
    Recipe wide =
        ZooBases.planes().hidden(20, 20).activation(Activation.ELU).momentum(0.01).epochs(800);
    return List.of(
        faulty(EXPLODING, "exploding-sine", sine.normal(0, 3), sine),
        faulty(EXPLODING, "exploding-linear", linear.normal(0, 2), linear)
            .or("step-too-large")
            .because("a step that is stable there learns something too"),
        faulty(EXPLODING, "exploding-blobs", blobs.normal(0, 5), blobs)
            .or("step-too-large")
            .because("a thousandth of the step cures it as well"),
        faulty(EXPLODING, "exploding-arc", arc.normal(0, 3), arc),
        faulty(EXPLODING, "exploding-parabola", parabola.normal(0, 4), parabola),
        faulty(EXPLODING, "exploding-planes", wide.normal(0, 4), wide));
  }
}
