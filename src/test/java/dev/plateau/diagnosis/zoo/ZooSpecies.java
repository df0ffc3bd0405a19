package dev.plateau.diagnosis.zoo;

import static dev.plateau.diagnosis.zoo.ZooRun.faulty;
import static dev.plateau.diagnosis.zoo.ZooRun.incurable;

import dev.plateau.data.Dataset;
import dev.plateau.math.RandomStream;
import dev.plateau.network.Activation;
import dev.plateau.network.Loss;
import dev.plateau.training.Optimizer;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** Ways to plant each cause by chance in a recipe that converges without it. */
final class ZooSpecies {
  /**
   * A run before its label is proved.
   *
   * @param rivals the run with changes that would make it converge if it failed for another reason
   */
  record Specimen(ZooRun run, List<Recipe> rivals) {}

  static final List<Function<RandomStream, Specimen>> ALL =
      List.of(
          ZooSpecies::identical,
          ZooSpecies::zero,
          ZooSpecies::large,
          ZooSpecies::small,
          ZooSpecies::hurried,
          ZooSpecies::contradictory,
          ZooSpecies::outOfRange,
          ZooSpecies::unscaled,
          ZooSpecies::dead,
          ZooSpecies::saturated,
          ZooSpecies::vanishing,
          ZooSpecies::exploding,
          ZooSpecies::narrow,
          ZooSpecies::mismatched,
          ZooSpecies::noisy);

  private static final List<Recipe> DESCENT =
      List.of(
          ZooBases.line(),
          ZooBases.planes(),
          ZooBases.xor(),
          ZooBases.parabolaByDescent(),
          ZooBases.sineByDescent(),
          ZooBases.circles(),
          ZooBases.blobs(),
          ZooBases.parityByDescent(),
          ZooBases.sine(),
          ZooBases.parabola(),
          ZooBases.blobsByMomentum(),
          ZooBases.parity(),
          ZooBases.arc());

  private static final List<Recipe> ADAPTIVE =
      List.of(
          ZooBases.sineByAdam(),
          ZooBases.circlesByAdam(),
          ZooBases.moons(),
          ZooBases.moonsByAdagrad(),
          ZooBases.iris(),
          ZooBases.parityByRmsProp());

  static final List<Recipe> BASES = Stream.of(DESCENT, ADAPTIVE).flatMap(List::stream).toList();

  private static final List<Recipe> NETWORKS =
      BASES.stream().filter(base -> !base.spec().network().hidden().isEmpty()).toList();

  private static final List<Recipe> CLASSES =
      BASES.stream().filter(base -> !base.spec().loss().equals(Loss.MSE)).toList();

  private static final List<Recipe> CURVES =
      BASES.stream().filter(base -> base.spec().loss().equals(Loss.MSE)).toList();

  private ZooSpecies() {}

  static <T> T pick(List<T> list, RandomStream random) {
    return list.get(number(0, list.size() - 1, random));
  }

  /** Uniform on from..to. */
  static int number(int from, int to, RandomStream random) {
    return from + (int) (random.uniform() * (to - from + 1));
  }

  /** Between two powers of ten. */
  static double power(double from, double to, RandomStream random) {
    return StrictMath.pow(10, random.uniform(from, to));
  }

  static Recipe anyOf(List<Recipe> bases, RandomStream random) {
    return pick(bases, random).seed(number(0, 1_000_000, random));
  }

  private static Specimen identical(RandomStream random) {
    Recipe base = anyOf(NETWORKS, random);
    Recipe sick = base.constant(random.uniform(0.05, 0.8));
    return new Specimen(
        faulty("identical-hidden-units", "constant", sick, base), List.of(longer(sick)));
  }

  private static Specimen zero(RandomStream random) {
    Recipe base = anyOf(CLASSES, random);
    Recipe sick = base.constant(0);
    ZooRun run = faulty("zero-gradient-start", "zero", sick, base).or("identical-hidden-units");
    return new Specimen(run, List.of(longer(sick)));
  }

  private static Specimen large(RandomStream random) {
    boolean adaptive = random.uniform() < 0.3;
    Recipe base = anyOf(adaptive ? ADAPTIVE : DESCENT, random);
    Recipe sick = base.alphaTimes(power(adaptive ? 2 : 0.5, adaptive ? 3 : 2, random));
    return new Specimen(faulty("step-too-large", "long-step", sick, base), List.of(longer(sick)));
  }

