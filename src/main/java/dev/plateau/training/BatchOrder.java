package dev.plateau.training;

/** In which order an epoch takes the rows in mini-batches. */
public enum BatchOrder {
  /** A new random order in each epoch, drawn from the seed. */
  SHUFFLED,
  /** The order of the data set. */
  FIXED
}
