package dev.plateau.diagnosis;

import dev.plateau.diagnosis.evidence.Finding;
import dev.plateau.diagnosis.evidence.Severity;
import dev.plateau.diagnosis.trial.TrialResult;
import dev.plateau.diagnosis.trial.TriedRemedy;
import dev.plateau.training.Outcome;
import java.util.List;

/** A diagnosis in a sentence or two. */
final class Summary {
  private Summary() {}

  static String of(Outcome outcome, List<Finding> findings, List<TriedRemedy> remedies) {
    String verdict =
        findings.stream()
            .filter(finding -> finding.severity() == Severity.CAUSE)
            .findFirst()
            .map(Finding::summary)
            .orElseGet(() -> without(outcome));
    return remedies.stream()
        .filter(TriedRemedy::verified)
        .findFirst()
        .map(remedy -> verdict + " " + cure(remedy))
        .orElse(verdict);
  }

  private static String without(Outcome outcome) {
    return switch (outcome) {
      case CONVERGED -> "The run converged.";
      case PLATEAU -> "The loss has stopped falling, and no cause was found that proves a fault.";
      case DESCENDING -> "The loss was still falling at the end.";
      case OSCILLATING -> "The loss goes up and down, and no cause was found that proves a fault.";
      case DIVERGED -> "The run diverged, and no cause was found that proves a fault.";
    };
  }

  private static String cure(TriedRemedy remedy) {
    TrialResult trial = remedy.trial();
    String runs =
        trial.runs() == 1
            ? "the run converged"
            : "%d of %d runs converged".formatted(trial.converged(), trial.runs());
    return remedy.summary().replaceFirst("\\.$", "") + ": " + runs + ".";
  }
}
