package dev.plateau.diagnosis.zoo;

import static dev.plateau.diagnosis.zoo.ZooSpecies.anyOf;
import static dev.plateau.diagnosis.zoo.ZooSpecies.number;
import static dev.plateau.diagnosis.zoo.ZooSpecies.power;

import dev.plateau.data.Dataset;
import dev.plateau.diagnosis.zoo.ZooSpecies.Specimen;
import dev.plateau.math.RandomStream;
import dev.plateau.network.Loss;
import java.util.List;
import java.util.function.Function;

/** Ways to make healthy runs by chance, some of which look as if they had trouble. */
final class ZooHealthySpecies {
  static final List<Function<RandomStream, Specimen>> ALL =
      List.of(
          ZooHealthySpecies::another,
          ZooHealthySpecies::varied,
          ZooHealthySpecies::edge,
          ZooHealthySpecies::wide,
          ZooHealthySpecies::noisyFit,
          ZooHealthySpecies::contradictoryFit,
          ZooHealthySpecies::standardized,
          ZooHealthySpecies::stopping,
          ZooHealthySpecies::constant,
          ZooHealthySpecies::squared);

  private ZooHealthySpecies() {}

  private static Specimen healthy(String name, Recipe recipe) {
    return new Specimen(ZooRun.healthy(name, recipe), List.of());
  }

  private static Specimen another(RandomStream random) {
    return healthy("another", anyOf(ZooSpecies.BASES, random));
  }

  private static Specimen varied(RandomStream random) {
    Recipe base = anyOf(ZooSpecies.BASES, random);
    return healthy("varied", base.alphaTimes(power(-0.3, 0.3, random)).epochsTimes(2));
  }

  /** Steps as long as they may be. */
  private static Specimen edge(RandomStream random) {
    return healthy("edge", anyOf(ZooSpecies.BASES, random).alphaTimes(power(0.2, 1, random)));
  }

  private static Specimen wide(RandomStream random) {
    Recipe base = anyOf(ZooSpecies.BASES, random);
    return healthy("wide", base.hidden(number(10, 30, random)));
  }

  private static Specimen noisyFit(RandomStream random) {
    double slope = random.uniform(-2, 2);
    int index = number(100, 1_000, random);
    Dataset truth =
        random.uniform() < 0.5
            ? ZooData.curve(number(30, 80, random), x -> slope * x + 0.3)
            : ZooData.cloud(
                number(50, 90, random), 3, index, x -> new double[] {slope * x[2] + x[1]});
    Dataset data = ZooData.noisy(truth, random.uniform(0.2, 0.8), index);
    Recipe recipe = Recipe.on(data).hidden().alpha(random.uniform(0.1, 0.5)).epochs(400);
    return new Specimen(ZooRun.content("noisy-fit", recipe, ZooData.mse(truth, data)), List.of());
  }

  private static Specimen contradictoryFit(RandomStream random) {
    Recipe base = anyOf(ZooSpecies.BASES, random);
    double distance = base.spec().loss().equals(Loss.MSE) ? random.uniform(0.05, 0.5) : 0;
    return healthy("contradictory-fit", base.data(ZooData.split(base.data(), distance)));
  }

  private static Specimen standardized(RandomStream random) {
    Recipe base = anyOf(ZooSpecies.BASES, random);
    double factor = power(-3, 3, random);
    return healthy(
        "standardized", base.data(ZooData.columns(base.data(), factor, factor)).standardized());
  }

  private static Specimen stopping(RandomStream random) {
    Recipe base = anyOf(ZooSpecies.BASES, random);
    return healthy("stopping", base.lossBelow(random.uniform(0.02, 0.2)));
  }

  /** Constant starts of models that one hidden unit, or none, is enough for. */
  private static Specimen constant(RandomStream random) {
    Recipe base =
        anyOf(
            List.of(
                ZooBases.line(),
                ZooBases.planes(),
                Recipe.on("and").hidden(3).bce().momentum(0.5).epochs(2_000),
                Recipe.on("or").hidden(4).tanh().bce().adam(0.1).epochs(600)),
            random);
    return healthy("constant-fit", base.constant(random.uniform(0, 0.7)));
  }

  private static Specimen squared(RandomStream random) {
    Recipe base = anyOf(ZooSpecies.BASES, random);
    return healthy("squared-fit", base.loss(Loss.MSE));
  }
}
