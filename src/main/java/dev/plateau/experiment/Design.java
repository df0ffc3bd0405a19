package dev.plateau.experiment;

/** Which combinations of values are tried. */
public enum Design {
  /** Every value of each field with every value of the others. */
  GRID,
  /** As many points as are asked for, spread evenly over all fields by Sobol's sequence. */
  SOBOL
}
