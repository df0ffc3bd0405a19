package dev.plateau.experiment;

import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * What came of an experiment over two of its sides.
 *
 * @param z for each value of y, in it a number for each value of x; NaN where there is none. Of
 *     basins the number of the group
 * @param groups of basins; else empty
 */
public record FieldMap(Side x, Side y, Measure measure, List<double[]> z, List<Group> groups) {
  public FieldMap {
    z = List.copyOf(z);
    groups = List.copyOf(groups);
  }

  /** A field, or a direction of a plane of starts, and its values. */
  public record Side(String name, List<JsonNode> values) {
    public Side {
      values = List.copyOf(values);
    }
  }

  /** What a map shows of the runs that fall on a place. */
  public enum Measure {
    /** The share of those that converged. */
    RATE,
    /** The median loss of their results. */
    LOSS,
    /** The median loss of the rows held out. */
    HOLDOUT_LOSS,
    /** The median of epochs after which those that converge had converged. */
    EPOCHS,
    /** Where the first of them ended. */
    BASIN
  }

  /** How runs end that go to the same place. */
  public enum Fate {
    /** At a solution. */
    CONVERGED,
    /** On a plateau, or on their way. */
    STUCK,
    /** Nowhere. */
    DIVERGED,
    /** At one of the rarer places. */
    OTHER
  }

  /**
   * Runs that ended at the same place.
   *
   * @param medianLoss NaN where it is not finite
   * @param run the first of them
   */
  public record Group(Fate fate, int runs, double medianLoss, int run) {}
}