  private static Specimen small(RandomStream random) {
    Recipe base = anyOf(BASES, random);
    Recipe sick = base.alphaTimes(power(-4, -2.3, random));
    return new Specimen(faulty("step-too-small", "short-step", sick, base), List.of(longer(sick)));
  }

  private static Specimen hurried(RandomStream random) {
    Recipe base = anyOf(BASES, random);
    Recipe sick = base.epochsTimes(power(-1.5, -0.9, random));
    return new Specimen(
        faulty("too-few-epochs", "hurried", sick, base).or("step-too-small"),
        List.of(sick.alphaTimes(3), sick.alphaTimes(10)));
  }

  private static Specimen contradictory(RandomStream random) {
    Recipe clean = anyOf(CLASSES, random);
    Dataset data = ZooData.contradicted(clean.data(), number(3, 10, random));
    Recipe sick = clean.data(data);
    return new Specimen(
        incurable("contradictory-rows", "contradicted", sick, clean.data()),
        List.of(longer(sick), sick.alphaTimes(3), sick.alphaTimes(0.3)));
  }

  private static Specimen outOfRange(RandomStream random) {
    Recipe curve = anyOf(CURVES, random);
    Dataset data =
        ZooData.targets(curve.data(), random.uniform(0.7, 1.5), random.uniform(-0.5, 0.5));
    Recipe base = curve.data(data);
    Recipe sick =
        base.output(
            pick(
                List.of(Activation.SIGMOID, Activation.TANH, Activation.SOFTPLUS, Activation.ELU),
                random));
    return new Specimen(
        faulty("target-out-of-range", "out-of-range", sick, base),
        List.of(longer(sick), sick.alphaTimes(3), sick.alphaTimes(10)));
  }

  private static Specimen unscaled(RandomStream random) {
    Recipe base = anyOf(BASES, random);
    int column = number(0, base.data().inputs() - 1, random);
    Dataset data =
        random.uniform() < 0.5
            ? ZooData.columns(base.data(), 1, power(2.3, 3.5, random))
            : ZooData.column(base.data(), column, power(3, 5, random), 0);
    Recipe sick = base.data(data).unstandardized();
    return new Specimen(
        faulty("unscaled-inputs", "unscaled", sick, sick.standardized()),
        List.of(longer(sick), sick.alphaTimes(0.1), sick.alphaTimes(0.01), sick.alphaTimes(0.001)));
  }

  private static Specimen dead(RandomStream random) {
    Recipe base = anyOf(List.of(ZooBases.circles(), ZooBases.blobs(), ZooBases.parity()), random);
    Recipe sick = base.theta(start(base, -power(1, 1.7, random), new double[] {0, 0, 0}));
    return new Specimen(faulty("dead-units", "dead", sick, base), List.of(longer(sick)));
  }

  private static Double[] start(Recipe base, double hidden, double[] outputs) {
    int width = base.spec().network().hidden().getFirst();
    double[] biases = Arrays.copyOf(outputs, base.data().targets());
    return ZooData.start(base.data().inputs(), ZooData.all(width, hidden), biases);
  }

  private static Specimen saturated(RandomStream random) {
    Recipe base =
        anyOf(
            NETWORKS.stream().filter(r -> r.spec().network().activation(1).highest() == 1).toList(),
            random);
    Recipe sick = base.normal(0, power(1.7, 2.3, random));
    return new Specimen(
        faulty("saturated-units", "saturated", sick, base),
        List.of(longer(sick), sick.alphaTimes(0.1), sick.alphaTimes(0.01)));
  }

