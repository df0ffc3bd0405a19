package dev.plateau.diagnosis.trial;

import dev.plateau.data.Dataset;
import dev.plateau.data.Standardization;
import dev.plateau.math.RandomStream;
import dev.plateau.math.RandomStream.Purpose;
import dev.plateau.network.Activation;
import dev.plateau.network.Loss;
import dev.plateau.network.LossBounds;
import dev.plateau.network.Network;
import dev.plateau.training.Optimizer.Adam;
import dev.plateau.training.RunWork;
import dev.plateau.training.Spec;
import dev.plateau.training.Trainer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Whether inputs say anything of the targets: a small network learns the real targets and the same
 * ones in random order, everything scaled, and each is scored on held-out rows.
 */
public final class PermutationTest {
  /** The fewest with which one in twenty can be told. */
  private static final int SHUFFLES = 19;

  private static final int SPLITS = 3;
  private static final int UNITS = 8;
  private static final double ALPHA = 0.01;
  private static final int EPOCHS = 200;
  private static final long STREAM = 1L << 41;

  private final Dataset rows;
  private final Spec spec;
  private final Measure measure;

  PermutationTest(Dataset data, long seed) {
    this.rows = scaled(data);
    Network network =
        Network.of(
            rows.inputs(), List.of(UNITS), Activation.TANH, rows.targets(), Activation.IDENTITY);
    this.spec =
        Spec.of(network, Loss.MSE)
            .withSeed(seed)
            .withOptimizer(new Adam())
            .withLearningRate(ALPHA)
            .withEpochs(EPOCHS);
    LossBounds bounds = LossBounds.of(rows, Activation.IDENTITY, Loss.MSE);
    this.measure = Measure.of(Loss.MSE, Optional.empty(), bounds, bounds.baseline());
  }

  /**
   * What came out.
   *
   * @param score the mean score with the real targets
   * @param p the share of all orders, the real one among them, that do as well as it
   */
  public record Result(double score, int shuffles, double p) {}

  double work() {
    return (SHUFFLES + 1) * SPLITS * RunWork.of(spec, rows.rows(), EPOCHS);
  }

  Result result() {
    double real = score(rows);
    long asGood =
        IntStream.range(0, SHUFFLES).filter(k -> score(shuffled(rows, k)) >= real).count();
    return new Result(real, SHUFFLES, (asGood + 1.0) / (SHUFFLES + 1));
  }

  private double score(Dataset data) {
    Holdout parts = new Holdout(data);
    return IntStream.range(0, SPLITS)
        .mapToDouble(k -> {
          Holdout.Part part = parts.of(k);
          Trainer trainer = Trainer.start(spec, part.training(), () -> false);
          trainer.train(EPOCHS);
          return Measure.bounded(measure.share(spec, trainer.theta(), part));
        })
        .average()
        .orElseThrow();
  }

  /** The same rows, each with the targets of another one. */
  private static Dataset shuffled(Dataset rows, int shuffle) {
    int[] order = new int[rows.rows()];
    new RandomStream(shuffle, Purpose.DATA, STREAM).permute(order);
    return Dataset.ofRows(inputs(rows), targets(rows, order));
  }

  private static double[][] inputs(Dataset rows) {
    return IntStream.range(0, rows.rows()).mapToObj(rows::inputRow).toArray(double[][]::new);
  }

  private static double[][] targets(Dataset rows, int[] order) {
    return Arrays.stream(order).mapToObj(rows::targetRow).toArray(double[][]::new);
  }

  /** Inputs and targets with mean 0 and deviation 1. */
  private static Dataset scaled(Dataset data) {
    double[][] targets = targets(data, IntStream.range(0, data.rows()).toArray());
    Dataset asInputs = Dataset.ofRows(targets, targets);
    Dataset inputs = Standardization.of(data).apply(data);
    return Dataset.ofRows(inputs(inputs), inputs(Standardization.of(asInputs).apply(asInputs)));
  }
}
