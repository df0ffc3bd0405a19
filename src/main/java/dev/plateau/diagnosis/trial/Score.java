package dev.plateau.diagnosis.trial;

/**
 * How much a run has learned.
 *
 * @param byLoss by the loss of the run that is diagnosed; NaN where the output does not go with it
 * @param bySquares by the squared error, which every output goes with
 * @param balanced the balanced accuracy, where one class is nearly all there is; else NaN
 * @param unbounded the value where no bound of -1 is set
 */
public record Score(double byLoss, double bySquares, double balanced, double unbounded) {
  /** What was not trained to a finite end. */
  static final Score WORST = new Score(-1, -1, 0, Double.NEGATIVE_INFINITY);

  /** Whether it is as low as scores go, and its loss higher than that of another one as low. */
  boolean sinksBelow(Score other) {
    return value() == -1 && other.value() == -1 && unbounded < other.unbounded - ScoreGain.HARM;
  }

  /** By how much it is above another one, by the loss where both have it. */
  double above(Score other) {
    double byBoth = byLoss - other.byLoss;
    return Double.isNaN(byBoth) ? bySquares - other.bySquares : byBoth;
  }

  /** By how much the balanced accuracy is above another one; NaN where nobody asks for it. */
  double balancedAbove(Score other) {
    return balanced - other.balanced;
  }

  /** By the loss where it is defined. */
  public double value() {
    return Double.isNaN(byLoss) ? bySquares : byLoss;
  }
}
