package dev.plateau.web.diagnosis;

import dev.plateau.diagnosis.Diagnosis;
import dev.plateau.diagnosis.trial.TriedRemedy;
import dev.plateau.job.Job;
import dev.plateau.json.KebabCase;
import dev.plateau.json.MergePatch;
import dev.plateau.spec.JobSpec;
import dev.plateau.spec.SpecEcho;
import dev.plateau.training.Outcome;
import dev.plateau.web.diagnosis.DiagnosisView.FindingView;
import dev.plateau.web.diagnosis.DiagnosisView.NotTriedView;
import dev.plateau.web.diagnosis.DiagnosisView.RemedyView;
import dev.plateau.web.diagnosis.DiagnosisView.ScoreView;
import dev.plateau.web.diagnosis.DiagnosisView.TrialView;
import dev.plateau.web.diagnosis.DiagnosisView.WorkView;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Writes diagnoses, with each remedy as the difference that it makes to the job's spec. */
@Component
class DiagnosisWriter {
  /** What is known before remedies were tried. */
  DiagnosisView untried(Job job) {
    Outcome outcome = job.metrics().outcome().orElseThrow();
    return view(job, Diagnosis.untried(outcome, job.report().findings()));
  }

  DiagnosisView view(Job job, Diagnosis diagnosis) {
    return new DiagnosisView(
        KebabCase.of(diagnosis.verdict()),
        KebabCase.of(diagnosis.outcome()),
        diagnosis.summary(),
        diagnosis.score().map(ScoreView::of).orElse(null),
        diagnosis.findings().stream().map(FindingView::of).toList(),
        diagnosis.remedies().stream().map(remedy -> view(job.spec(), remedy)).toList(),
        diagnosis.control().map(TrialView::of).orElse(null),
        diagnosis.notTried().stream().map(NotTriedView::of).toList(),
        diagnosis.work().map(WorkView::of).orElse(null));
  }

  private static RemedyView view(JobSpec spec, TriedRemedy remedy) {
    JsonNode cured = tree(spec.withTraining(remedy.cured()));
    JsonNode patch = MergePatch.between(tree(spec), cured);
    return new RemedyView(
        remedy.id(),
        remedy.addresses(),
        remedy.summary(),
        patch,
        cured,
        TrialView.of(remedy.trial()),
        remedy.verified());
  }

  /** The spec as jobs show it; its rows are the same on both sides. */
  private static JsonNode tree(JobSpec spec) {
    return new SpecEcho(spec, true).tree();
  }
}
