package dev.plateau.web.gradient;

import dev.plateau.data.Dataset;
import dev.plateau.diagnosis.update.UpdateReport;
import dev.plateau.job.Job;
import dev.plateau.job.Jobs;
import dev.plateau.math.Numbers;
import dev.plateau.network.GradientBudget;
import dev.plateau.network.GradientReport;
import dev.plateau.network.GradientRequest;
import dev.plateau.training.Spec;
import dev.plateau.web.gradient.GradientReader.Asked;
import dev.plateau.web.request.BodyLimit;
import dev.plateau.web.request.ComputeThread;
import dev.plateau.web.request.ConditionalGet;
import dev.plateau.web.request.JobIds;
import dev.plateau.web.request.QueryParameters;
import dev.plateau.web.result.Replay;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.ServletWebRequest;

/** The gradient of any loss at any theta, and of a job at any epoch. */
@RestController
@RequestMapping(produces = MediaType.APPLICATION_JSON_VALUE)
class GradientController {
  private static final Map<String, Boolean> FLAG =
      new TreeMap<>(Map.of("true", true, "false", false));

  private final GradientReader reader;
  private final Jobs jobs;
  private final Replay replay;
  private final ComputeThread computing;

  GradientController(GradientReader reader, Jobs jobs, Replay replay, ComputeThread computing) {
    this.reader = reader;
    this.jobs = jobs;
    this.replay = replay;
    this.computing = computing;
  }

  @PostMapping(path = "/v1/gradients", consumes = MediaType.APPLICATION_JSON_VALUE)
  GradientView post(
      @RequestBody byte[] body, @RequestParam Optional<String> rows, HttpServletRequest request) {
    QueryParameters query = new QueryParameters();
    boolean withRows = wantsRows(rows, query);
    query.refuseIfAny();
    return answer(reader.read(body), withRows, request);
  }

  @GetMapping("/v1/jobs/{id}/gradient")
  @Nullable ResponseEntity<GradientView> get(
      @PathVariable String id,
      @RequestParam Optional<String> epoch,
      @RequestParam Optional<String> rows,
      ServletWebRequest request) {
    Job job = jobs.get(JobIds.job(id));
    reader.checkSize(job.spec().training().network());
    QueryParameters query = new QueryParameters();
    int wanted = replay.epoch(job, epoch, query);
    boolean withRows = wantsRows(rows, query);
    query.refuseIfAny();
    if (ConditionalGet.isAnswered(job, request)) {
      return null;
    }
    return ConditionalGet.answer(job)
        .body(answer(asked(job, replay.theta(job, wanted)), withRows, request.getRequest()));
  }

  private static boolean wantsRows(Optional<String> rows, QueryParameters query) {
    return query.choice("rows", rows, FLAG).orElse(true);
  }

  private Asked asked(Job job, double[] theta) {
    Spec spec = job.spec().training();
    Dataset data = jobs.rows(job.spec()).training();
    GradientRequest gradient =
        new GradientRequest(
            spec.prepared(data, data), spec.network(), spec.loss(), Numbers.of(theta), List.of());
    return new Asked(gradient, spec.descent().optimizer(), Optional.empty());
  }

  private GradientView answer(Asked asked, boolean withRows, HttpServletRequest request) {
    GradientBudget budget = GradientBudget.of(asked.gradient());
    BodyLimit.hold(request, budget.memory(asked.gradient()));
    GradientReport report =
        computing.run(budget.cost(), () -> GradientReport.of(asked.gradient(), budget, withRows));
    Optional<UpdateReport> updates =
        asked
            .updates()
            .map(claimed ->
                computing.run(UpdateReport.work(claimed), () -> UpdateReport.of(claimed)));
    return GradientView.of(report, asked, updates);
  }
}
