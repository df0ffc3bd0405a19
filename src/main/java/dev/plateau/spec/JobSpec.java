package dev.plateau.spec;

import dev.plateau.network.Initialization;
import dev.plateau.network.Loss;
import dev.plateau.training.RunWork;
import dev.plateau.training.Spec;
import java.util.Optional;

/**
 * What a job is to do: the rows, how to train on them, and what its owner calls it.
 *
 * @param name up to 200 characters
 * @param from where it starts instead of an initialization
 * @param restarts how many starts are trained, from the seed upwards; the best run is the result
 */
public record JobSpec(
    DatasetSource dataset,
    Spec training,
    Optional<String> name,
    Optional<Origin> from,
    int restarts) {
  static final String DEFAULT_NAME = "xor";

  /** A job of which nothing is said: the founding script's, from Glorot's start. */
  public static final JobSpec DEFAULT =
      new JobSpec(
          new DatasetSource.BuiltIn(DEFAULT_NAME),
          Spec.of(Layers.DEFAULT.between(2, 1), Loss.MSE),
          Optional.empty());

  /** The founding script: every parameter starts at 0.1. */
  public static final JobSpec FOUNDING =
      DEFAULT.withTraining(
          DEFAULT.training().withInit(new Initialization.Constant(0.1)).withSeed(7));

  /** A job that starts from an initialization. */
  public JobSpec(DatasetSource dataset, Spec training, Optional<String> name) {
    this(dataset, training, name, Optional.empty(), 1);
  }

  public JobSpec withDataset(DatasetSource other) {
    return new JobSpec(other, training, name, from, restarts);
  }

  public JobSpec withTraining(Spec other) {
    return new JobSpec(dataset, other, name, from, restarts);
  }

  public JobSpec withName(String other) {
    return new JobSpec(dataset, training, Optional.of(other), from, restarts);
  }

  public JobSpec withFrom(Origin other) {
    return new JobSpec(dataset, training, name, Optional.of(other), restarts);
  }

  public JobSpec withRestarts(int other) {
    return new JobSpec(dataset, training, name, from, other);
  }

  /**
   * Multiply-adds that it takes at most: those of all starts, and of the best one again.
   *
   * @param rows that it is trained on
   */
  public double work(int rows) {
    double one = RunWork.of(training, rows, training.descent().epochs());
    return restarts == 1 ? one : one * (restarts + 1.0);
  }
}
