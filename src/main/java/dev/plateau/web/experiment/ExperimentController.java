package dev.plateau.web.experiment;

import dev.plateau.experiment.Experiment;
import dev.plateau.experiment.ExperimentNotFound;
import dev.plateau.experiment.ExperimentQueue;
import dev.plateau.experiment.Experiments;
import dev.plateau.experiment.Maps;
import dev.plateau.experiment.PlanReader;
import dev.plateau.experiment.Submission;
import dev.plateau.job.Once;
import dev.plateau.web.request.Addresses;
import dev.plateau.web.request.AllowedParameters;
import dev.plateau.web.request.ConditionalGet;
import dev.plateau.web.request.ConditionalGet.Version;
import dev.plateau.web.request.JobIds;
import dev.plateau.web.request.PreferHeader;
import dev.plateau.web.request.QueryParameters;
import dev.plateau.web.result.PictureConverter;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;

/** Creates, returns, lists, cancels and deletes experiments. */
@RestController
@RequestMapping(path = "/v1/experiments", produces = MediaType.APPLICATION_JSON_VALUE)
class ExperimentController {
  private final PlanReader reader;
  private final ExperimentQueue queue;
  private final Once once;
  private final Experiments experiments;
  private final ExperimentAwaiter waiting;

  ExperimentController(
      PlanReader reader,
      ExperimentQueue queue,
      Once once,
      Experiments experiments,
      ExperimentAwaiter waiting) {
    this.reader = reader;
    this.queue = queue;
    this.once = once;
    this.experiments = experiments;
    this.waiting = waiting;
  }

  /** 201 with an experiment that has ended while the client waited, else 202. */
  @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<ExperimentView> create(
      @RequestBody byte[] body, @RequestHeader HttpHeaders headers) {
    Submission submission = reader.read(body);
    UUID id = once.change(() -> queue.submit(submission));
    Optional<Duration> wait = PreferHeader.wait(headers);
    Experiment experiment = known(id, wait);
    boolean waited = wait.isPresent() && experiment.isTerminal();
    ResponseEntity.BodyBuilder answer =
        ResponseEntity.status(waited ? HttpStatus.CREATED : HttpStatus.ACCEPTED)
            .location(URI.create(Addresses.of("/v1/experiments/" + id)));
    if (waited) {
      answer.header(PreferHeader.APPLIED, "wait=" + wait.get().toSeconds());
    }
    return answer.body(view(experiment));
  }

  private Experiment known(UUID id, Optional<Duration> wait) {
    return wait.map(time -> waiting.forEnd(id, time)).orElseGet(() -> experiments.get(id));
  }

  private ExperimentView view(Experiment experiment) {
    return ExperimentView.of(experiment, experiments.results(experiment));
  }

  @GetMapping(
      path = "/{id}",
      produces = {MediaType.APPLICATION_JSON_VALUE, PictureConverter.SVG, PictureConverter.PNG})
  @Nullable ResponseEntity<ExperimentAnswer> get(
      @PathVariable String id,
      @RequestParam
          @AllowedParameters({"x", "y", "value", "copies", "curve", "metric", "width", "height"})
          Map<String, String> given,
      @RequestHeader HttpHeaders headers,
      WebRequest request) {
    Optional<Duration> wait = PreferHeader.wait(headers);
    Experiment experiment = known(id(id), wait);
    Optional<ExperimentAnswer> drawn = drawn(experiment, given, headers);
    if (ConditionalGet.isAnswered(version(experiment), request)) {
      return null;
    }
    ResponseEntity.BodyBuilder answer = ConditionalGet.answer(experiment.isTerminal());
    wait.ifPresent(time -> answer.header(PreferHeader.APPLIED, "wait=" + time.toSeconds()));
    return answer.body(drawn.isPresent() ? drawn.get() : view(experiment));
  }

  /** A curve or a map, where one is asked for; a curve too where there is nothing for a map. */
  private Optional<ExperimentAnswer> drawn(
      Experiment experiment, Map<String, String> given, HttpHeaders headers) {
    boolean curve = CurveReader.isAsked(given);
    if (!curve && !MapReader.isAsked(given, headers.getAccept())) {
      return Optional.empty();
    }
    Maps maps = experiments.maps(experiment);
    if (curve || (maps.sides().size() == 1 && !MapReader.namesOne(given))) {
      return Optional.of(
          new CurveReader(given).read(experiment, experiments.results(experiment).curves()));
    }
    return Optional.of(new MapReader(given).read(experiment, maps));
  }

  @GetMapping
  ResponseEntity<ExperimentPage> list(
      @RequestParam Optional<String> limit, @RequestParam Optional<String> cursor) {
    QueryParameters query = new QueryParameters();
    Optional<UUID> before = query.cursor("cursor", cursor);
    int most = query.integer("limit", limit, 1, 100).orElse(20);
    query.refuseIfAny();
    List<Experiment> found = experiments.list(before, most + 1);
    List<Experiment> page = found.subList(0, Math.min(most, found.size()));
    String next = found.size() > most ? page.getLast().id().toString() : null;
    ResponseEntity.BodyBuilder answer = ResponseEntity.ok();
    if (next != null) {
      answer.header(
          HttpHeaders.LINK,
          "<%s?limit=%d&cursor=%s>; rel=\"next\""
              .formatted(Addresses.of("/v1/experiments"), most, next));
    }
    return answer.body(
        new ExperimentPage(page.stream().map(ExperimentPage.Item::of).toList(), next));
  }

  @PostMapping(path = "/{id}/cancel", produces = MediaType.ALL_VALUE)
  ResponseEntity<ExperimentView> cancel(@PathVariable String id, WebRequest request) {
    UUID known = id(id);
    once.change(() -> {
      checkSeen(known, request);
      queue.cancel(known);
      return known;
    });
    return ResponseEntity.accepted()
        .contentType(MediaType.APPLICATION_JSON)
        .body(view(experiments.get(known)));
  }

  @DeleteMapping(path = "/{id}", produces = MediaType.ALL_VALUE)
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void delete(@PathVariable String id, WebRequest request) {
    UUID known = id(id);
    checkSeen(known, request);
    queue.delete(known);
  }

  private void checkSeen(UUID id, WebRequest request) {
    ConditionalGet.checkMatch(() -> version(experiments.get(id)), request);
  }

  static Version version(Experiment experiment) {
    return new Version(
        experiment.id().toString(),
        experiment.life() + experiment.progress().toString(),
        experiment.isTerminal());
  }

  /** The id of an experiment. None is found where the text cannot be an id. */
  static UUID id(String text) {
    return JobIds.parse(text).orElseThrow(() -> new ExperimentNotFound(text));
  }
}
