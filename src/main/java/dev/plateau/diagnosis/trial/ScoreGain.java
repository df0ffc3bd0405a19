package dev.plateau.diagnosis.trial;

import dev.plateau.math.Student;
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

  /**
   * The gain over some pairs.
   *
   * @param exact whether chance plays no part, so that one pair is enough
   */
  static ScoreGain of(double[] differences, boolean heldOut, boolean exact) {
    int pairs = differences.length;
    double mean = Arrays.stream(differences).average().orElse(0);
    double squares = Arrays.stream(differences).map(d -> (d - mean) * (d - mean)).sum();
    double deviation = Math.sqrt(squares / (pairs - 1) / pairs);
    double reach = pairs < 2 ? 2 : Student.quantile(pairs - 1) * deviation;
    double half = exact ? 0 : reach;
    return new ScoreGain(mean, mean - half, mean + half, exact ? MIN_PAIRS : pairs, heldOut);
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
