package dev.plateau.web.job;

import dev.plateau.job.Job;
import dev.plateau.job.JobFeed;
import dev.plateau.job.JobFeed.Update;
import dev.plateau.job.JobFeed.Watch;
import dev.plateau.job.JobNotFound;
import dev.plateau.job.Jobs;
import dev.plateau.web.request.JobIds;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
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
  private static final String FINISHED = "finished";

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
      HttpServletRequest request,
      HttpServletResponse response) {
    UUID known = JobIds.job(id);
    jobs.get(known);
    if (lastEventId.filter(FINISHED::equals).isPresent()) {
      response.setStatus(HttpStatus.NO_CONTENT.value());
      return;
    }
    if (request.getMethod().equals(HttpMethod.HEAD.name())) {
      response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
      return;
    }
    try (Watch watch = feed.watch(known)) {
      EventStream stream = new EventStream(response, json);
      follow(known, watch, stream, lastEventId.flatMap(EventController::epoch).orElse(-1));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException | JobNotFound e) {
      LOG.debug("A stream ended early: its client disconnected or the job was deleted", e);
    }
  }

  private void follow(UUID id, Watch watch, EventStream stream, int seen)
      throws IOException, InterruptedException {
    Job job = jobs.get(id);
    ProgressEvents progress = new ProgressEvents(stream, job, InstantSource.system(), seen);
    while (!job.isTerminal() && watch.isOpen()) {
      Update update = watch.next(progress.until(HEARTBEAT));
      boolean ended = update != null && update.ended();
      if (update != null && !ended) {
        progress.offer(update);
      }
      boolean sent = progress.send();
      if (ended || (update == null && !sent)) {
        job = jobs.get(id);
        if (!job.isTerminal()) {
          stream.heartbeat();
        }
      }
    }
    if (job.isTerminal()) {
      stream.send(FINISHED, FINISHED, JobView.of(job));
    }
  }

  private static Optional<Integer> epoch(String lastEventId) {
    return lastEventId.matches("\\d{1,9}")
        ? Optional.of(Integer.parseInt(lastEventId))
        : Optional.empty();
  }
}
