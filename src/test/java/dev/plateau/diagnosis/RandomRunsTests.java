package dev.plateau.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plateau.data.Dataset;
import dev.plateau.diagnosis.evidence.Evidence;
import dev.plateau.diagnosis.evidence.Finding;
import dev.plateau.diagnosis.evidence.FinishedRun;
import dev.plateau.diagnosis.trial.Budget;
import dev.plateau.diagnosis.trial.TriedRemedy;
import dev.plateau.diagnosis.zoo.Exam;
import dev.plateau.diagnosis.zoo.Recipe;
import dev.plateau.diagnosis.zoo.ZooData;
import dev.plateau.network.Activation;
import dev.plateau.network.LossBounds;
import dev.plateau.training.Stability;
import dev.plateau.training.Trainer;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Nothing false is said of runs that nobody chose: jobs at random, good and bad. */
class RandomRunsTests {
  private static final int RUNS = 2_000;
  private static final int WITH_TRIALS = 60;
  private static final double SMALL = 3e7;

  private static final Activation[] HIDDEN = {
    Activation.SIGMOID, Activation.TANH, Activation.RELU, Activation.IDENTITY, Activation.GELU
  };

  private static Recipe recipe(int index) {
    SplittableRandom random = new SplittableRandom(index);
    Recipe recipe = Recipe.on(data(random)).activation(HIDDEN[random.nextInt(HIDDEN.length)]);
    int layers = random.nextInt(4);
    recipe = recipe.hidden(random.ints(layers, 1, 6).boxed().toArray(Integer[]::new));
    double size = Math.exp(random.nextDouble(-6, 3));
    recipe =
        switch (random.nextInt(4)) {
          case 0 -> recipe.constant(random.nextDouble(-1, 1));
          case 1 -> recipe.uniform(-size, size);
          case 2 -> recipe.he();
          default -> recipe.glorot();
        };
    double alpha = Math.exp(random.nextDouble(-9, 1.5));
    recipe = recipe.alpha(alpha).seed(index).epochs(20 + random.nextInt(150));
    recipe = random.nextInt(3) == 0 ? recipe.batch(1 + random.nextInt(8)) : recipe;
    return switch (random.nextInt(5)) {
      case 0 -> recipe.adam(alpha);
      case 1 -> recipe.momentum(alpha);
      case 2 -> recipe.output(Activation.SIGMOID);
      case 3 -> recipe.output(Activation.RELU);
      default -> recipe;
    };
  }

  private static Dataset data(SplittableRandom random) {
    double scale = Math.exp(random.nextDouble(-3, 6));
    int rows = 4 + random.nextInt(60);
    return switch (random.nextInt(5)) {
      case 0 -> ZooData.builtIn("xor");
      case 1 -> ZooData.builtIn("parity-3");
      case 2 -> ZooData.columns(ZooData.curve(rows, x -> Math.sin(3 * x)), scale, scale);
      case 3 -> ZooData.curve(rows, x -> scale * x * x);
      default -> ZooData.noisy(ZooData.curve(rows, x -> 2 * x), 0.5, rows);
    };
  }

  private static Stream<Recipe> recipes(int count) {
    return IntStream.range(0, count).parallel().mapToObj(RandomRunsTests::recipe);
  }

  @Test
  void boundsLieBelowEveryLossThatWasReached() {
    assertThat(recipes(RUNS).filter(recipe -> !boundsHold(recipe)).map(Recipe::spec)).isEmpty();
  }

  private static boolean boundsHold(Recipe recipe) {
    FinishedRun run = Exam.run(recipe);
    LossBounds bounds = run.bounds();
    double reached = run.losses().lowest();
    double rounding = 1e-9 * Math.max(1, Math.abs(bounds.baseline()));
    return !(bounds.floor() > reached + rounding)
        && !(bounds.outputFloor() > reached + rounding)
        && bounds.floor() <= bounds.baseline() + rounding;
  }

  @Test
  void evidenceRecomputes() {
    assertThat(
            recipes(RUNS)
                .map(Exam::run)
                .flatMap(run -> Findings.of(run).all().stream().filter(one -> !isTrue(run, one))))
        .isEmpty();
  }

