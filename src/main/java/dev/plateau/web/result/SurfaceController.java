package dev.plateau.web.result;

import dev.plateau.data.Dataset;
import dev.plateau.job.Job;
import dev.plateau.job.Jobs;
import dev.plateau.plot.Caption;
import dev.plateau.plot.PredictionPlot;
import dev.plateau.training.Spec;
import dev.plateau.training.Surface;
import dev.plateau.training.TrainedNetwork;
import dev.plateau.web.request.AllowedParameters;
import dev.plateau.web.request.ComputeThread;
import dev.plateau.web.request.ConditionalGet;
import dev.plateau.web.request.CsvConverter;
import dev.plateau.web.request.JobIds;
import dev.plateau.web.request.QueryParameters;
import dev.plateau.web.result.RegionReader.Asked;
import java.util.ArrayList;
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

/** Predictions of a job on a grid over two inputs. */
@RestController
class SurfaceController {
  /** Values on each side by default: in numbers, and in a picture. */
  private static final int DEFAULT_RESOLUTION = 50;

  private static final int PICTURE_RESOLUTION = 200;

  private final Jobs jobs;
  private final Replay replay;
  private final ComputeThread computing;

  SurfaceController(Jobs jobs, Replay replay, ComputeThread computing) {
    this.jobs = jobs;
    this.replay = replay;
    this.computing = computing;
  }

  @GetMapping(
      path = "/v1/jobs/{id}/surface",
      produces = {
        MediaType.APPLICATION_JSON_VALUE,
        CsvConverter.TEXT_CSV,
        PictureConverter.SVG,
        PictureConverter.PNG
      })
  @Nullable ResponseEntity<SurfaceView> surface(
      @PathVariable String id,
      @RequestParam
          @AllowedParameters({
            "x",
            "y",
            "from",
            "to",
            "resolution",
            "output",
            "epoch",
            "width",
            "height"
          })
          Map<String, String> given,
      WebRequest request) {
    Job job = jobs.get(JobIds.job(id));
    Spec spec = job.spec().training();
    QueryParameters query = new QueryParameters();
    int epoch = replay.epoch(job, Optional.ofNullable(given.get("epoch")), query);
    Dataset data = jobs.rows(job.spec()).training();
    Asked asked = new RegionReader(given, spec.network(), data, query).read();
    query.refuseIfAny();
    if (ConditionalGet.isAnswered(job, request)) {
      return null;
    }
    Surface surface =
        new Surface(new TrainedNetwork(spec, data, replay.theta(job, epoch)), asked.region());
    Caption caption = caption(surface, job, epoch);
    return ConditionalGet.answer(job).body(view(surface, asked, data, caption));
  }

  private SurfaceView view(Surface surface, Asked asked, Dataset data, Caption caption) {
    int max = RegionReader.maxResolution(surface.network());
    int inNumbers = asked.resolution().orElse(Math.min(DEFAULT_RESOLUTION, max));
    int inPictures = asked.resolution().orElse(Math.min(PICTURE_RESOLUTION, max));
    double cost = (double) inNumbers * inNumbers * surface.network().parameters();
    return SurfaceView.of(
        computing.run(cost, () -> surface.grid(inNumbers)),
        surface.held(),
        asked.region(),
        new Picture(
            asked.size(),
            size ->
                PredictionPlot.of(surface.grid(inPictures), asked.region(), data)
                    .drawn(caption, size)));
  }

  private static Caption caption(Surface surface, Job job, int epoch) {
    List<String> more = new ArrayList<>();
    if (surface.held().stream().anyMatch(Double::isFinite)) {
      more.add("other inputs at their means");
    }
    return PictureCaptions.predictions(job, epoch, more);
  }
}
