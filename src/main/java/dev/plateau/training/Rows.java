package dev.plateau.training;

import dev.plateau.data.Dataset;
import java.util.Optional;

/**
 * The rows of a run.
 *
 * @param training the network is trained on
 * @param heldOut whose loss is only watched
 */
public record Rows(Dataset training, Optional<Dataset> heldOut) {
  /** All rows for training. */
  public static Rows of(Dataset training) {
    return new Rows(training, Optional.empty());
  }

  public static Rows of(Dataset training, Dataset heldOut) {
    return new Rows(training, Optional.of(heldOut));
  }
}
