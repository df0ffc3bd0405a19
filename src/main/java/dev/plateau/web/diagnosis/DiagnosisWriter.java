package dev.plateau.web.diagnosis;

import dev.plateau.diagnosis.Diagnosis;
import dev.plateau.diagnosis.trial.TriedRemedy;
import dev.plateau.job.Job;
import dev.plateau.json.KebabCase;
import dev.plateau.json.MergePatch;
import dev.plateau.spec.JobSpec;
import dev.plateau.spec.SpecEcho;
import dev.plateau.web.diagnosis.DiagnosisView.FindingView;
import dev.plateau.web.diagnosis.DiagnosisView.NotTriedView;
import dev.plateau.web.diagnosis.DiagnosisView.RemedyView;
import dev.plateau.web.diagnosis.DiagnosisView.ScoreView;
import dev.plateau.web.diagnosis.DiagnosisView.TrialView;
import dev.plateau.web.diagnosis.DiagnosisView.WorkView;
import dev.plateau.web.request.Addresses;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes diagnoses, with each remedy as the difference that it makes to the job's spec. */
@Component
class DiagnosisWriter {
  private static final String HIDDEN = "/network/hidden";
  private static final String ACTIVATION = "/network/activation";

  DiagnosisView view(Job job, Diagnosis diagnosis) {
    return new DiagnosisView(
        KebabCase.of(diagnosis.verdict()),
        KebabCase.of(diagnosis.outcome()),
        diagnosis.summary(),
        diagnosis.score().map(ScoreView::of).orElse(null),
        diagnosis.findings().stream().map(FindingView::of).toList(),
        diagnosis.remedies().stream().map(remedy -> view(job, remedy)).toList(),
        diagnosis.control().map(TrialView::of).orElse(null),
        diagnosis.notTried().stream().map(NotTriedView::of).toList(),
        diagnosis.work().map(WorkView::of).orElse(null));
  }

  private static RemedyView view(Job job, TriedRemedy remedy) {
    JobSpec cured = job.spec().withTraining(remedy.cured());
    return new RemedyView(
        remedy.id(),
        remedy.addresses(),
        remedy.summary(),
        patch(brief(job.spec()), brief(cured)),
        new SpecEcho(cured, false),
        TrialView.of(remedy.trial()),
        remedy.verified(),
        Map.of("apply", Addresses.of("/v1/jobs/%s/remedies/%s".formatted(job.id(), remedy.id()))));
  }

  /** Where layers come or go, activations are named, whatever form the job's own were sent in. */
  static JsonNode patch(JsonNode before, JsonNode after) {
    JsonNode patch = MergePatch.between(before, after);
    if (before.at(HIDDEN).size() != after.at(HIDDEN).size()) {
      ((ObjectNode) patch.path("network")).set("activation", after.at(ACTIVATION));
    }
    return patch;
  }

  /** Rows are the same on both sides of a patch. */
  private static JsonNode brief(JobSpec spec) {
    return new SpecEcho(spec, true).tree();
  }
}
