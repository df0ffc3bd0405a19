package dev.plateau.web.result;

import dev.plateau.data.Dataset;
import dev.plateau.job.Job;
import dev.plateau.job.Jobs;
import dev.plateau.math.Numbers;
import dev.plateau.training.Direction;
import dev.plateau.training.Landscape;
import dev.plateau.training.Landscape.Step;
import dev.plateau.training.Spec;
import dev.plateau.training.Trajectory;
import dev.plateau.web.request.AllowedParameters;
import dev.plateau.web.request.ComputeThread;
import dev.plateau.web.request.ConditionalGet;
import dev.plateau.web.request.JobIds;
import dev.plateau.web.request.QueryParameters;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;

/** The loss of a job over a plane through its parameters. */
@RestController
class LandscapeController {
  private static final int POINTS = 100;

  private final Jobs jobs;
  private final Replay replay;
  private final ComputeThread computing;

  LandscapeController(Jobs jobs, Replay replay, ComputeThread computing) {
    this.jobs = jobs;
    this.replay = replay;
    this.computing = computing;
  }

  @GetMapping(
      path = "/v1/jobs/{id}/landscape",
      produces = {MediaType.APPLICATION_JSON_VALUE, PictureConverter.SVG, PictureConverter.PNG})
  @Nullable ResponseEntity<LandscapeView> landscape(
      @PathVariable String id,
      @RequestParam
          @AllowedParameters({"directions", "epoch", "from", "to", "resolution", "width", "height"})
          Map<String, String> given,
      WebRequest request) {
    Job job = jobs.get(JobIds.job(id));
    Spec spec = job.spec().training();
    QueryParameters query = new QueryParameters();
    int epoch = replay.epoch(job, Optional.ofNullable(given.get("epoch")), query);
    Dataset data = jobs.rows(job.spec()).training();
    PlaneReader plane = new PlaneReader(given, spec.network(), data.rows(), query);
    query.refuseIfAny();
    if (ConditionalGet.isAnswered(job, request)) {
      return null;
    }
    Numbers origin = Numbers.of(replay.theta(job, epoch));
    Trajectory way = replay.trajectory(job, POINTS);
    LandscapeView view =
        computing.run(
            plane.cost(),
            () -> {
              List<Direction> directions = plane.directions(spec, data, origin, way);
              Landscape landscape =
                  new Landscape(spec, data, origin, directions.getFirst(), directions.getLast());
              List<Step> path = landscape.path(way);
              Landscape.Grid grid =
                  landscape.grid(plane.from(path), plane.to(path), plane.resolution(), () -> false);
              return LandscapeView.of(
                  epoch,
                  grid,
                  directions,
                  path,
                  PictureCaptions.landscape(job, epoch),
                  plane.size());
            });
    return ConditionalGet.answer(job).body(view);
  }
}
