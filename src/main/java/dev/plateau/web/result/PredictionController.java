package dev.plateau.web.result;

import dev.plateau.data.Dataset;
import dev.plateau.job.Job;
import dev.plateau.job.Jobs;
import dev.plateau.network.Objective;
import dev.plateau.training.Spec;
import dev.plateau.web.request.ComputeThread;
import dev.plateau.web.request.ConditionalGet;
import dev.plateau.web.request.CsvConverter;
import dev.plateau.web.request.JobIds;
import dev.plateau.web.request.QueryParameters;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
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
import org.springframework.web.context.request.WebRequest;

/** Predictions of a job, on its training rows and on new ones. */
@RestController
@RequestMapping(
    path = "/v1/jobs/{id}/predictions",
    produces = {MediaType.APPLICATION_JSON_VALUE, CsvConverter.TEXT_CSV})
class PredictionController {
  private final Jobs jobs;
  private final InputReader inputs;
  private final Replay replay;
  private final ComputeThread computing;

  PredictionController(Jobs jobs, InputReader inputs, Replay replay, ComputeThread computing) {
    this.jobs = jobs;
    this.inputs = inputs;
    this.replay = replay;
    this.computing = computing;
  }

  @GetMapping
  @Parameter(in = ParameterIn.QUERY, name = "x")
  @Nullable ResponseEntity<PredictionsView> get(
      @PathVariable String id,
      @RequestParam Optional<String> epoch,
      HttpServletRequest servlet,
      WebRequest request) {
    Job job = jobs.get(JobIds.job(id));
    QueryParameters query = new QueryParameters();
    int wanted = replay.epoch(job, epoch, query);
    String[] values = servlet.getParameterValues("x");
    List<double[]> rows = values == null ? null : inputs.read(values, job, query);
    query.refuseIfAny();
    if (ConditionalGet.isUnchanged(job, request)) {
      return null;
    }
    double[] theta = replay.theta(job, wanted);
    PredictionsView predictions = rows == null ? onTrainingRows(job, theta) : on(rows, job, theta);
    return ConditionalGet.answer(job).body(predictions);
  }

  @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
  PredictionsView post(@PathVariable String id, @RequestBody byte[] body) {
    Job job = jobs.get(JobIds.job(id));
    double[] theta = replay.theta(job, job.metrics().progress().epoch());
    return on(inputs.read(body, job), job, theta);
  }

  private PredictionsView onTrainingRows(Job job, double[] theta) {
    Dataset data = jobs.data(job.spec().dataset());
    return new PredictionsView(data.inputRows(), data.targetRows(), predict(job, data, theta));
  }

  private PredictionsView on(List<double[]> rows, Job job, double[] theta) {
    double[][] targets = new double[rows.size()][job.spec().training().network().outputs()];
    Dataset data = Dataset.ofRows(rows.toArray(double[][]::new), targets);
    return new PredictionsView(rows, null, predict(job, data, theta));
  }

  private List<double[]> predict(Job job, Dataset data, double[] theta) {
    Spec spec = job.spec().training();
    Dataset rows = spec.prepared(data, jobs.data(job.spec().dataset()));
    return computing.run(
        (double) rows.rows() * theta.length,
        () -> Arrays.asList(new Objective(spec.network(), spec.loss(), rows).predictions(theta)));
  }
}
