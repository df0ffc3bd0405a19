package dev.plateau.training;

/** Which epoch of a run is its result. */
public enum Keep {
  /** The last one. */
  LAST,
  /** The first one with the lowest loss, held-out where rows are held out. */
  BEST
}
