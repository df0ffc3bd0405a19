package dev.plateau.data.table;

/** What becomes of rows with missing inputs. A row without a target is never trained on. */
public enum MissingPolicy {
  /** The training mean stands in, and an indicator column says that it does. */
  MEAN,
  /** The row is left out. */
  DROP,
  /** The table is refused. */
  ERROR
}
