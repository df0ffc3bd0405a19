package dev.plateau.diagnosis.trial;

import dev.plateau.training.Spec;
import java.util.Comparator;
import java.util.List;

/**
 * A change of the spec that was tried.
 *
 * @param id unique among the remedies of a diagnosis
 * @param addresses ids of the findings that it is meant against
 * @param cured the changed spec, with a seed that does better where one was found
 * @param verified whether it is proved to help, and helps when it is posted as it stands
 * @param size of the change
 */
public record TriedRemedy(
    String id,
    List<String> addresses,
    String summary,
    Spec cured,
    TrialResult trial,
    boolean verified,
    int size) {
  /** Gains that differ by less are alike. */
  private static final double ALIKE = 0.05;

  /** Best first; ties go to the smaller change. */
  public static final Comparator<TriedRemedy> BEST_FIRST =
      Comparator.comparing((TriedRemedy remedy) -> !remedy.verified)
          .thenComparingDouble(remedy -> -remedy.roundedGain())
          .thenComparingDouble(remedy -> -remedy.trial.low95())
          .thenComparingInt(TriedRemedy::size);

  public TriedRemedy {
    addresses = List.copyOf(addresses);
  }

  /** The same, with a number at the end of its id from 2 on. */
  TriedRemedy numbered(int number) {
    String unique = number == 1 ? id : id + "-" + number;
    return new TriedRemedy(unique, addresses, summary, cured, trial, verified, size);
  }

  private double roundedGain() {
    return Math.rint(trial.gain().map(ScoreGain::mean).orElse(0.0) / ALIKE);
  }
}
