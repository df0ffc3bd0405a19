package dev.plateau.job;

import dev.plateau.data.Dataset;
import dev.plateau.network.Activation;
import dev.plateau.network.Initialization;
import dev.plateau.network.Loss;
import dev.plateau.network.Network;
import dev.plateau.spec.DatasetSource;
import dev.plateau.spec.JobSpec;
import dev.plateau.training.Optimizer;
import dev.plateau.training.Spec;
import dev.plateau.training.StoppingCriteria;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
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
    return job(
        MOONS,
        new Spec(
            full.network(),
            full.loss(),
            full.init(),
            full.seed(),
            full.optimizer(),
            full.alpha(),
            full.epochs(),
            batch,
            full.stopWhen()));
  }

  /** A job whose epochs consist of very many blocks of rows. */
  static JobSpec longEpochs() {
    return job(
        new DatasetSource.Inline(line(100_000)),
        new Spec(
            Network.of(1, List.of(2), Activation.TANH, 1, Activation.IDENTITY),
            Loss.MSE,
            new Initialization.GlorotUniform(),
            7,
            new Optimizer.GradientDescent(),
            0.1,
            1_000_000,
            OptionalInt.of(10),
            StoppingCriteria.NONE));
  }

  /** A job that cannot be trained: its rows do not fit its network. */
  static JobSpec impossible() {
    return job(
        new DatasetSource.Inline(line(2)),
        training(new Initialization.Constant(0.1), 0.3, 10, StoppingCriteria.NONE));
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
    return new StoppingCriteria(
        OptionalDouble.of(loss), OptionalDouble.empty(), OptionalDouble.empty());
  }

  static StoppingCriteria gradientBelow(double norm) {
    return new StoppingCriteria(
        OptionalDouble.empty(), OptionalDouble.of(norm), OptionalDouble.empty());
  }

  static StoppingCriteria seconds(double seconds) {
    return new StoppingCriteria(
        OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.of(seconds));
  }

  static JobSpec named(String name) {
    return new JobSpec(XOR, shortest().training(), Optional.of(name));
  }

  static JobSpec job(DatasetSource dataset, Spec training) {
    return new JobSpec(dataset, training, Optional.empty());
  }

  private static Spec training(
      Initialization init, double alpha, int epochs, StoppingCriteria rules) {
    return new Spec(
        Network.of(2, List.of(2), Activation.SIGMOID, 1, Activation.IDENTITY),
        Loss.MSE,
        init,
        7,
        new Optimizer.GradientDescent(),
        alpha,
        epochs,
        FULL_BATCH,
        rules);
  }
}
