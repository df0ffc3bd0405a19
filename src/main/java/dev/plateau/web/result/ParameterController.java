package dev.plateau.web.result;

import dev.plateau.job.Job;
import dev.plateau.job.Jobs;
import dev.plateau.web.request.ConditionalGet;
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

/** The parameters of a job after any epoch. */
@RestController
class ParameterController {
  private final Jobs jobs;
  private final Replay replay;

  ParameterController(Jobs jobs, Replay replay) {
    this.jobs = jobs;
    this.replay = replay;
  }

  @GetMapping(path = "/v1/jobs/{id}/parameters", produces = MediaType.APPLICATION_JSON_VALUE)
  @Nullable ResponseEntity<ParametersView> parameters(
      @PathVariable String id, @RequestParam Optional<String> epoch, WebRequest request) {
    Job job = jobs.get(JobIds.job(id));
    QueryParameters query = new QueryParameters();
    int wanted = replay.epoch(job, epoch, query);
    query.refuseIfAny();
    if (ConditionalGet.isAnswered(job, request)) {
      return null;
    }
    double[] theta = replay.theta(job, wanted);
    return ConditionalGet.answer(job)
        .body(ParametersView.of(wanted, job.spec().training().network(), theta));
  }
}
