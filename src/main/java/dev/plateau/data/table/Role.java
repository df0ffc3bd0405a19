package dev.plateau.data.table;

/** What a column is used for. */
public enum Role {
  /** What is predicted from. */
  INPUT,
  /** What is predicted. */
  TARGET,
  /** Not used. */
  IGNORED
}
