package dev.plateau.diagnosis.zoo;

import static dev.plateau.diagnosis.zoo.ZooRun.healthy;

import dev.plateau.data.ClassWeights;
import dev.plateau.data.Dataset;
import dev.plateau.network.Activation;
import dev.plateau.network.Initialization;
import dev.plateau.network.Loss;
import dev.plateau.training.Optimizer;
import java.util.List;
import java.util.Optional;

/** Runs without trouble by losses, activations, starts and weights that the others lack. */
final class ZooHealthyLosses {
  private ZooHealthyLosses() {}

  static List<ZooRun> all() {
    Dataset counts = ZooData.curve(21, x -> Math.exp(x + 1));
    Recipe circles = ZooBases.circlesByAdam();
    Recipe xor = Recipe.on("xor").hidden(6).adam(0.05).epochs(2_000);
    return List.of(
        healthy("huber-sine", ZooBases.sineByAdam().loss(new Loss.Huber())),
        healthy("huber-parabola", ZooBases.parabola().loss(new Loss.Huber(0.5))),
        healthy("mae-line", ZooBases.line().loss(Loss.MAE).adam(0.01).epochs(3_000)),
        healthy(
            "poisson-counts",
            Recipe.on(counts)
                .hidden()
                .output(Activation.EXPONENTIAL)
                .loss(Loss.POISSON)
                .by(new Optimizer.Lbfgs())
                .epochs(100)),
        healthy(
            "poisson-softplus",
            Recipe.on(counts)
                .hidden(4)
                .tanh()
                .output(Activation.SOFTPLUS)
                .loss(Loss.POISSON)
                .adam(0.05)
                .epochs(2_000)),
        healthy("mish-circles", circles.activation(Activation.MISH)),
        healthy("softsign-circles", circles.activation(Activation.SOFTSIGN)),
        healthy("hard-sigmoid-xor", xor.activation(Activation.HARD_SIGMOID).seed(3)),
        healthy(
            "orthogonal-circles",
            circles.from(
                new Initialization.Orthogonal(Optional.of(new Initialization.Constant(0.1))))),
        healthy("lecun-circles", circles.from(new Initialization.LecunNormal())),
        healthy("glorot-normal-circles", circles.from(new Initialization.GlorotNormal())),
        healthy("he-uniform-circles", circles.from(new Initialization.HeUniform())),
        healthy(
            "weighted-circles",
            circles
                .epochs(3_000)
                .changed(spec ->
                    spec.withPreparation(
                        spec.preparation()
                            .withClassWeights(
                                Optional.of(new ClassWeights.Each(List.of(1.0, 3.0))))))),
        healthy(
            "balanced-and",
            Recipe.on("and")
                .hidden(3)
                .bce()
                .momentum(0.5)
                .epochs(2_000)
                .changed(spec ->
                    spec.withPreparation(
                        spec.preparation()
                            .withClassWeights(Optional.of(new ClassWeights.Balanced()))))));
  }
}