  private static Specimen vanishing(RandomStream random) {
    Recipe shallow =
        anyOf(
            List.of(
                ZooBases.sine().momentum(0.03),
                ZooBases.parabola().momentum(0.02).epochs(1_500),
                ZooBases.arc().nesterov(0.03),
                ZooBases.parityByDescent().data(ZooData.builtIn("xor")).alpha(0.3).epochs(1_500),
                ZooBases.blobsByMomentum().alpha(0.03)),
            random);
    Integer[] layers =
        Collections.nCopies(number(5, 8, random), number(5, 9, random)).toArray(Integer[]::new);
    Recipe deep = shallow.hidden(layers).tanh().glorot();
    Recipe sick =
        random.uniform() < 0.5
            ? deep.activation(Activation.SIGMOID)
            : deep.normal(0, random.uniform(0.01, 0.08));
    return new Specimen(
        faulty("vanishing-gradient", "vanishing", sick, deep).or("start-too-small"),
        List.of(sick.epochsTimes(5), sick.alphaTimes(10)));
  }

  private static Specimen exploding(RandomStream random) {
    Integer[] layers =
        Collections.nCopies(number(3, 5, random), number(6, 14, random)).toArray(Integer[]::new);
    Recipe base =
        anyOf(List.of(ZooBases.planes(), ZooBases.arc(), ZooBases.parabola()), random)
            .hidden(layers)
            .activation(
                pick(List.of(Activation.IDENTITY, Activation.LEAKY_RELU, Activation.SILU), random))
            .glorot()
            .momentum(0.01)
            .epochs(800);
    Recipe sick = base.normal(0, random.uniform(2.5, 5));
    return new Specimen(
        faulty("exploding-gradient", "exploding", sick, base).or("start-too-large"),
        List.of(sick.alphaTimes(0.1), sick.alphaTimes(0.01), sick.alphaTimes(0.001)));
  }

  private static Specimen narrow(RandomStream random) {
    Recipe base = anyOf(NETWORKS, random);
    Recipe sick = base.hidden(number(1, 2, random));
    return new Specimen(
        faulty("too-few-units", "narrow", sick, base),
        List.of(
            longer(sick), sick.seed(1), sick.seed(2), sick.seed(3), sick.seed(4), byLbfgs(sick)));
  }

  /**
   * Squares of outputs that start sure of themselves: half of the time of each row's own answer.
   */
  private static Specimen mismatched(RandomStream random) {
    return random.uniform() < 0.5 ? sureOfOneAnswer(random) : sureOfManyAnswers(random);
  }

  private static Specimen sureOfOneAnswer(RandomStream random) {
    Recipe base =
        anyOf(
            List.of(
                ZooBases.circles(),
                ZooBases.parity(),
                ZooBases.parityByDescent(),
                ZooBases.blobs(),
                ZooBases.blobsByMomentum()),
            random);
    double[] sure = {random.uniform(10, 18), 0, 0};
    Recipe cured = base.theta(start(base, 0, sure));
    Recipe sick = cured.loss(Loss.MSE);
    return new Specimen(
        faulty("mismatched-loss", "squared", sick, cured).or("saturated-units"),
        List.of(longer(sick)));
  }

  private static Specimen sureOfManyAnswers(RandomStream random) {
    Recipe cured =
        anyOf(List.of(ZooBases.blobs(), ZooBases.blobs().momentum(0.03)), random)
            .hidden(number(16, 28, random))
            .normal(0, random.uniform(2.5, 4));
    Recipe sick = cured.loss(Loss.MSE);
    return new Specimen(
        faulty("mismatched-loss", "squared", sick, cured),
        List.of(longer(sick), sick.alphaTimes(3), sick.alphaTimes(10)));
  }

  private static Specimen noisy(RandomStream random) {
    double slope = random.uniform(0.5, 2);
    Dataset truth =
        random.uniform() < 0.5
            ? ZooData.curve(number(4, 9, random), x -> slope * x)
            : ZooData.cloud(number(5, 10, random), 2, 30, x -> new double[] {slope * x[0] - x[1]});
    Recipe sick =
        Recipe.on(ZooData.repeated(ZooData.split(truth, random.uniform(0.3, 1)), 4))
            .hidden()
            .alpha(random.uniform(0.15, 0.4))
            .batch(number(1, 2, random))
            .epochs(300)
            .seed(number(0, 1_000_000, random));
    return new Specimen(faulty("batch-noise", "noisy", sick, sick.fullBatch()), List.of());
  }

  private static Recipe byLbfgs(Recipe recipe) {
    return recipe.fullBatch().by(new Optimizer.Lbfgs());
  }

  private static Recipe longer(Recipe recipe) {
    return recipe.epochsTimes(5);
  }
}
