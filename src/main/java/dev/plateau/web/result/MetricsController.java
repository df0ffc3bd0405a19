package dev.plateau.web.result;

import dev.plateau.job.Job;
import dev.plateau.job.Jobs;
import dev.plateau.training.Partition;
import dev.plateau.training.TrainedNetwork;
import dev.plateau.web.request.ComputeThread;
import dev.plateau.web.request.ConditionalGet;
import dev.plateau.web.request.CsvConverter;
import dev.plateau.web.request.JobIds;
import dev.plateau.web.request.QueryParameters;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;

/** How well jobs predict, on training rows and on those held out. */
@RestController
class MetricsController {
  private final Jobs jobs;
  private final Replay replay;
  private final ComputeThread computing;

  MetricsController(Jobs jobs, Replay replay, ComputeThread computing) {
    this.jobs = jobs;
    this.replay = replay;
    this.computing = computing;
  }

  @GetMapping(
      path = "/v1/jobs/{id}/metrics",
      produces = {MediaType.APPLICATION_JSON_VALUE, CsvConverter.TEXT_CSV})
  @Nullable ResponseEntity<MetricsView> metrics(
      @PathVariable String id, @RequestParam Optional<String> epoch, WebRequest request) {
    Job job = jobs.get(JobIds.job(id));
    QueryParameters query = new QueryParameters();
    int wanted = replay.epoch(job, epoch, query);
    query.refuseIfAny();
    if (ConditionalGet.isAnswered(job, request)) {
      return null;
    }
    double[] theta = replay.theta(job, wanted);
    Partition rows = jobs.rows(job.spec());
    TrainedNetwork trained = new TrainedNetwork(job.spec().training(), rows.training(), theta);
    return ConditionalGet.answer(job)
        .body(
            computing.run(
                2.0 * rows.all().rows() * theta.length,
                () -> MetricsView.of(wanted, trained, rows)));
  }
}
