package dev.plateau.diagnosis.check;

import dev.plateau.diagnosis.evidence.Wording;
import dev.plateau.diagnosis.trial.Remedy;
import dev.plateau.network.Loss;
import dev.plateau.training.Optimizer.Adam;
import dev.plateau.training.Optimizer.Lbfgs;
import dev.plateau.training.Optimizer.LevenbergMarquardt;
import dev.plateau.training.Search;
import dev.plateau.training.Spec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Other ways downhill. */
final class Optimizers {
  private static final double ADAM_ALPHA = 0.01;

  /** Above it an iteration of Levenberg-Marquardt costs as much as thousands of epochs. */
  private static final int FEW_PARAMETERS = 200;

  private Optimizers() {}

  static Remedy adam() {
    return Remedy.of(
            "adam",
            "Let Adam scale each derivative: alpha %s.".formatted(Wording.number(ADAM_ALPHA)),
            2,
            spec -> spec.withOptimizer(new Adam()).withLearningRate(ADAM_ALPHA))
        .fromTheSameStart();
  }

  /** Those that look at the curvature, the one that suits most networks first. */
  static List<Remedy> secondOrder(Spec spec) {
    List<Remedy> all = new ArrayList<>();
    lbfgs(spec).ifPresent(all::add);
    if (isSearchable(spec)
        && spec.loss().equals(Loss.MSE)
        && spec.network().parameters() <= FEW_PARAMETERS) {
      all.add(
          search(
              "levenberg-marquardt",
              "Let Levenberg-Marquardt solve for each step.",
              new LevenbergMarquardt()));
    }
    return all;
  }

  /** None where a line search cannot compare losses. */
  static Optional<Remedy> lbfgs(Spec spec) {
    return isSearchable(spec)
        ? Optional.of(
            search("lbfgs", "Let L-BFGS find direction and length of each step.", new Lbfgs()))
        : Optional.empty();
  }

  /** Not where steps see a part of the rows or of the units, nor where it is done already. */
  private static boolean isSearchable(Spec spec) {
    return spec.descent().batchSize().isEmpty()
        && !spec.network().drops()
        && !(spec.descent().optimizer() instanceof Search);
  }

  private static Remedy search(String id, String summary, Search search) {
    return Remedy.of(id, summary, 2, spec -> spec.withOptimizer(search)).fromTheSameStart();
  }
}
