package dev.plateau.web.job;

import dev.plateau.job.Job;
import dev.plateau.job.JobFeed;
import dev.plateau.job.JobFeed.Update;
import dev.plateau.job.JobFeed.Watch;
import dev.plateau.job.JobNotFound;
import dev.plateau.job.Jobs;
import dev.plateau.web.request.JobIds;
import dev.plateau.web.request.QueryParameters;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/**
 * Live progress as server-sent events.
 *
 * <p>Each stream is a loop on the virtual thread of its request. It holds only the latest update: a
 * slow reader misses some, and costs no memory.
 */
@RestController
class EventController {
  private static final Logger LOG = LoggerFactory.getLogger(EventController.class);
  private static final Duration HEARTBEAT = Duration.ofSeconds(15);
  private static final Map<String, Boolean> FLAG = Map.of("true", true, "false", false);

  private final Jobs jobs;
  private final JobFeed feed;
  private final JsonMapper json;

  EventController(Jobs jobs, JobFeed feed, JsonMapper json) {
    this.jobs = jobs;
    this.feed = feed;
    this.json = json;
  }

  @GetMapping(path = "/v1/jobs/{id}/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  void events(
      @PathVariable String id,
      @RequestHeader(name = "Last-Event-ID") Optional<String> lastEventId,
      @RequestParam Optional<String> parameters,
      HttpServletRequest request,
      HttpServletResponse response) {
    UUID known = JobIds.job(id);
    jobs.get(known);
    QueryParameters query = new QueryParameters();
    boolean withTheta = query.choice("parameters", parameters, FLAG).orElse(false);
    query.refuseIfAny();
    if (EventStream.needsNone(request, response, lastEventId)) {
      return;
    }
    try (Watch watch = feed.watch(known, withTheta)) {
      EventStream stream = new EventStream(response, json);
      int seen = lastEventId.flatMap(EventController::epoch).orElse(-1);
      Job job = jobs.get(known);
      follow(
          job,
          watch,
          new ProgressEvents(stream, job, InstantSource.system(), watch.before(), seen, withTheta),
          stream);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException | JobNotFound e) {
      LOG.debug("A stream ended early: its client disconnected or the job was deleted", e);
    }
  }

  private void follow(Job watched, Watch watch, ProgressEvents progress, EventStream stream)
      throws IOException, InterruptedException {
    UUID id = watched.id();
    Job job = watched;
    boolean paused = false;
    while (!job.isTerminal() && watch.isOpen()) {
      Update update = watch.next(progress.until(HEARTBEAT));
      // What comes meanwhile, such as a resume, goes before the pause that it ends.
      while (update != null && (update.ended() || (update.paused() && !paused))) {
        Update later = watch.next(progress.jobDelay());
        if (later == null) {
          break;
        }
        update = later;
      }
      boolean ended = update != null && update.ended();
      if (update != null && update.paused() && !paused) {
        progress.skipTo(update.epoch());
        stream.send("paused", Integer.toString(update.epoch()), JobView.of(jobs.get(id)));
      } else if (update != null && !ended) {
        progress.offer(update);
      }
      paused = update == null ? paused : update.paused();
      boolean sent = progress.send();
      if (ended || (update == null && !sent)) {
        job = jobs.get(id);
        if (!job.isTerminal()) {
          stream.heartbeat();
        }
      }
    }
    if (job.isTerminal()) {
      stream.send(EventStream.FINISHED, EventStream.FINISHED, JobView.of(job));
    }
  }

  private static Optional<Integer> epoch(String lastEventId) {
    return lastEventId.matches("\\d{1,9}")
        ? Optional.of(Integer.parseInt(lastEventId))
        : Optional.empty();
  }
}
