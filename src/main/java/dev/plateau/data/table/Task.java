package dev.plateau.data.table;

/** What there is to learn. */
public enum Task {
  /** To tell classes apart: targets are 0 or 1. */
  CLASSES,
  /** To predict numbers. */
  NUMBERS
}
