package dev.plateau.diagnosis.update;

import dev.plateau.network.Loss;
import java.util.ArrayList;
import java.util.List;

/**
 * A number that programs multiply a gradient with by mistake.
 *
 * @param explanation a sentence on its own
 */
record Factor(double value, String id, String explanation) {
  /** Of a factor 2 that a square brings. */
  static final String TWO = "factor-two";

  /** The usual ones of a loss, each value once, the simplest explanation first. */
  static List<Factor> of(Loss loss, int rows, int outputs) {
    List<Factor> factors = new ArrayList<>();
    double count = loss.count(rows, outputs);
    boolean squares = loss instanceof Loss.Mse;
    String over = count == rows ? "rows" : "rows and outputs";
    add(
        factors,
        count,
        "sum-for-mean",
        "The gradient is summed over the %s and not divided by their number, %.0f."
            .formatted(over, count));
    if (squares) {
      add(
          factors,
          0.5,
          TWO,
          "The factor 2 in the derivative of the square is missing, as if the loss were half the"
              + " squared error.");
      add(
          factors,
          count / 2,
          "sum-for-mean",
          """
          The gradient is summed over the %s and not divided by their number, %.0f; nor has it the \
          factor 2 of the derivative of the square.\
          """
              .formatted(over, count));
    }
    if (outputs > 1 && count != rows) {
      add(
          factors,
          outputs,
          "sum-for-mean",
          "The gradient is averaged over the rows, but summed over the %d outputs."
              .formatted(outputs));
      add(
          factors,
          outputs / 2.0,
          "sum-for-mean",
          """
          The gradient is averaged over the rows, but summed over the %d outputs, and the factor 2 \
          of the derivative of the square is missing.\
          """
              .formatted(outputs));
    }
    if (squares) {
      add(factors, 2, TWO, "The factor 2 in the derivative of the square is there twice.");
    }
    add(
        factors,
        1 / count,
        "divided-twice",
        "The gradient is divided by the number of %s twice.".formatted(over));
    return List.copyOf(factors);
  }

  private static void add(List<Factor> factors, double value, String id, String explanation) {
    if (value != 1 && factors.stream().noneMatch(known -> known.value == value)) {
      factors.add(new Factor(value, id, explanation));
    }
  }
}
