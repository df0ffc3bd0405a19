package dev.plateau.diagnosis;

import dev.plateau.diagnosis.check.ContradictoryRows;
import dev.plateau.diagnosis.check.UninformativeInputs;
import dev.plateau.diagnosis.evidence.Finding;
import dev.plateau.diagnosis.evidence.FinishedRun;
import dev.plateau.diagnosis.evidence.Severity;
import dev.plateau.diagnosis.evidence.Wording;
import dev.plateau.diagnosis.trial.ScoreGain;
import dev.plateau.diagnosis.trial.TrialResult;
import dev.plateau.diagnosis.trial.TriedRemedy;
import dev.plateau.training.Outcome;
import java.util.List;
import java.util.Optional;

/** A diagnosis in a sentence or two: the verdict first, then the best remedy. */
final class Summary {
  private Summary() {}

  static String of(
      Verdict verdict,
      FinishedRun run,
      Diagnosis.Score score,
      List<Finding> findings,
      List<TriedRemedy> remedies) {
    String first =
        switch (verdict) {
          case FINE ->
              fine(run, findings, remedies.size()) + forced(run, findings) + unseen(remedies);
          case IMPROVABLE ->
              cause(findings)
                  .orElse(
                      "The run has learned %s of what there is to learn, and more is possible."
                          .formatted(Wording.percent(score.value())));
          case FAILED -> cause(findings).orElseThrow();
          case UNDECIDED ->
              "%s, and none of %d changes that were tried is proved to help."
                  .formatted(trouble(run), remedies.size());
        };
    return best(remedies).map(remedy -> first + " " + cure(remedy, run)).orElse(first);
  }

  static String sampled(Diagnosis.Sample sample) {
    return " Trials saw %,d of the %,d rows.".formatted(sample.rows(), sample.of());
  }

  private static String fine(FinishedRun run, List<Finding> findings, int tried) {
    String uninformative = new UninformativeInputs().id();
    return findings.stream()
        .filter(finding -> finding.id().equals(uninformative))
        .findFirst()
        .map(finding -> "%s Of %d tried changes none helps.".formatted(finding.summary(), tried))
        .orElseGet(() -> fine(run, tried));
  }

  private static String fine(FinishedRun run, int tried) {
    String learned =
        run.converged()
            ? "The run converged."
            : "The run has learned what these inputs and this network allow";
    return run.converged()
        ? learned
        : tried == 0
            ? learned + ": it leaves no clear gain to look for."
            : learned + ", as far as %d tried changes show.".formatted(tried);
  }

  /** What rows that contradict each other leave of the loss, where it is much of it. */
  private static String forced(FinishedRun run, List<Finding> findings) {
    String id = new ContradictoryRows().id();
    return findings.stream()
        .filter(finding -> finding.id().equals(id) && ContradictoryRows.forceMost(run))
        .findFirst()
        .map(finding -> " " + finding.summary())
        .orElse("");
  }

  /** A change that does better on held-out rows, and not when it is posted on all rows. */
  private static String unseen(List<TriedRemedy> remedies) {
    return remedies.stream()
        .filter(remedy -> !remedy.verified())
        .filter(remedy ->
            remedy.trial().gain().filter(gain -> gain.heldOut() && gain.isClear()).isPresent())
        .findFirst()
        .map(remedy ->
            " A change that does not show on the run's own rows predicts others better. "
                + named(remedy)
                + gained(remedy.trial()))
        .orElse("");
  }

  private static String trouble(FinishedRun run) {
    return run.outcome() == Outcome.DIVERGED
        ? "The run diverged"
        : "The run has learned next to nothing";
  }

  private static Optional<String> cause(List<Finding> findings) {
    return findings.stream()
        .filter(finding -> finding.severity() == Severity.CAUSE)
        .findFirst()
        .map(Finding::summary);
  }

  static String untried(Outcome outcome, List<Finding> findings) {
    return cause(findings)
        .orElseGet(() ->
            switch (outcome) {
              case CONVERGED -> "The run converged.";
              case PLATEAU -> "The loss has stopped falling.";
              case DESCENDING -> "The loss was still falling at the end.";
              case OSCILLATING -> "The loss goes up and down.";
              case DIVERGED -> "The run diverged.";
            });
  }

  private static Optional<TriedRemedy> best(List<TriedRemedy> remedies) {
    return remedies.stream().filter(TriedRemedy::verified).findFirst();
  }

  private static String cure(TriedRemedy remedy, FinishedRun run) {
    TrialResult trial = remedy.trial();
    boolean mostConverge = trial.mostlyConverges();
    boolean otherSeed = trial.gain().isEmpty();
    String what =
        mostConverge && (otherSeed || !run.converged())
            ? converged(trial)
            : otherSeed
                ? ": most of %d runs learned clearly more.".formatted(trial.runs())
                : gained(trial);
    return named(remedy) + what;
  }

  private static String named(TriedRemedy remedy) {
    return remedy.summary().replaceFirst("\\.$", "");
  }

  private static String gained(TrialResult trial) {
    ScoreGain score = trial.gain().orElseThrow();
    if (!score.isClear() && trial.converged() > 0) {
      return converged(trial);
    }
    return trial
        .balancedGain()
        .filter(balanced -> balanced.mean() > score.mean() && !score.isClear())
        .map(Summary::balanced)
        .orElseGet(() -> gained(score, trial.meanScore().orElse(0)));
  }

  private static String balanced(ScoreGain gain) {
    return ": the balanced accuracy rises by %s%s."
        .formatted(Wording.percent(gain.mean()), gain.heldOut() ? ", on held-out rows" : "");
  }

  private static String converged(TrialResult trial) {
    return trial.runs() == 1
        ? ": the run converged."
        : ": %d of %d runs converged.".formatted(trial.converged(), trial.runs());
  }

  /** A change of a run that did worse than a constant gains more than there is to learn. */
  private static String gained(ScoreGain gain, double score) {
    String what =
        gain.mean() > score
            ? "%s of what there is to learn instead of nothing".formatted(Wording.percent(score))
            : "%s more of what there is to learn".formatted(Wording.percent(gain.mean()));
    return ": %s%s.".formatted(what, gain.heldOut() ? ", on held-out rows" : "");
  }
}
