package dev.plateau.diagnosis.trial;

import java.util.Arrays;

/**
 * By how much a change raises the score, over pairs of runs that share seed and held-out rows.
 *
 * @param mean of the differences
 * @param low95 the lower end of its 95 % interval (Student); the mean itself for one exact pair
 * @param high95 the upper end
 * @param heldOut whether the score is that of held-out rows
 */
public record ScoreGain(double mean, double low95, double high95, int pairs, boolean heldOut) {
  /** A tenth of what there is to learn: healthy runs gain less by any change. */
  public static final double CLEAR = 0.1;

  /** What a held-out score may fall by chance. */
  static final double HARM = 0.02;

  private static final int MIN_PAIRS = 3;

  /** The 97.5 % points of Student's distribution for 1, 2, .. degrees of freedom. */
  private static final double[] T = {
    12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.160,
    2.145, 2.131, 2.120, 2.110, 2.101, 2.093, 2.086, 2.080, 2.074, 2.069, 2.064, 2.060, 2.056,
    2.052, 2.048, 2.045, 2.042
  };

  /**
   * The gain over some pairs.
   *
   * @param exact whether chance plays no part, so that one pair is enough
   */
  static ScoreGain of(double[] differences, boolean heldOut, boolean exact) {
    int pairs = differences.length;
    double mean = Arrays.stream(differences).average().orElse(0);
    double squares = Arrays.stream(differences).map(d -> (d - mean) * (d - mean)).sum();
    double reach = pairs < 2 ? 2 : t(pairs - 1) * Math.sqrt(squares / (pairs - 1) / pairs);
    double half = exact ? 0 : reach;
    return new ScoreGain(mean, mean - half, mean + half, exact ? MIN_PAIRS : pairs, heldOut);
  }

  private static double t(int freedom) {
    return freedom <= T.length ? T[freedom - 1] : 2.0;
  }

  /** Whether chance is ruled out and the gain is worth the change. */
  public boolean isClear() {
    return pairs >= MIN_PAIRS && mean >= CLEAR && low95 > 0;
  }

  /** Whether more pairs may make it clear. */
  boolean isPromising() {
    return mean >= CLEAR / 2 || (high95 >= CLEAR && mean > 0);
  }

  boolean isHarmful() {
    return heldOut && mean < -HARM;
  }
}
