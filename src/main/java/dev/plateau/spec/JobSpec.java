package dev.plateau.spec;

import dev.plateau.network.Loss;
import dev.plateau.training.Spec;
import java.util.Optional;

/**
 * What a job is to do: the rows, how to train on them, and what its owner calls it.
 *
 * @param name up to 200 characters
 */
public record JobSpec(DatasetSource dataset, Spec training, Optional<String> name) {
  /** A job of which nothing is said: the founding script's, from Glorot's start. */
  public static final JobSpec DEFAULT =
      new JobSpec(
          new DatasetSource.BuiltIn("xor"),
          Spec.of(Layers.DEFAULT.between(2, 1), Loss.MSE),
          Optional.empty());

  public JobSpec withDataset(DatasetSource other) {
    return new JobSpec(other, training, name);
  }

  public JobSpec withTraining(Spec other) {
    return new JobSpec(dataset, other, name);
  }

  public JobSpec withName(String other) {
    return new JobSpec(dataset, training, Optional.of(other));
  }
}
