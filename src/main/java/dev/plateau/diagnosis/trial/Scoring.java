package dev.plateau.diagnosis.trial;

import dev.plateau.data.ClassWeights;
import dev.plateau.diagnosis.evidence.FinishedRun;
import dev.plateau.network.Loss;
import dev.plateau.network.LossBounds;
import dev.plateau.training.Fleet.Finish;
import dev.plateau.training.Outcome;
import dev.plateau.training.Spec;
import dev.plateau.training.StopReason;
import dev.plateau.training.StoppingCriteria;
import dev.plateau.training.TrainedNetwork;
import java.util.Optional;
import java.util.OptionalDouble;

/** How the runs of trials are scored: all by the floor and the baseline of the data. */
final class Scoring {
  private final FinishedRun run;
  private final Measure byLoss;
  private final Measure bySquares;
  private final boolean imbalanced;

  Scoring(FinishedRun run) {
    this.run = run;
    Optional<ClassWeights> weights = run.spec().preparation().classWeights();
    boolean ofSquares =
        run.spec().loss().equals(Loss.MSE) && !scalesTargets(run.spec()) && weights.isEmpty();
    double squares = ofSquares ? run.losses().first() : Double.NaN;
    LossBounds mse = LossBounds.of(run.untrained().rows(), run.network().output(), Loss.MSE);
    this.byLoss = Measure.of(run.spec().loss(), weights, run.bounds(), run.losses().first());
    this.bySquares = Measure.of(Loss.MSE, Optional.empty(), mse, squares);
    this.imbalanced = Imbalance.isFound(run.untrained().rows());
  }

  private static boolean scalesTargets(Spec spec) {
    return spec.preparation().scalesTargets();
  }

  /** The loss from which on a run of a spec has converged. */
  double goal(Spec spec) {
    boolean sameUnit =
        spec.loss().equals(run.spec().loss())
            && scalesTargets(spec) == scalesTargets(run.spec())
            && spec.preparation().classWeights().equals(run.spec().preparation().classWeights());
    LossBounds bounds = sameUnit ? run.bounds() : spec.bounds(run.untrained().rows());
    return Outcome.goal(bounds, run.losses().first());
  }

  /** The same spec, which ends where it has converged. */
  Spec stoppingAtGoal(Spec spec) {
    double goal = Math.nextUp(goal(spec));
    double own = spec.descent().stopWhen().lossBelow().orElse(0);
    return spec.withStopWhen(
        new StoppingCriteria(
            OptionalDouble.of(Math.max(goal, own)),
            spec.descent().stopWhen().gradientBelow(),
            OptionalDouble.empty(),
            spec.descent().stopWhen().patience(),
            spec.descent().stopWhen().minDelta()));
  }

  /** What came of a run of a spec, trained on a part of the rows. */
  TrialRun run(Spec spec, int k, Finish finish, Holdout.Part part) {
    boolean finite = finish.end() != StopReason.NOT_FINITE;
    boolean converged = finite && (finish.loss() <= goal(spec) || stoppedByLoss(spec, finish));
    double[] theta = finish.theta().stream().mapToDouble(x -> x).toArray();
    return new TrialRun(
        k,
        finish.member().start().seed(),
        finish.epochs(),
        finish.reached(),
        converged,
        finite ? finish.loss() : Double.NaN,
        finite ? byLoss.score(finish.loss()) : -1,
        finite ? score(spec, theta, part) : Score.WORST);
  }

  private static boolean stoppedByLoss(Spec spec, Finish finish) {
    return finish.loss() < spec.descent().stopWhen().lossBelow().orElse(Double.NEGATIVE_INFINITY);
  }

  private Score score(Spec spec, double[] theta, Holdout.Part part) {
    double byLossOf = isByLoss(spec) ? byLoss.share(spec, theta, part) : Double.NaN;
    double bySquaresOf = bySquares.share(spec, theta, part);
    return new Score(
        isByLoss(spec) ? Measure.bounded(byLossOf) : Double.NaN,
        Measure.bounded(bySquaresOf),
        imbalanced ? balanced(spec, theta, part) : Double.NaN,
        isByLoss(spec) ? byLossOf : bySquaresOf);
  }

  private static double balanced(Spec spec, double[] theta, Holdout.Part part) {
    TrainedNetwork trained = new TrainedNetwork(spec, part.training(), theta);
    return Imbalance.balancedAccuracy(part.scored(), trained.flatPredictions(part.scored()));
  }

  /** Scaled targets have another unit. */
  private boolean isByLoss(Spec spec) {
    return byLoss.applies(spec.network()) && !scalesTargets(spec) && !scalesTargets(run.spec());
  }

  /** How much the run itself has learned of some rows. */
  Score of(Holdout.Part part) {
    return score(run.spec(), run.result().theta(), part);
  }
}
