package dev.plateau.web.result;

import dev.plateau.job.Job;
import dev.plateau.job.Jobs;
import dev.plateau.plot.LossPlot;
import dev.plateau.plot.Size;
import dev.plateau.training.History;
import dev.plateau.training.History.Point;
import dev.plateau.training.Preparation;
import dev.plateau.web.request.AllowedParameters;
import dev.plateau.web.request.ConditionalGet;
import dev.plateau.web.request.CsvConverter;
import dev.plateau.web.request.JobIds;
import dev.plateau.web.request.QueryParameters;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;

/** The loss curves of jobs. */
@RestController
class LossController {
  private static final Map<String, Boolean> LOGARITHMIC =
      new TreeMap<>(Map.of("linear", false, "log", true));

  private static final Size DEFAULT_SIZE = new Size(800, 450);

  private final Jobs jobs;

  LossController(Jobs jobs) {
    this.jobs = jobs;
  }

  /** Which losses a query asks for, and the look of a picture of them. */
  private record Asked(
      int from, int to, Optional<Integer> maxPoints, boolean logarithmic, Size size) {}

  @GetMapping(
      path = "/v1/jobs/{id}/losses",
      produces = {
        MediaType.APPLICATION_JSON_VALUE,
        CsvConverter.TEXT_CSV,
        PictureConverter.SVG,
        PictureConverter.PNG
      })
  @Nullable ResponseEntity<LossesView> losses(
      @PathVariable String id,
      @RequestParam @AllowedParameters({"from", "to", "maxPoints", "scale", "width", "height"})
          Map<String, String> query,
      WebRequest request) {
    Job job = jobs.get(JobIds.job(id));
    Asked asked = asked(query);
    if (ConditionalGet.isAnswered(job, request)) {
      return null;
    }
    LossesView losses =
        jobs.lossesSoFar(job.id())
            .map(history -> view(points(history, asked), history, asked, job))
            .orElseGet(() -> none(asked, job));
    return ConditionalGet.answer(job).body(losses);
  }

  private static Asked asked(Map<String, String> given) {
    QueryParameters query = new QueryParameters();
    int from = integer("from", 0, Integer.MAX_VALUE, given, query).orElse(0);
    int to = integer("to", 0, Integer.MAX_VALUE, given, query).orElse(Integer.MAX_VALUE);
    Optional<Integer> maxPoints = integer("maxPoints", 2, 1_000_000, given, query);
    Optional<Boolean> logarithmic =
        query.choice("scale", Optional.ofNullable(given.get("scale")), LOGARITHMIC);
    Size size = PictureConverter.size(given, DEFAULT_SIZE, query);
    if (to < from) {
      query.outOfRange("to", "must not be below from: %d < %d".formatted(to, from));
    }
    query.refuseIfAny();
    return new Asked(from, to, maxPoints, logarithmic.orElse(false), size);
  }

  private static Optional<Integer> integer(
      String name, int min, int max, Map<String, String> given, QueryParameters query) {
    return query.integer(name, Optional.ofNullable(given.get(name)), min, max);
  }

  private static List<Point> points(History history, Asked asked) {
    return asked
        .maxPoints()
        .map(count -> history.between(asked.from(), asked.to(), count))
        .orElseGet(() -> history.between(asked.from(), asked.to()));
  }

  private static LossesView none(Asked asked, Job job) {
    Preparation preparation = job.spec().training().preparation();
    return LossesView.of(List.of(), preparation, false, 0, picture(List.of(), asked, job));
  }

  private static LossesView view(List<Point> points, History history, Asked asked, Job job) {
    boolean sampled = asked.maxPoints().isPresent() || !history.complete();
    Preparation preparation = job.spec().training().preparation();
    return LossesView.of(
        points, preparation, sampled, history.epochs() + 1, picture(points, asked, job));
  }

  private static Picture picture(List<Point> points, Asked asked, Job job) {
    LossPlot plot =
        new LossPlot(
            PictureCaptions.losses(job), points, job.metrics().bounds(), asked.logarithmic());
    return new Picture(asked.size(), plot::drawn);
  }
}
