package dev.plateau.web.diagnosis;

import dev.plateau.diagnosis.Diagnosis;
import dev.plateau.diagnosis.evidence.Evidence;
import dev.plateau.diagnosis.evidence.Finding;
import dev.plateau.diagnosis.evidence.Severity;
import dev.plateau.diagnosis.trial.NotTried;
import dev.plateau.diagnosis.trial.ScoreGain;
import dev.plateau.diagnosis.trial.TrialResult;
import dev.plateau.json.FiniteNumbers;
import dev.plateau.json.KebabCase;
import dev.plateau.json.NullIfNotFinite;
import dev.plateau.spec.SpecEcho;
import dev.plateau.training.Outcome;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A diagnosis in JSON. */
@Schema(name = "Diagnosis")
record DiagnosisView(
    @Schema(allowableValues = {"fine", "improvable", "failed", "undecided"}) String verdict,
    @Schema(implementation = Outcome.class) String outcome,
    @Schema(description = "the verdict in a sentence or two") String summary,
    @Schema(description = "how much the run has learned; null while on trial")
        @Nullable ScoreView score,
    @Schema(description = "causes first, most fundamental first") List<FindingView> findings,
    @Schema(description = "best first; empty for a run that converged") List<RemedyView> remedies,
    @Schema(description = "the unchanged spec, run as often with other seeds; null while on trial")
        @Nullable TrialView control,
    @Schema(description = "remedies that were not tried, and why") List<NotTriedView> notTried,
    @Schema(description = "what the trials cost, in multiply-adds; null while on trial")
        @Nullable WorkView work) {

  /** A score in JSON. */
  @Schema(name = "Score")
  record ScoreView(
      @Schema(allowableValues = {"training", "held-out"}) String of,
      @Schema(description = "1 is all there is to learn, 0 no more than a constant") double value) {

    static ScoreView of(Diagnosis.Score score) {
      return new ScoreView(score.of(), score.value());
    }
  }

  /** A remedy that was not tried, in JSON. */
  @Schema(name = "NotTried")
  record NotTriedView(String id, String reason) {

    static NotTriedView of(NotTried one) {
      return new NotTriedView(one.id(), one.reason());
    }
  }

  /** What trials took, in JSON. */
  @Schema(name = "Work")
  record WorkView(
      double used,
      double budget,
      @Schema(description = "the rows that trials saw; null where they saw all of them")
          @Nullable Integer sampledRows) {

    static WorkView of(Diagnosis.Work work) {
      return new WorkView(
          work.used(), work.budget(), work.sample().map(Diagnosis.Sample::rows).orElse(null));
    }
  }

  /** A finding in JSON. */
  @Schema(name = "DiagnosisFinding")
  record FindingView(
      @Schema(description = "explained in docs/diagnosis.md under this name") String id,
      @Schema(implementation = Severity.class) String severity,
      String summary,
      @Schema(description = "a paragraph that a student understands") String explanation,
      List<EvidenceView> evidence,
      @Schema(description = "where the rule comes from") String source) {

    static FindingView of(Finding finding) {
      return new FindingView(
          finding.id(),
          KebabCase.of(finding.severity()),
          finding.summary(),
          finding.explanation(),
          finding.evidence().stream().map(EvidenceView::of).toList(),
          finding.source());
    }
  }

  /** A number that a finding rests on, in JSON. */
  @Schema(name = "Evidence")
  record EvidenceView(
      String name,
      @Nullable Double value,
      @Schema(description = "the finding is made when value is beyond this")
          @Nullable Double threshold,
      @Schema(description = "the epoch after which it was measured") @Nullable Integer epoch) {

    static EvidenceView of(Evidence evidence) {
      return new EvidenceView(
          evidence.name(),
          evidence.value(),
          FiniteNumbers.orNull(evidence.threshold()),
          evidence.epoch().isPresent() ? (Integer) evidence.epoch().getAsInt() : null);
    }
  }

  /** A remedy in JSON. */
  @Schema(name = "Remedy")
  record RemedyView(
      String id,
      @Schema(description = "ids of findings") List<String> addresses,
      String summary,
      @Schema(description = "a JSON Merge Patch (RFC 7396) for the job's spec; post the result")
          JsonNode patch,
      @Schema(
              ref = "#/components/schemas/Spec",
              description = "the whole spec with the patch applied, ready to post")
          SpecEcho spec,
      TrialView trial,
      @Schema(description = "proved to help, and helps when posted as it stands") boolean verified,
      @Schema(description = "apply: POST there trains the job with this remedy")
          Map<String, String> links) {}

  /** How often a spec converges, in JSON. */
  @Schema(name = "Trial")
  record TrialView(
      int runs,
      int converged,
      @Schema(description = "converged / runs; null without runs") @NullIfNotFinite double rate,
      @Schema(description = "95 % interval of the rate (Wilson)") double low95,
      double high95,
      @Schema(description = "the epochs that converged runs took; null without any")
          @Nullable Integer medianEpochs,
      @Schema(description = "null where half of the runs or more diverged")
          @Nullable Double medianFinalLoss,
      @Schema(description = "the mean score of the runs") @Nullable Double score,
      @Schema(
              description =
                  "how much the score gains over that of the unchanged spec; null for that spec"
                      + " itself")
          @Nullable ScoreGainView scoreGain,
      @Schema(
              description =
                  "how much the balanced accuracy gains; null unless 80 % of the rows or more are"
                      + " of one class")
          @Nullable ScoreGainView balancedAccuracyGain) {

    static TrialView of(TrialResult trial) {
      return new TrialView(
          trial.runs(),
          trial.converged(),
          trial.rate(),
          trial.low95(),
          trial.high95(),
          trial.medianEpochs().isPresent() ? (Integer) trial.medianEpochs().getAsInt() : null,
          FiniteNumbers.orNull(trial.medianFinalLoss()),
          FiniteNumbers.orNull(trial.meanScore()),
          trial.gain().map(ScoreGainView::of).orElse(null),
          trial.balancedGain().map(ScoreGainView::of).orElse(null));
    }
  }

  /** How much higher a score is than that of the unchanged spec, in JSON. */
  @Schema(name = "ScoreGain")
  record ScoreGainView(
      double mean,
      @Schema(description = "95 % interval of the mean (Student)") double low95,
      double high95,
      int pairs,
      @Schema(allowableValues = {"training", "held-out"}) String of) {

    static ScoreGainView of(ScoreGain gain) {
      return new ScoreGainView(
          gain.mean(),
          gain.low95(),
          gain.high95(),
          gain.pairs(),
          gain.heldOut() ? "held-out" : "training");
    }
  }
}
