package dev.plateau.diagnosis.zoo;

import dev.plateau.data.Dataset;
import dev.plateau.training.Spec;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * A training run whose trouble is known because it was planted, or that has none.
 *
 * @param name in kebab-case, unique in the zoo
 * @param planted id of the finding that must be the first cause; empty for a healthy run
 * @param also ids that would be honest first causes too
 * @param why what was planted, why others are honest too, or why the run counts as healthy
 * @param cure the spec without the planted trouble, known to converge; empty for a healthy run and
 *     where no spec helps
 * @param half the spec with one of two planted causes cured, which still fails
 * @param without the data without the planted trouble, on which the spec as it is converges; for
 *     trouble in the data only
 * @param content a loss at which the user of noisy data is content though no share of 99 % is
 *     learned: that of the truth which the data were drawn from
 */
record ZooRun(
    String name,
    Spec spec,
    Dataset data,
    Optional<String> planted,
    Set<String> also,
    String why,
    Optional<Spec> cure,
    Optional<Spec> half,
    Optional<Dataset> without,
    OptionalDouble content) {

  ZooRun {
    also = Set.copyOf(also);
    if (planted.isPresent() == (cure.isEmpty() && without.isEmpty())) {
      throw new IllegalArgumentException(name + ": trouble is proved by what lacks it");
    }
  }

  /** A run that fails for a cause which its cure lacks. */
  static ZooRun faulty(String planted, String name, Recipe sick, Recipe cured) {
    return new ZooRun(
        name,
        sick.spec(),
        sick.data(),
        Optional.of(planted),
        Set.of(),
        "",
        Optional.of(cured.spec()),
        Optional.empty(),
        Optional.empty(),
        OptionalDouble.empty());
  }

  /** A run that fails on its data and that no spec cures. */
  static ZooRun incurable(String planted, String name, Recipe sick, Dataset without) {
    return new ZooRun(
        name,
        sick.spec(),
        sick.data(),
        Optional.of(planted),
        Set.of(),
        "",
        Optional.empty(),
        Optional.empty(),
        Optional.of(without),
        OptionalDouble.empty());
  }

  /** A run that converges. */
  static ZooRun healthy(String name, Recipe recipe) {
    return healthy(name, recipe, OptionalDouble.empty());
  }

  /** A run on noisy data that fits them as well as the truth does. */
  static ZooRun content(String name, Recipe recipe, double loss) {
    return healthy(name, recipe, OptionalDouble.of(loss));
  }

  private static ZooRun healthy(String name, Recipe recipe, OptionalDouble content) {
    return new ZooRun(
        name,
        recipe.spec(),
        recipe.data(),
        Optional.empty(),
        Set.of(),
        "",
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        content);
  }

  /** What is left of it without its trouble. */
  ZooRun cured(Spec cure) {
    return new ZooRun(
        "cured-" + name,
        cure,
        data,
        Optional.empty(),
        Set.of(),
        "it lacks what was planted in " + name,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        OptionalDouble.empty());
  }

  /** The same run with the reason for its label. */
  ZooRun because(String why) {
    return new ZooRun(name, spec, data, planted, also, why, cure, half, without, content);
  }

  /** The same run, of which other first causes are honest too. */
  ZooRun or(String... also) {
    return new ZooRun(name, spec, data, planted, Set.of(also), why, cure, half, without, content);
  }

  /** The same run, for which this cure of one of its two causes is not enough. */
  ZooRun stillFaulty(Recipe halfCured) {
    Optional<Spec> half = Optional.of(halfCured.spec());
    return new ZooRun(name, spec, data, planted, also, why, cure, half, without, content);
  }

  /** The same run, its name made unique by a number. */
  ZooRun numbered(int number) {
    String numbered = name + "-" + number;
    return new ZooRun(numbered, spec, data, planted, also, why, cure, half, without, content);
  }

  /** Whether some change of the spec makes it converge. */
  boolean curable() {
    return cure.isPresent();
  }

  @Override
  public String toString() {
    return name;
  }
}
