package dev.plateau.data.table;

import java.util.Arrays;

/** What there is to learn. */
public enum Task {
  /** To tell classes apart: targets are 0 or 1. */
  CLASSES,
  /** To predict numbers. */
  NUMBERS;

  /** The task of rows that were numbers: a single target of 0 and 1, or one a class, is classes. */
  public static Task of(EncodedRows rows) {
    int targets = rows.targetWidth();
    boolean classes = targets == 1 ? isZeroOrOne(rows.targets()) : OneHot.holds(rows, targets);
    return classes ? CLASSES : NUMBERS;
  }

  private static boolean isZeroOrOne(double[] targets) {
    return Arrays.stream(targets).allMatch(target -> target == 0 || target == 1)
        && Arrays.stream(targets).distinct().count() == 2;
  }
}
