package dev.plateau.job;

import dev.plateau.data.Dataset;
import dev.plateau.network.Activation;
import dev.plateau.network.Initialization;
import dev.plateau.network.Loss;
import dev.plateau.network.Network;
import dev.plateau.spec.DatasetSource;
import dev.plateau.spec.JobSpec;
import dev.plateau.training.Spec;
import dev.plateau.training.StoppingCriteria;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** The jobs that the tests hand in. */
final class Examples {
  static final OptionalInt FULL_BATCH = OptionalInt.empty();
  private static final DatasetSource XOR = new DatasetSource.BuiltIn("xor");
  private static final DatasetSource MOONS = new DatasetSource.BuiltIn("moons");

  private Examples() {}

  /** The founding script's run. */
  static JobSpec founding() {
    return job(XOR, training(new Initialization.Constant(0.1), 0.3, 10_000, StoppingCriteria.NONE));
  }

  /** A job of one epoch. */
  static JobSpec shortest() {
    return job(XOR, training(new Initialization.Constant(0.1), 0.3, 1, StoppingCriteria.NONE));
  }

  /** A job that ends only when it is told to; of its losses every 21,475th is kept. */
  static JobSpec endless() {
    return endless(StoppingCriteria.NONE);
  }

  static JobSpec endless(StoppingCriteria rules) {
    return job(XOR, training(new Initialization.Uniform(-1, 1), 0.5, Integer.MAX_VALUE, rules));
  }

  /** A job whose numbers soon leave the finite ones. */
  static JobSpec diverging() {
    return job(XOR, training(new Initialization.Constant(0.1), 1e60, 1_000, StoppingCriteria.NONE));
  }

  /** A hundred rows from a random start. */
  static JobSpec moons(OptionalInt batch, int epochs) {
    Spec full = training(new Initialization.GlorotUniform(), 0.1, epochs, StoppingCriteria.NONE);
    return job(MOONS, full.withBatchSize(batch));
  }

  /** A job whose epochs consist of very many blocks of rows. */
  static JobSpec longEpochs() {
    return job(
        new DatasetSource.Inline(line(100_000)),
        Spec.of(Network.of(1, List.of(2), Activation.TANH, 1, Activation.IDENTITY), Loss.MSE)
            .withSeed(7)
            .withLearningRate(0.1)
            .withEpochs(1_000_000)
            .withBatchSize(OptionalInt.of(10)));
  }

  /** A job that cannot be trained: its rows do not fit its network. */
  static JobSpec impossible() {
    return job(
        new DatasetSource.Inline(line(2)),
        training(new Initialization.Constant(0.1), 0.3, 10, StoppingCriteria.NONE));
  }

  /** A job that holds some megabytes. */
  static JobSpec large() {
    return job(
        XOR,
        shortest()
            .training()
            .withNetwork(Network.of(2, List.of(20_000), Activation.TANH, 1, Activation.IDENTITY)));
  }

  /** Rows on a straight line. */
  static Dataset line(int rows) {
    double[][] column =
        IntStream.range(0, rows)
            .mapToObj(row -> new double[] {(double) row / rows})
            .toArray(double[][]::new);
    return Dataset.ofRows(column, column);
  }

  static StoppingCriteria lossBelow(double loss) {
    return StoppingCriteria.NONE.withLossBelow(loss);
  }

  static StoppingCriteria gradientBelow(double norm) {
    return StoppingCriteria.NONE.withGradientBelow(norm);
  }

  static StoppingCriteria seconds(double seconds) {
    return StoppingCriteria.NONE.withSeconds(seconds);
  }

  static JobSpec named(String name) {
    return new JobSpec(XOR, shortest().training(), Optional.of(name));
  }

  static JobSpec job(DatasetSource dataset, Spec training) {
    return new JobSpec(dataset, training, Optional.empty());
  }

  private static Spec training(
      Initialization init, double alpha, int epochs, StoppingCriteria rules) {
    return Spec.of(Network.of(2, List.of(2), Activation.SIGMOID, 1, Activation.IDENTITY), Loss.MSE)
        .withInit(init)
        .withSeed(7)
        .withLearningRate(alpha)
        .withEpochs(epochs)
        .withBatchSize(FULL_BATCH)
        .withStopWhen(rules);
  }
}
