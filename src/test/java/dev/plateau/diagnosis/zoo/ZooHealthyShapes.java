package dev.plateau.diagnosis.zoo;

import static dev.plateau.diagnosis.zoo.ZooRun.content;
import static dev.plateau.diagnosis.zoo.ZooRun.healthy;

import dev.plateau.data.Dataset;
import dev.plateau.network.Activation;
import dev.plateau.network.Loss;
import java.util.List;
import java.util.stream.Stream;

/** Healthy runs of many shapes: batches, depths, outputs, and long ways down. */
final class ZooHealthyShapes {
  private ZooHealthyShapes() {}

  static List<ZooRun> all() {
    return Stream.of(batches(), shapes(), outputs(), noisyRows()).flatMap(List::stream).toList();
  }

  private static List<ZooRun> batches() {
    Recipe line = ZooBases.line();
    Recipe split = line.data(ZooData.repeated(ZooData.split(ZooData.curve(5, x -> x), 0.3), 4));
    return List.of(
        healthy("line-row-by-row", line.alpha(0.05).batch(1)),
        healthy("xor-row-by-row", Recipe.on("xor").hidden(4).tanh().alpha(0.1).batch(1)),
        healthy("blobs-momentum-batches", ZooBases.blobsByMomentum().momentum(0.02).batch(32)),
        healthy("moons-adam-batches", ZooBases.moons().adam(0.02).batch(10)),
        healthy("batch-of-all-rows", ZooBases.circles().batch(1_000)),
        healthy("contradictory-batches", split.alpha(0.003).batch(2).epochs(300)));
  }

  private static List<ZooRun> shapes() {
    Recipe spirals = Recipe.on("spirals").hidden(16, 16).relu().he().bce().adam(0.02).epochs(1_000);
    return List.of(
        healthy("chain-and", Recipe.on("and").hidden(1, 1).tanh().bce().adam(0.1).epochs(800)),
        healthy("wide-line", ZooBases.line().hidden(40).tanh().momentum(0.01).epochs(2_000)),
        healthy("two-layers-moons", ZooBases.moons().hidden(8, 8).adam(0.05)),
        healthy("parity-5", Recipe.on("parity-5").hidden(24).tanh().bce().adam(0.05).epochs(600)),
        healthy("spirals", spirals),
        healthy("escapes-a-plateau", Recipe.on("xor").uniform(-0.2, 0.2).momentum(0.1))
            .because("it stands on 1/4 for long before it leaves"),
        healthy("arc-rmsprop", ZooBases.arc().rmsProp(0.003).epochs(1_500)),
        healthy("arc-adam", ZooBases.arc().activation(Activation.SILU).adam(0.03)));
  }

  private static List<ZooRun> outputs() {
    Recipe wave = ZooBases.sineByAdam();
    Recipe small = wave.data(ZooData.targets(wave.data(), 0.8, 0));
    Recipe bowl = ZooBases.parabola();
    Recipe raised = bowl.data(ZooData.targets(bowl.data(), 1, 1));
    Dataset coin = ZooData.rows(10, row -> new double[] {1}, row -> new double[] {row % 2});
    return List.of(
        healthy("tanh-output", small.output(Activation.TANH)),
        healthy("softplus-output", raised.output(Activation.SOFTPLUS)),
        healthy("relu-output", raised.output(Activation.RELU).seed(3)),
        healthy("sigmoid-output-and", squaredAnd()),
        healthy("coin", Recipe.on(coin).hidden(2).bce().alpha(1).epochs(500))
            .because("there is nothing to learn but the mean"),
        healthy("nesterov-edge", ZooBases.arc().nesterov(0.15)));
  }

  private static Recipe squaredAnd() {
    return Recipe.on("and").hidden(2).output(Activation.SIGMOID).loss(Loss.MSE).adam(0.1);
  }

  private static List<ZooRun> noisyRows() {
    Dataset planes =
        ZooData.cloud(70, 3, 40, x -> new double[] {x[0] + x[1] - 0.5, x[0] - 2 * x[2]});
    Dataset sine = ZooData.curve(80, x -> StrictMath.sin(3 * x));
    Dataset noisyPlanes = ZooData.noisy(planes, 0.5, 41);
    Dataset noisySine = ZooData.noisy(sine, 0.3, 42);
    Recipe net = Recipe.on(noisySine).hidden(6).tanh().momentum(0.05).epochs(1_500);
    return List.of(
        content(
            "noisy-planes-fit",
            Recipe.on(noisyPlanes).hidden().epochs(400),
            ZooData.mse(planes, noisyPlanes)),
        content("noisy-sine-fit", net, ZooData.mse(sine, noisySine)),
        content("noisy-sine-batches", net.momentum(0.01).batch(20), ZooData.mse(sine, noisySine)),
        content("noisy-sine-adam", net.adam(0.02), ZooData.mse(sine, noisySine)));
  }
}
