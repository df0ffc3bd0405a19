package dev.plateau.diagnosis.evidence;

import java.util.List;
import java.util.stream.Stream;

/**
 * Something that a check has found.
 *
 * @param id kebab-case, the same for ever
 * @param summary one sentence with this run's numbers
 * @param explanation a paragraph that a student understands
 * @param source where the rule comes from
 */
public record Finding(
    String id,
    Severity severity,
    String summary,
    String explanation,
    List<Evidence> evidence,
    String source) {

  public Finding {
    evidence = List.copyOf(evidence);
  }

  public static Finding undecided(String id) {
    return new Finding(
        id,
        Severity.UNDECIDED,
        "This check failed by a fault of the service, so it says nothing about the run.",
        "The other findings stand: each check is made for itself. The service's log has the"
            + " reason.",
        List.of(),
        "None: the check did not come to its end.");
  }

  /** What a check warned of before training and did not find in the run. */
  public static Finding unconfirmed(String id, String warning) {
    return new Finding(
        id,
        Severity.NOTE,
        "The start gave reason for a warning that the run did not confirm: " + warning,
        "A warning is made from the spec, the rows and the start alone. Training may leave such a"
            + " start behind, or end so that it did not matter, as here.",
        List.of(),
        "The same check before and after training");
  }

  public Finding as(Severity other) {
    return new Finding(id, other, summary, explanation, evidence, source);
  }

  public Finding saying(String other) {
    return new Finding(id, severity, other, explanation, evidence, source);
  }

  public Finding with(Evidence more) {
    List<Evidence> all = Stream.concat(evidence.stream(), Stream.of(more)).toList();
    return new Finding(id, severity, summary, explanation, all, source);
  }
}
