package dev.plateau.spec;

import dev.plateau.network.Initialization;
import dev.plateau.network.Loss;
import dev.plateau.training.Spec;
import java.util.Optional;

/**
 * What a job is to do: the rows, how to train on them, and what its owner calls it.
 *
 * @param name up to 200 characters
 * @param from where it starts instead of an initialization
 */
public record JobSpec(
    DatasetSource dataset, Spec training, Optional<String> name, Optional<Origin> from) {
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
    this(dataset, training, name, Optional.empty());
  }

  public JobSpec withDataset(DatasetSource other) {
    return new JobSpec(other, training, name, from);
  }

  public JobSpec withTraining(Spec other) {
    return new JobSpec(dataset, other, name, from);
  }

  public JobSpec withName(String other) {
    return new JobSpec(dataset, training, Optional.of(other), from);
  }

  public JobSpec withFrom(Origin other) {
    return new JobSpec(dataset, training, name, Optional.of(other));
  }
}
