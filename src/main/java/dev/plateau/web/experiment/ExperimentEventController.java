package dev.plateau.web.experiment;

import dev.plateau.experiment.Experiment;
import dev.plateau.experiment.ExperimentFeed;
import dev.plateau.experiment.ExperimentNotFound;
import dev.plateau.experiment.Experiments;
import dev.plateau.web.experiment.ExperimentView.ProgressView;
import dev.plateau.web.job.EventStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** Live progress of experiments as server-sent events, each stream on its request's thread. */
@RestController
class ExperimentEventController {
  private static final Logger LOG = LoggerFactory.getLogger(ExperimentEventController.class);
  private static final Duration PAUSE = Duration.ofMillis(250);
  private static final Duration HEARTBEAT = Duration.ofSeconds(15);

  private final Experiments experiments;
  private final ExperimentFeed feed;
  private final JsonMapper json;

  ExperimentEventController(Experiments experiments, ExperimentFeed feed, JsonMapper json) {
    this.experiments = experiments;
    this.feed = feed;
    this.json = json;
  }

  @GetMapping(path = "/v1/experiments/{id}/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  void events(
      @PathVariable String id,
      @RequestHeader(name = "Last-Event-ID") Optional<String> lastEventId,
      HttpServletRequest request,
      HttpServletResponse response) {
    UUID known = experiments.get(ExperimentController.id(id)).id();
    if (EventStream.needsNone(request, response, lastEventId)) {
      return;
    }
    try {
      follow(known, new EventStream(response, json), lastEventId.orElse(""));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException | ExperimentNotFound e) {
      LOG.debug("A stream ended early: its client left or the experiment was deleted", e);
    }
  }

  private void follow(UUID id, EventStream stream, String lastEventId)
      throws IOException, InterruptedException {
    String seen = lastEventId;
    long sentAt = System.nanoTime();
    boolean open = true;
    Experiment experiment = experiments.get(id);
    while (!experiment.isTerminal() && open) {
      String done = Integer.toString(experiment.progress().done());
      if (!done.equals(seen)) {
        stream.send("progress", done, ProgressView.of(experiment));
        seen = done;
        sentAt = System.nanoTime();
      } else if (System.nanoTime() - sentAt > HEARTBEAT.toNanos()) {
        stream.heartbeat();
        sentAt = System.nanoTime();
      }
      open = feed.await(PAUSE);
      experiment = experiments.get(id);
    }
    if (experiment.isTerminal()) {
      Experiment ended = experiment;
      stream.send(
          EventStream.FINISHED,
          EventStream.FINISHED,
          experiments.ofResults(ended, results -> ExperimentView.of(ended, results)));
    }
  }
}
