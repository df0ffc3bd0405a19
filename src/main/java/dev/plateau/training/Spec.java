package dev.plateau.training;

import dev.plateau.data.Dataset;
import dev.plateau.network.Initialization;
import dev.plateau.network.Loss;
import dev.plateau.network.LossBounds;
import dev.plateau.network.Network;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;

/**
 * Everything that decides, with the rows, every bit of a run.
 *
 * <p>Each {@code with..} method changes one thing.
 */
public record Spec(
    Preparation preparation, Network network, Loss loss, Start start, Descent descent) {

  /** A network from Glorot's start, trained on rows as they are, as the founding script trains. */
  public static Spec of(Network network, Loss loss) {
    Start start = new Start(new Initialization.GlorotUniform(), 0);
    return new Spec(Preparation.NONE, network, loss, start, Descent.DEFAULT);
  }

  /** Rows as the network is to see them; the training rows decide the scale. */
  public Dataset prepared(Dataset rows, Dataset training) {
    return preparation.of(rows, training);
  }

  /** The floor and the baseline of the loss on training rows, in the unit of the loss. */
  public LossBounds bounds(Dataset training) {
    Dataset rows =
        preparation.withScaling(false, preparation.scalesTargets()).of(training, training);
    return LossBounds.of(rows, network.output(), loss);
  }

  /** Theta before the first epoch. */
  public double[] initialTheta() {
    return start.theta(network);
  }

  /** Whether every seed gives the same run. */
  public boolean ignoresSeed() {
    return start.isFixed() && !descent.shuffles() && !network.drops();
  }

  /** Whether each step sees every row, and every unit. */
  boolean usesEveryRowAtOnce() {
    return descent.batchSize().isEmpty() && !network.drops();
  }

  public Spec withPreparation(Preparation other) {
    return new Spec(other, network, loss, start, descent);
  }

  /** The same spec with another network; one of another shape cannot go on from another run. */
  public Spec withNetwork(Network other) {
    Start able = network.hasShapeOf(other) ? start : start.withInit(start.init());
    return new Spec(preparation, other, loss, able, descent);
  }

  /** The same spec with another loss; L-BFGS replaces Levenberg-Marquardt, which needs squares. */
  public Spec withLoss(Loss other) {
    boolean tooNarrow =
        !other.equals(Loss.MSE) && descent.optimizer() instanceof Optimizer.LevenbergMarquardt;
    Descent able = tooNarrow ? descent.withOptimizer(new Optimizer.Lbfgs()) : descent;
    return new Spec(preparation, network, other, start, able);
  }

  public Spec withStart(Start other) {
    return new Spec(preparation, network, loss, other, descent);
  }

  public Spec withInit(Initialization other) {
    return withStart(start.withInit(other));
  }

  public Spec withSeed(long other) {
    return withStart(start.withSeed(other));
  }

  public Spec withDescent(UnaryOperator<Descent> change) {
    return new Spec(preparation, network, loss, start, change.apply(descent));
  }

  public Spec withOptimizer(Optimizer other) {
    return withDescent(descent -> descent.withOptimizer(other));
  }

  public Spec withLearningRate(double other) {
    return withDescent(descent -> descent.withLearningRate(other));
  }

  public Spec withEpochs(int other) {
    return withDescent(descent -> descent.withEpochs(other));
  }

  public Spec withBatchSize(OptionalInt other) {
    return withDescent(descent -> descent.withBatchSize(other));
  }

  public Spec withStopWhen(StoppingCriteria other) {
    return withDescent(descent -> descent.withStopWhen(other));
  }
}
