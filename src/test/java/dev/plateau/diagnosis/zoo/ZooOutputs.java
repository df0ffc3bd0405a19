package dev.plateau.diagnosis.zoo;

import static dev.plateau.diagnosis.zoo.ZooRun.faulty;

import dev.plateau.network.Activation;
import dev.plateau.network.Loss;
import java.util.List;
import java.util.stream.Stream;

/** Runs whose network cannot say what is asked, or nothing at all. */
final class ZooOutputs {
  private static final String CONSTANT = "constant-output";
  private static final String DEAD = "dead-output";
  private static final String LINEAR = "linear-network";

  private ZooOutputs() {}

  static List<ZooRun> constantOutput() {
    return List.of(
        single("one-softmax-xor", Recipe.on("xor").hidden(4).tanh().bce().alpha(1).epochs(2_000)),
        single("one-softmax-circles", ZooBases.circles()),
        single("one-softmax-moons", ZooBases.moons()),
        single("one-softmax-parity", ZooBases.parityByDescent()),
        single("one-softmax-circles-by-adam", ZooBases.circlesByAdam()));
  }

  /** Softmax of one unit is 1 whatever its input is. */
  private static ZooRun single(String name, Recipe cured) {
    return faulty(CONSTANT, name, cured.output(Activation.SOFTMAX).loss(Loss.MSE), cured)
        .or("target-out-of-range")
        .because("an output that is always 1 does not reach targets of 0");
  }

  static List<ZooRun> deadOutput() {
    return List.of(
        off("dead-output-xor", Recipe.on("xor").hidden(8).tanh().adam(0.03).epochs(2_000), 2),
        off("dead-output-parity", ZooBases.parityByDescent().loss(Loss.MSE).adam(0.03), 3),
        off("dead-output-and", gate("and"), 2),
        off("dead-output-or", gate("or"), 2),
        off("dead-output-parity-4", gate("parity-4").hidden(16), 4));
  }

  private static Recipe gate(String name) {
    return Recipe.on(name).hidden(6).tanh().adam(0.05).epochs(2_000);
  }

  /** A relu output that starts below 0 on every row. */
  private static ZooRun off(String name, Recipe recipe, int inputs) {
    int width = recipe.spec().network().hidden().getFirst();
    Recipe cured =
        recipe
            .output(Activation.IDENTITY)
            .theta(ZooData.start(inputs, new double[width], new double[] {-8}));
    return faulty(DEAD, name, cured.output(Activation.RELU), cured)
        .or("zero-gradient-start")
        .because("no gradient passes an output that is off");
  }

  static List<ZooRun> linearNetwork() {
    return Stream.of(
            linear("linear-xor", Recipe.on("xor").hidden(8).tanh().bce().alpha(0.5).epochs(2_000)),
            linear("linear-circles", ZooBases.circlesByAdam()),
            linear("linear-parity", ZooBases.parityByDescent()),
            linear("linear-sine", ZooBases.sineByAdam()),
            linear("linear-parabola", ZooBases.batches().fullBatch().adam(0.03).epochs(1_000)))
        .map(run -> run.or("too-few-units").because("a linear layer is no hidden unit"))
        .toList();
  }

  private static ZooRun linear(String name, Recipe cured) {
    return faulty(LINEAR, name, cured.activation(Activation.IDENTITY), cured);
  }
}
