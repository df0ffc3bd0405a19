package dev.plateau.network;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One entry of a gradient.
 *
 * @param name of the parameter
 * @param value by backpropagation
 * @param numerical by central differences; NaN where there are none
 * @param relativeError of value and numerical as {@link Comparison} defines it; NaN without them
 * @param formula in LaTeX
 */
public record Derivative(
    String name,
    double value,
    double numerical,
    double relativeError,
    Optional<String> formula,
    Claim claim) {

  /**
   * What the caller says that the derivative is.
   *
   * @param relativeError of the claim against the value; empty when either cannot be judged
   * @param rounded whether the value gives the claim when it is rounded to the decimals typed
   */
  public record Claim(OptionalDouble value, OptionalDouble relativeError, boolean rounded) {
    /** Seven digits, as many as R prints: a claim is typed or pasted from somewhere. */
    static final double TOLERANCE = 5e-7;

    /**
     * Whether claim and value agree to seven digits, or to those that were typed; empty when
     * nothing was compared.
     */
    public Optional<Boolean> agrees() {
      return relativeError.stream().mapToObj(error -> rounded || error <= TOLERANCE).findFirst();
    }
  }

  /** Whether a claim of the one would agree with the other too. */
  boolean isAlike(Derivative other) {
    double size = Math.max(Math.abs(value), Math.abs(other.value));
    return Math.abs(value - other.value) <= Claim.TOLERANCE * size;
  }
}
