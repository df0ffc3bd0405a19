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
          case FINE -> fine(run, findings, remedies);
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

  private static String fine(FinishedRun run, List<Finding> findings, List<TriedRemedy> remedies) {
    int tried = remedies.size();
    Optional<String> uninformative = said(findings, new UninformativeInputs().id());
    if (uninformative.isPresent()) {
      return "%s Of %d tried changes none helps.".formatted(uninformative.get(), tried);
    }
    String forced =
        said(findings, new ContradictoryRows().id())
            .filter(_ -> ContradictoryRows.forceMost(run))
            .map(rows -> " " + rows)
            .orElse("");
    return unseen(remedies)
        .map(better ->
            "The run has learned its own rows as well as any of %d tried changes.".formatted(tried)
                + forced
                + " One of them predicts others better. "
                + better)
        .orElseGet(() -> fine(run, tried) + forced);
  }

  private static Optional<String> said(List<Finding> findings, String id) {
    return findings.stream()
        .filter(finding -> finding.id().equals(id))
        .findFirst()
        .map(Finding::summary);
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

  /** A change that does better on held-out rows, and not when it is posted on all rows. */
  private static Optional<String> unseen(List<TriedRemedy> remedies) {
    return remedies.stream()
        .filter(remedy -> !remedy.verified())
        .filter(remedy ->
            remedy.trial().gain().filter(gain -> gain.heldOut() && gain.isClear()).isPresent())
        .findFirst()
        .map(remedy -> named(remedy) + gained(remedy.trial()));
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
