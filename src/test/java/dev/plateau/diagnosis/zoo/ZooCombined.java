package dev.plateau.diagnosis.zoo;

import static dev.plateau.diagnosis.zoo.ZooRun.faulty;

import dev.plateau.data.Dataset;
import dev.plateau.network.Activation;
import dev.plateau.network.Loss;
import java.util.List;

/** Runs with two causes, and runs with one cause beside what only looks like another. */
final class ZooCombined {
  private static final String IDENTICAL = "identical-hidden-units";
  private static final String LARGE = "step-too-large";
  private static final String SMALL = "step-too-small";
  private static final String EPOCHS = "too-few-epochs";

  private ZooCombined() {}

  /** Neither cure helps alone. The first cause is the one without whose cure no other shows. */
  static List<ZooRun> twoCauses() {
    Recipe xor = ZooBases.xor();
    Recipe circles = ZooBases.circlesByAdam();
    Recipe parity = ZooBases.parityByDescent();
    Recipe blobs = ZooBases.blobs();
    Recipe sine = ZooBases.sine();
    Recipe arc = ZooBases.arc();
    Recipe narrow = ZooBases.parityByRmsProp();
    Recipe far = far(ZooBases.moons());
    Double[] dead = ZooData.start(2, ZooData.all(8, -20), new double[3]);
    return List.of(
        both(IDENTICAL, "founding-alpha-1", xor.constant(0.1).alpha(1), xor.alpha(1), xor)
            .or(LARGE)
            .because("no start converges with alpha 1, and no alpha from this start"),
        both(
            IDENTICAL,
            "constant-and-hurried",
            circles.constant(0.3).epochs(20),
            circles.epochs(20),
            circles),
        both(
            IDENTICAL,
            "constant-and-slow",
            parity.constant(0.5).alpha(1e-3),
            parity.alpha(1e-3),
            parity),
        both(IDENTICAL, "constant-and-unscaled", far.constant(0.5), far, far.standardized()),
        both(
                IDENTICAL,
                "constant-and-narrow",
                narrow.hidden(2).constant(0.1),
                narrow.hidden(2),
                narrow)
            .or("too-few-units")
            .because("two units are too few even when they differ"),
        both(
                IDENTICAL,
                "constant-and-out-of-range",
                arc.output(Activation.SIGMOID).constant(0.3),
                arc.output(Activation.SIGMOID),
                arc)
            .or("target-out-of-range")
            .because("both are proved by what is seen before training"),
        both(
                "zero-gradient-start",
                "zero-and-slow",
                blobs.constant(0).alpha(1e-3),
                blobs.alpha(1e-3),
                blobs)
            .or(IDENTICAL),
        both(
            "dead-units",
            "dead-and-hurried",
            blobs.theta(dead).epochs(20),
            blobs.epochs(20),
            blobs),
        both(
            "saturated-units",
            "saturated-and-slow",
            sine.normal(0, 60).momentum(1e-4),
            sine.momentum(1e-4),
            sine));
  }

  private static ZooRun both(String first, String name, Recipe sick, Recipe half, Recipe cured) {
    return faulty(first, name, sick, cured).stillFaulty(half);
  }

  private static Recipe far(Recipe recipe) {
    return recipe.data(ZooData.columns(recipe.data(), 1, 1_000));
  }

  /** What only looks like a cause must not be named first. */
  static List<ZooRun> decoys() {
    Dataset contradictory = ZooData.split(ZooData.builtIn("xor"), 0.2);
    Recipe founding = Recipe.on(contradictory).uniform(0, 1);
    Recipe line = ZooBases.line();
    Recipe split = line.data(ZooData.split(line.data(), 0.5));
    Recipe circles = ZooBases.circles().hidden(16);
    double[] someDead = ZooData.all(16, 0.1);
    someDead[3] = -20;
    someDead[9] = -20;
    Recipe limping = circles.theta(ZooData.start(2, someDead, new double[1]));
    Recipe alike = Recipe.on("xor").theta(0.5, 0.5, 0.8, 0.8, 0.9, -0.5, 0.1, 0.1, 0.2);
    Recipe squared = ZooBases.parity().output(Activation.SIGMOID).loss(Loss.MSE).adam(0.03);
    Recipe batches = ZooBases.blobsInBatches();
    Recipe offset = line.data(ZooData.columns(line.data(), 1, 3)).alpha(0.05).epochs(2_000);
    Recipe deep = ZooBases.sine().hidden(6, 6, 6, 6).momentum(0.03).epochs(2_000);
    Recipe steps = ZooBases.batches();
    return List.of(
        faulty(IDENTICAL, "contradictory-founding", founding.constant(0.1), founding),
        faulty(LARGE, "contradictory-long-step", split.alpha(1.2), split),
        faulty("too-few-units", "contradictory-one-unit", founding.hidden(1), founding),
        faulty(EPOCHS, "limping-and-hurried", limping.epochs(60), limping),
        faulty(
            LARGE, "constant-linear-long-step", line.constant(0.1).alpha(1.1), line.constant(0.1)),
        faulty(SMALL, "alike-and-slow", alike.alpha(3e-4), alike),
        faulty(EPOCHS, "squared-and-hurried", squared.epochs(30), squared),
        faulty(IDENTICAL, "constant-in-batches", batches.constant(0.3), batches),
        faulty(SMALL, "offset-and-slow", offset.alpha(1e-4), offset),
        faulty(SMALL, "deep-and-slow", deep.momentum(3e-5), deep),
        faulty(LARGE, "long-step-in-batches", steps.alpha(2), steps));
  }
}
