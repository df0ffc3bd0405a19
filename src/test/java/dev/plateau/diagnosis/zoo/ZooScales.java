package dev.plateau.diagnosis.zoo;

import static dev.plateau.diagnosis.zoo.ZooRun.faulty;

import dev.plateau.network.Activation;
import java.util.List;

/** Runs whose targets or weights are of a size that does not suit the network. */
final class ZooScales {
  private static final String TARGETS = "unscaled-targets";
  private static final String SMALL = "start-too-small";
  private static final String UNLUCKY = "unlucky-start";
  private static final String LARGE = "start-too-large";

  private ZooScales() {}

  static List<ZooRun> unscaledTargets() {
    return List.of(
        far("far-sine", ZooBases.sineByAdam(), 1, 300),
        far("large-sine", ZooBases.sineByAdam(), 1_000, 0),
        far("far-parabola", ZooBases.batches().fullBatch().adam(0.03).epochs(1_000), 50, 500),
        far("far-arc", ZooBases.arc().adam(0.03), 2, -1_000),
        far("large-line", ZooBases.line().adam(0.03), 300, 0));
  }

  private static ZooRun far(String name, Recipe recipe, double factor, double offset) {
    Recipe sick = recipe.data(ZooData.targets(recipe.data(), factor, offset));
    return faulty(TARGETS, name, sick, scaled(sick))
        .or("too-few-epochs", "step-too-small")
        .because("with steps that are as many times larger the weights get there as well");
  }

  private static Recipe scaled(Recipe recipe) {
    return recipe.changed(
        spec -> spec.withPreparation(spec.preparation().withScaling(false, true)));
  }

  static List<ZooRun> startTooSmall() {
    Recipe xor = ZooBases.xor();
    Recipe tanhs = Recipe.on("xor").hidden(4).tanh().bce().alpha(0.5).epochs(2_000);
    Recipe parity = ZooBases.parityByDescent();
    Recipe arc = ZooBases.arc().tanh().nesterov(0.03).epochs(400);
    return List.of(
            faulty(SMALL, "shaken-founding", xor.normal(0.1, 1e-3), xor),
            faulty(SMALL, "alike-parity", parity.uniform(0.499_999, 0.500_001), parity),
            faulty(
                SMALL, "faint-parity", parity.normal(0, 1e-5).epochs(1_000), parity.epochs(1_000)),
            faulty(SMALL, "alike-arc", arc.uniform(0.2999, 0.3001), arc),
            faulty(SMALL, "alike-tanhs", tanhs.uniform(0.5, 0.500_001), tanhs))
        .stream()
        .map(run ->
            run.or("too-few-epochs", "vanishing-gradient")
                .because("it would leave the saddle if it went on"))
        .toList();
  }

  static List<ZooRun> startTooLarge() {
    Recipe planes =
        ZooBases.planes().hidden(6, 6, 6).activation(Activation.SILU).momentum(0.01).epochs(800);
    Recipe sine = ZooBases.sineByAdam();
    Recipe arc = ZooBases.arc().hidden(12, 12).activation(Activation.GELU).adam(0.01);
    Recipe parabola = ZooBases.parabola().hidden(8, 8).adam(0.01);
    Recipe circles = ZooBases.circlesByAdam();
    return List.of(
            faulty(LARGE, "large-start-planes", planes.normal(0, 4.8), planes),
            faulty(LARGE, "large-start-sine", sine.normal(0, 40), sine),
            faulty(LARGE, "large-start-arc", arc.normal(0, 8), arc),
            faulty(LARGE, "large-start-parabola", parabola.normal(0, 10), parabola),
            faulty(LARGE, "large-start-circles", circles.normal(0, 100), circles))
        .stream()
        .map(run ->
            run.or("saturated-units", "exploding-gradient", "step-too-large")
                .because("what large weights do to units, gradients and curvature is true too"))
        .toList();
  }

  /** Seeds that fail though nearly all others get there. */
  static List<ZooRun> unluckyStart() {
    Recipe xor = ZooBases.xor().normal(0, 1);
    Recipe sine = ZooBases.sineByAdam().hidden(4);
    Recipe bce = Recipe.on("xor").hidden(3).tanh().bce().alpha(0.5).epochs(2_000);
    return List.of(
        unlucky("unlucky-xor", xor, 32),
        unlucky("unlucky-xor-again", xor, 75),
        unlucky("unlucky-xor-too", xor, 118),
        unlucky("unlucky-sine", sine, 97),
        unlucky("unlucky-sine-again", sine, 115),
        unlucky("unlucky-xor-by-likelihood", bce, 10));
  }

  private static ZooRun unlucky(String name, Recipe recipe, long seed) {
    return faulty(UNLUCKY, name, recipe.seed(seed), recipe);
  }
}
