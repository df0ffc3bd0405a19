package dev.plateau.data;

import java.util.Optional;

/**
 * How rows are parted into those that are trained on and those held out.
 *
 * @param holdout the share of rows that is held out, 0 to 0.9; 0 beside a fold
 * @param fold what is held out instead of a share
 * @param trainingRows how many of the other rows are trained on; absent: all
 * @param seed which chooses the rows; absent: that of the run
 */
public record Parting(
    double holdout, Optional<Fold> fold, Optional<Integer> trainingRows, Optional<Long> seed) {

  /** All rows are trained on. */
  public static final Parting NONE = ofShare(0);

  /** A share of the rows is held out, chosen by the seed of the run. */
  public static Parting ofShare(double holdout) {
    return new Parting(holdout, Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** Whether some rows are meant to be held out. */
  public boolean holdsOut() {
    return holdout > 0 || fold.isPresent();
  }

  /** Whether each row is trained on. */
  public boolean trainsOnAll() {
    return !holdsOut() && trainingRows.isEmpty();
  }

  public Parting withHoldout(double other) {
    return new Parting(other, fold, trainingRows, seed);
  }

  public Parting withFold(Fold other) {
    return new Parting(holdout, Optional.of(other), trainingRows, seed);
  }

  /** With the rows of the fold among those that are trained on. */
  public Parting withoutFold() {
    return new Parting(holdout, Optional.empty(), trainingRows, seed);
  }

  public Parting withTrainingRows(int other) {
    return new Parting(holdout, fold, Optional.of(other), seed);
  }

  public Parting withSeed(long other) {
    return new Parting(holdout, fold, trainingRows, Optional.of(other));
  }
}
