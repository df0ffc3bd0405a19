package dev.plateau.network;

import java.math.BigDecimal;

/**
 * A derivative as its claimant has typed it.
 *
 * @param precision half a unit of its last decimal; 0 where it is not rounded
 */
public record ClaimedNumber(double value, double precision) {
  /**
   * A number as it was typed. Decimals are taken for rounded, integers are not, nor is 0.0, which
   * is how programs write a plain zero.
   */
  public static ClaimedNumber typed(String literal) {
    BigDecimal number = new BigDecimal(literal);
    boolean zero = number.signum() == 0 && number.scale() < 2;
    boolean rounded = number.scale() > 0 && !zero;
    double unit = rounded ? number.ulp().doubleValue() : 0;
    return new ClaimedNumber(number.doubleValue(), unit / 2);
  }

  /** Whether another number may have been rounded to this one. */
  boolean isRounded(double other) {
    return Math.abs(other - value) <= precision * (1 + 1e-9);
  }
}
