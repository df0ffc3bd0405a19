package dev.plateau.training;

import dev.plateau.data.ClassWeights;
import dev.plateau.data.Dataset;
import dev.plateau.data.Parting;
import dev.plateau.data.Standardization;
import java.util.Optional;

/**
 * How rows are prepared before the network sees them.
 *
 * @param parting which of them are trained on, and which are held out
 * @param scalesInputs whether inputs get mean 0 and deviation 1 over the training rows
 * @param scalesTargets whether targets do; losses are then in that unit
 * @param classWeights how much rows count in losses by their class; absent: all alike
 */
public record Preparation(
    Parting parting,
    boolean scalesInputs,
    boolean scalesTargets,
    Optional<ClassWeights> classWeights) {
  /** All rows are trained on as they are. */
  public static final Preparation NONE = new Preparation(0, false, false);

  /** Without class weights. */
  public Preparation(double holdout, boolean scalesInputs, boolean scalesTargets) {
    this(Parting.ofShare(holdout), scalesInputs, scalesTargets, Optional.empty());
  }

  /** Whether some rows are meant to be held out. */
  public boolean holdsOut() {
    return parting.holdsOut();
  }

  public Preparation withParting(Parting other) {
    return new Preparation(other, scalesInputs, scalesTargets, classWeights);
  }

  public Preparation withScaling(boolean inputs, boolean targets) {
    return new Preparation(parting, inputs, targets, classWeights);
  }

  public Preparation withClassWeights(Optional<ClassWeights> other) {
    return new Preparation(parting, scalesInputs, scalesTargets, other);
  }

  /**
   * Rows as the network is to see them.
   *
   * @param training the rows it is trained on, which decide scale and weights
   */
  public Dataset of(Dataset rows, Dataset training) {
    Dataset scaled = scalesInputs || scalesTargets ? scaling(training).apply(rows) : rows;
    return classWeights.map(weights -> scaled.weighted(weights.of(rows, training))).orElse(scaled);
  }

  /** The scaling that some rows decide. */
  Standardization scaling(Dataset training) {
    return Standardization.of(training, scalesInputs, scalesTargets);
  }
}