  private static boolean isTrue(FinishedRun run, Finding finding) {
    return finding.evidence().stream().allMatch(one -> recomputes(run, one));
  }

  private static boolean recomputes(FinishedRun run, Evidence evidence) {
    double alpha = run.spec().descent().learningRate();
    double lambda = run.start().spectrum().largest();
    return switch (evidence.name()) {
      case "final loss" -> same(evidence.value(), run.losses().last());
      case "baseline loss" -> same(evidence.value(), run.bounds().baseline());
      case "floor of the loss" -> same(evidence.value(), run.bounds().floor());
      case "highest loss" -> same(evidence.value(), run.losses().highest());
      case "norm of the gradient" -> same(evidence.value(), run.end().gradientNorm());
      case "largest stable alpha at the start" -> {
        OptionalDouble limit = Stability.limit(run.spec().descent().optimizer());
        double stable = evidence.value();
        yield limit.isPresent() && stable * lambda <= limit.getAsDouble() * (1 + 1e-9);
      }
      case "learned share of what there is to learn" ->
          same(evidence.value(), run.bounds().learnedShare(run.losses().last()));
      case "alpha x largest Hessian eigenvalue" -> evidence.value() >= 0 && alpha > 0;
      default -> true;
    };
  }

  private static boolean same(double one, double other) {
    return Double.compare(one, other) == 0;
  }

  /** What doubled units are said to be able to do at best, they have not done better. */
  @Test
  void noUnitsAreSaidToDoWorseThanTheyDid() {
    assertThat(
            recipes(WITH_TRIALS)
                .map(recipe -> recipe.constant(0.3))
                .filter(recipe -> claimsTooMuch(recipe))
                .map(Recipe::spec))
        .isEmpty();
  }

  private static boolean claimsTooMuch(Recipe recipe) {
    double reached = Exam.run(recipe).losses().lowest();
    return diagnosis(recipe).findings().stream()
        .filter(finding -> finding.summary().contains("can do no better"))
        .flatMap(finding -> finding.evidence().stream())
        .filter(evidence -> evidence.name().startsWith("lowest loss of the network"))
        .anyMatch(evidence -> evidence.value() > reached);
  }

  @Test
  void whatIsVerifiedDoesBetterWhenItIsPosted() {
    assertThat(
            recipes(WITH_TRIALS)
                .flatMap(recipe ->
                    diagnosis(recipe).remedies().stream()
                        .filter(TriedRemedy::verified)
                        .filter(remedy -> !isBetter(remedy, recipe))
                        .map(remedy -> remedy.id() + " on " + recipe.spec())))
        .isEmpty();
  }

  private static Diagnosis diagnosis(Recipe recipe) {
    List<RuntimeException> failures = new ArrayList<>();
    Diagnosis made = Diagnosis.of(Exam.run(recipe), Budget.of(1, SMALL, () -> false), failures);
    assertThat(failures).isEmpty();
    return made;
  }

  private static boolean isBetter(TriedRemedy remedy, Recipe recipe) {
    double before = Exam.run(recipe).losses().last();
    Trainer trainer = Trainer.start(remedy.cured(), recipe.data(), () -> false);
    trainer.train(remedy.cured().descent().epochs());
    boolean otherUnit =
        !remedy.cured().loss().equals(recipe.spec().loss())
            || remedy.cured().preparation().scalesTargets();
    return otherUnit || !(trainer.history().last() >= before);
  }

  /** Ten at once, on one thread and on several: the trials count work and never look at a clock. */
  @Test
  void theSameIsSaidUnderLoad() {
    Recipe founding = Recipe.on("xor").constant(0.1).alpha(1).epochs(500);
    Diagnosis alone = diagnosis(founding);

    for (int threads : new int[] {1, 4}) {
      try (ForkJoinPool pool = new ForkJoinPool(threads)) {
        List<Diagnosis> made =
            IntStream.range(0, 10)
                .mapToObj(k -> pool.submit(() -> diagnosis(founding)))
                .toList()
                .stream()
                .map(task -> task.join())
                .toList();

        assertThat(made).allMatch(alone::equals);
      }
    }
  }
}
