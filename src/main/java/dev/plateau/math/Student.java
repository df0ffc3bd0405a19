package dev.plateau.math;

/** Student's distribution: how far the mean of a few numbers may be off. */
public final class Student {
  /** The 97.5 % quantile of the normal distribution, which is the limit of Student's. */
  public static final double NORMAL = 1.959963984540054;

  /** The 97.5 % quantiles of 1 to 10 degrees of freedom. */
  private static final double[] QUANTILES = {
    12.706204736174296, 4.302652729749333, 3.182446305283758, 2.776445105197771,
    2.570581835636314, 2.446911851144968, 2.364624251592785, 2.306004135204166,
    2.262157162798205, 2.228138851964939
  };

  private Student() {}

  /**
   * The 97.5 % quantile; beyond the table by the expansion of Peiser (1943), to 1e-5. NaN without
   * any degree of freedom.
   */
  public static double quantile(int freedom) {
    if (freedom < 1) {
      return Double.NaN;
    }
    if (freedom <= QUANTILES.length) {
      return QUANTILES[freedom - 1];
    }
    double z = NORMAL;
    double z3 = z * z * z;
    double z5 = z3 * z * z;
    double z7 = z5 * z * z;
    double z9 = z7 * z * z;
    double n = freedom;
    return z
        + (z3 + z) / (4 * n)
        + (5 * z5 + 16 * z3 + 3 * z) / (96 * n * n)
        + (3 * z7 + 19 * z5 + 17 * z3 - 15 * z) / (384 * n * n * n)
        + (79 * z9 + 776 * z7 + 1482 * z5 - 1920 * z3 - 945 * z) / (92160 * n * n * n * n);
  }
}
