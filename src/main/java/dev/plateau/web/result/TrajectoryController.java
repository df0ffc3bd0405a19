package dev.plateau.web.result;

import dev.plateau.job.Job;
import dev.plateau.job.Jobs;
import dev.plateau.training.TrainedNetwork;
import dev.plateau.training.Trajectory;
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

/** The parameters of a job along its epochs, to play it back without another request. */
@RestController
class TrajectoryController {
  private static final int MIN_POINTS = 2;
  private static final int MAX_POINTS = 1_000;
  private static final int DEFAULT_POINTS = 200;

  private final Jobs jobs;
  private final Replay replay;

  TrajectoryController(Jobs jobs, Replay replay) {
    this.jobs = jobs;
    this.replay = replay;
  }

  @GetMapping(path = "/v1/jobs/{id}/trajectory", produces = MediaType.APPLICATION_JSON_VALUE)
  @Nullable ResponseEntity<TrajectoryView> trajectory(
      @PathVariable String id, @RequestParam Optional<String> maxPoints, WebRequest request) {
    Job job = jobs.get(JobIds.job(id));
    QueryParameters query = new QueryParameters();
    int points =
        query.integer("maxPoints", maxPoints, MIN_POINTS, MAX_POINTS).orElse(DEFAULT_POINTS);
    int result = replay.epoch(job, Optional.empty(), query);
    query.refuseIfAny();
    if (ConditionalGet.isAnswered(job, request)) {
      return null;
    }
    Trajectory trajectory = replay.trajectory(job, points);
    TrainedNetwork trained =
        new TrainedNetwork(
            job.spec().training(), jobs.rows(job.spec()).training(), replay.theta(job, result));
    return ConditionalGet.answer(job).body(TrajectoryView.of(trajectory, trained));
  }
}
