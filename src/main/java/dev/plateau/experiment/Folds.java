package dev.plateau.experiment;

import dev.plateau.data.Fold;
import java.util.Optional;

/**
 * Cross-validation: the rows are parted into folds, again and again, and each fold is held out by
 * runs of its own.
 *
 * @param count of folds; absent where there is no cross-validation
 * @param repeats how often rows are parted, each time by the next seed
 */
public record Folds(Optional<Integer> count, int repeats) {
  static final Folds NONE = new Folds(Optional.empty(), 1);

  /** How many parts are held out one after the other; 1 without folds. */
  long parts() {
    return (long) count.orElse(1) * repeats;
  }

  /** The fold of a part. */
  Optional<Fold> fold(int part) {
    return count.map(folds -> new Fold(part % folds + 1, folds));
  }

  /** How often rows were parted before those of a part. */
  int repeat(int part) {
    return part / count.orElse(1);
  }

  Folds withCount(int other) {
    return new Folds(Optional.of(other), repeats);
  }

  Folds withRepeats(int other) {
    return new Folds(count, other);
  }
}
