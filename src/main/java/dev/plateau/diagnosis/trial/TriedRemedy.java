package dev.plateau.diagnosis.trial;

import dev.plateau.training.Spec;
import java.util.Comparator;
import java.util.List;

/**
 * A change of the spec that was tried.
 *
 * @param addresses ids of the findings that it is meant against
 * @param cured the changed spec, with a seed that converges where one was found
 * @param verified whether it converges so much more often than the control that chance is ruled out
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

  /** Best first; ties go to the smaller change. */
  public static final Comparator<TriedRemedy> BEST_FIRST =
      Comparator.comparing((TriedRemedy remedy) -> !remedy.verified)
          .thenComparingDouble(remedy -> -remedy.trial.low95())
          .thenComparingInt(TriedRemedy::size);

  public TriedRemedy {
    addresses = List.copyOf(addresses);
  }
}
