package dev.plateau.training;

import dev.plateau.data.Dataset;
import dev.plateau.data.Standardization;

/**
 * How rows are prepared before the network sees them.
 *
 * @param standardize whether inputs are scaled to mean 0 and deviation 1 over the training rows
 */
public record Preparation(boolean standardize) {
  /** Rows are taken as they are. */
  public static final Preparation NONE = new Preparation(false);

  /**
   * Rows as the network is to see them.
   *
   * @param training the rows it is trained on, which decide the scale
   */
  public Dataset of(Dataset rows, Dataset training) {
    return standardize ? Standardization.of(training).apply(rows) : rows;
  }
}
