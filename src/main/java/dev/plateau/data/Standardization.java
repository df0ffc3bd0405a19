package dev.plateau.data;

import java.util.Optional;

/**
 * The shift and scale that give each input, and each target if asked for, mean 0 and deviation 1
 * over some rows; a column that is the same in all of them is shifted only.
 */
public final class Standardization {
  private final Optional<Scale> inputs;
  private final Optional<Scale> targets;

  private Standardization(Optional<Scale> inputs, Optional<Scale> targets) {
    this.inputs = inputs;
    this.targets = targets;
  }

  /** The one that standardizes the inputs of these rows. */
  public static Standardization of(Dataset data) {
    return of(data, true, false);
  }

  /** The one that standardizes inputs, targets, both or none of these rows. */
  public static Standardization of(Dataset data, boolean inputs, boolean targets) {
    return new Standardization(
        inputs ? Optional.of(Scale.of(data.rows(), data.inputs(), data::input)) : Optional.empty(),
        targets
            ? Optional.of(Scale.of(data.rows(), data.targets(), data::target))
            : Optional.empty());
  }

  /** That of the inputs, where they are scaled. */
  public Optional<Scale> inputs() {
    return inputs;
  }

  /** That of the targets, where they are scaled. */
  public Optional<Scale> targets() {
    return targets;
  }

  /** The same rows, shifted and scaled where they are read. */
  public Dataset apply(Dataset data) {
    return data.scaled(this);
  }

  /** Inputs of rows after each other, shifted and scaled. */
  public double[] apply(double[] rows) {
    return inputs.map(scale -> scale.apply(rows)).orElse(rows);
  }

  /** Predictions of rows after each other, in the targets' own unit. */
  public double[] undoOnPredictions(double[] rows) {
    return targets.map(scale -> scale.undo(rows)).orElse(rows);
  }
}
