package dev.plateau.network;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * A gradient at one point beside its numerical witness.
 *
 * <p>The relative error of two numbers u and v for the same derivative is |u - v| / max(|u|, |v|,
 * floor). The floor keeps derivatives that are next to nothing from raising alarms: it is where
 * {@link #TOLERANCE} meets 8 deviations of the witness's rounding, so a difference below what can
 * be measured counts as agreement.
 *
 * @param gradient the values
 * @param numerical the witness's values; NaN where it has none
 * @param deviations of the witness by rounding
 */
public record Comparison(List<Double> gradient, List<Double> numerical, List<Double> deviations) {
  /** The relative error up to which two derivatives agree. */
  public static final double TOLERANCE = 1e-7;

  private static final double DEVIATIONS = 8;

  public Comparison {
    gradient = List.copyOf(gradient);
    numerical = List.copyOf(numerical);
    deviations = List.copyOf(deviations);
  }

  /** The relative error between gradient and witness; NaN where there is no witness. */
  public double relativeError(int k) {
    return Double.isFinite(numerical.get(k)) ? relativeError(k, numerical.get(k)) : Double.NaN;
  }

  /** The relative error between the gradient and another value; infinite where it is not finite. */
  public double relativeError(int k, double other) {
    double value = gradient.get(k);
    double difference = Math.abs(value - other);
    double floor = DEVIATIONS * deviations.get(k) / TOLERANCE;
    double size = Math.max(Math.max(Math.abs(value), Math.abs(other)), floor);
    if (difference == 0) {
      return 0;
    }
    return Double.isFinite(difference) ? difference / size : Double.POSITIVE_INFINITY;
  }

  /** The largest relative error where there is a witness, empty where there is none at all. */
  public OptionalDouble maxRelativeError() {
    return IntStream.range(0, gradient.size())
        .mapToDouble(this::relativeError)
        .filter(error -> !Double.isNaN(error))
        .max();
  }
}
