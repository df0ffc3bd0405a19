package dev.plateau.diagnosis.zoo;

import static dev.plateau.diagnosis.zoo.ZooRun.faulty;

import dev.plateau.data.Dataset;
import dev.plateau.network.Activation;
import java.util.List;

/** Runs whose trouble is how far they step, how often, and on how many rows. */
final class ZooSteps {
  private static final String LARGE = "step-too-large";
  private static final String SMALL = "step-too-small";
  private static final String EPOCHS = "too-few-epochs";
  private static final String NOISE = "batch-noise";

  private ZooSteps() {}

  static List<ZooRun> stepTooLarge() {
    Recipe xor = ZooBases.xor();
    Recipe line = ZooBases.line();
    Recipe planes = ZooBases.planes();
    Recipe sine = ZooBases.sine();
    Recipe gelu = ZooBases.sineByDescent();
    Recipe adam = ZooBases.circlesByAdam();
    Recipe blobs = ZooBases.blobs();
    Recipe parabola = ZooBases.parabola();
    Recipe circles = ZooBases.circles();
    Recipe iris = ZooBases.iris();
    Recipe parity = ZooBases.parityByRmsProp();
    return List.of(
        faulty(LARGE, "founding-alpha-1-random", xor.alpha(1), xor),
        faulty(LARGE, "long-step-line", line.alpha(1.01), line),
        faulty(LARGE, "long-step-planes", planes.alpha(4), planes),
        faulty(LARGE, "long-step-sine", sine.momentum(0.8), sine),
        faulty(LARGE, "long-step-gelu", gelu.alpha(0.6), gelu),
        faulty(LARGE, "long-step-adam", adam.adam(20), adam),
        faulty(LARGE, "long-step-blobs", blobs.alpha(40), blobs),
        faulty(LARGE, "long-step-circles", circles.alpha(60), circles),
        faulty(LARGE, "long-step-parabola", parabola.nesterov(1), parabola),
        faulty(LARGE, "long-step-iris", iris.adam(20), iris),
        faulty(LARGE, "long-step-parity", parity.rmsProp(3), parity));
  }

  static List<ZooRun> stepTooSmall() {
    Recipe xor = ZooBases.xor();
    Recipe line = ZooBases.line();
    Recipe sine = ZooBases.sineByDescent();
    Recipe momentum = ZooBases.sine();
    Recipe blobs = ZooBases.blobs();
    Recipe circles = ZooBases.circlesByAdam();
    Recipe iris = ZooBases.iris();
    Recipe moons = ZooBases.moonsByAdagrad();
    Recipe parity = ZooBases.parityByDescent();
    Recipe arc = ZooBases.arc();
    Recipe batches = ZooBases.blobsInBatches();
    return List.of(
        faulty(SMALL, "short-step-xor", xor.alpha(3e-4), xor),
        faulty(SMALL, "short-step-line", line.alpha(1e-3), line),
        faulty(SMALL, "short-step-sine", sine.alpha(3e-5), sine),
        faulty(SMALL, "short-step-momentum", momentum.momentum(1e-4), momentum),
        faulty(SMALL, "short-step-blobs", blobs.alpha(1e-3), blobs),
        faulty(SMALL, "short-step-circles", circles.adam(3e-5), circles),
        faulty(SMALL, "short-step-iris", iris.adam(1e-5), iris),
        faulty(SMALL, "short-step-moons", moons.adagrad(3e-4), moons),
        faulty(SMALL, "short-step-parity", parity.alpha(1e-3), parity),
        faulty(SMALL, "short-step-arc", arc.nesterov(1e-5), arc),
        faulty(SMALL, "short-step-batches", batches.alpha(1e-4), batches));
  }

  static List<ZooRun> tooFewEpochs() {
    Recipe xor = ZooBases.xor();
    Recipe line = ZooBases.line().alpha(0.2);
    Recipe planes = ZooBases.planes().alpha(0.3);
    Recipe sine = ZooBases.sineByDescent();
    Recipe momentum = ZooBases.sine();
    Recipe blobs = ZooBases.blobs();
    Recipe circles = ZooBases.circles();
    Recipe moons = ZooBases.moons();
    Recipe parity = ZooBases.parityByDescent();
    Recipe arc = ZooBases.arc();
    Recipe batches = ZooBases.blobsInBatches();
    return List.of(
        faulty(EPOCHS, "hurried-xor", xor.epochs(700), xor),
        faulty(EPOCHS, "hurried-line", line.epochs(6), line.epochs(100)),
        faulty(EPOCHS, "hurried-planes", planes.epochs(8), planes),
        faulty(EPOCHS, "hurried-sine", sine.epochs(150), sine),
        faulty(EPOCHS, "hurried-momentum", momentum.epochs(50), momentum),
        faulty(EPOCHS, "hurried-blobs", blobs.epochs(8), blobs),
        faulty(EPOCHS, "hurried-circles", circles.epochs(50), circles),
        faulty(EPOCHS, "hurried-moons", moons.epochs(20), moons),
        faulty(EPOCHS, "hurried-parity", parity.epochs(120), parity),
        faulty(EPOCHS, "hurried-arc", arc.epochs(12), arc),
        faulty(EPOCHS, "hurried-batches", batches.epochs(2), batches)
            .or(SMALL)
            .because("ten times the step gets there in the same epochs"));
  }

  static List<ZooRun> batchNoise() {
    Recipe line = noisy(ZooData.curve(5, x -> x), 0.5).hidden().alpha(0.003).batch(1).epochs(200);
    Recipe plane =
        noisy(ZooData.cloud(6, 2, 3, x -> new double[] {x[0] - x[1]}), 0.7)
            .hidden()
            .alpha(0.005)
            .batch(2)
            .epochs(500);
    Recipe adam =
        noisy(ZooData.curve(8, x -> x * x), 0.2)
            .hidden(10)
            .activation(Activation.GELU)
            .he()
            .adam(0.003)
            .batch(8)
            .epochs(600);
    Recipe xor = Recipe.on("xor").hidden(4).tanh().alpha(0.1).batch(1).epochs(3_000);
    Recipe rms = adam.rmsProp(0.002);
    Recipe momentum = line.momentum(0.001).batch(2);
    Recipe parabola = ZooBases.batches().batch(2).alpha(0.05);
    return List.of(
        faulty(NOISE, "noisy-line", line.alpha(0.3), line),
        faulty(NOISE, "noisy-plane", plane.alpha(0.3), plane),
        faulty(NOISE, "noisy-adam", adam.adam(0.3), adam),
        faulty(NOISE, "noisy-rmsprop", rms.rmsProp(0.15), rms),
        faulty(NOISE, "noisy-momentum", momentum.momentum(0.05), momentum),
        faulty(NOISE, "noisy-xor", xor.alpha(0.3), xor),
        faulty(NOISE, "noisy-parabola", parabola.alpha(0.35), parabola));
  }

  private static Recipe noisy(Dataset truth, double noise) {
    return Recipe.on(ZooData.repeated(ZooData.split(truth, noise), 4));
  }
}
