package dev.plateau.diagnosis.update;

import java.util.Optional;

/**
 * The answer to {@link ClaimedUpdates}.
 *
 * @param steps that were compared, from the first on
 * @param hidden steps among them that the digits typed do not show
 * @param departure the first; empty where every step follows the rule
 * @param explanation what is wrong, in a few sentences
 */
public record UpdateReport(
    int steps, int hidden, Optional<Departure> departure, String explanation) {

  public boolean agrees() {
    return departure.isEmpty();
  }

  /** Compares each step with the rule. */
  public static UpdateReport of(ClaimedUpdates claimed) {
    return new UpdateCheck(claimed).report();
  }

  /** Multiplications that this takes, at most and roughly. */
  public static double work(ClaimedUpdates claimed) {
    return UpdateCheck.work(claimed);
  }
}
