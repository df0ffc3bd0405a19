package dev.plateau.web.job;

import dev.plateau.job.Job;
import dev.plateau.job.JobQueue;
import dev.plateau.job.JobStatus;
import dev.plateau.job.Jobs;
import dev.plateau.json.KebabCase;
import dev.plateau.spec.JobSpecReader;
import dev.plateau.training.Outcome;
import dev.plateau.web.request.Addresses;
import dev.plateau.web.request.ConditionalGet;
import dev.plateau.web.request.ConditionalGet.Version;
import dev.plateau.web.request.JobIds;
import dev.plateau.web.request.PreferHeader;
import dev.plateau.web.request.QueryParameters;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
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

/**
 * Creates, returns, lists, pauses, resumes, cancels and deletes jobs; what has nothing to represent
 * works whatever {@code Accept} says.
 */
@RestController
@RequestMapping(path = "/v1/jobs", produces = MediaType.APPLICATION_JSON_VALUE)
class JobController {
  private final JobSpecReader reader;
  private final JobQueue queue;
  private final Jobs jobs;
  private final JobAwaiter waiting;
  private final JobSubmission submission;

  JobController(
      JobSpecReader reader,
      JobQueue queue,
      Jobs jobs,
      JobAwaiter waiting,
      JobSubmission submission) {
    this.reader = reader;
    this.queue = queue;
    this.jobs = jobs;
    this.waiting = waiting;
    this.submission = submission;
  }

  /** A page of jobs, and the cursor of the next one. */
  @Schema(name = "JobPage")
  record Page(
      List<JobView> items,
      @Schema(description = "the cursor of the next page; null on the last one")
          @Nullable String next) {}

  @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<JobView> create(@RequestBody byte[] body, @RequestHeader HttpHeaders headers) {
    return submission.submit(reader.read(body), headers);
  }

  @GetMapping("/{id}")
  @Nullable ResponseEntity<JobView> get(
      @PathVariable String id, @RequestHeader HttpHeaders headers, WebRequest request) {
    UUID known = JobIds.job(id);
    Optional<Duration> wait = PreferHeader.wait(headers);
    Job job = wait.map(time -> waiting.forEnd(known, time)).orElseGet(() -> jobs.get(known));
    if (ConditionalGet.isAnswered(Version.of(job), request)) {
      return null;
    }
    ResponseEntity.BodyBuilder answer = ConditionalGet.answer(job);
    wait.ifPresent(time -> answer.header(PreferHeader.APPLIED, "wait=" + time.toSeconds()));
    return answer.body(JobView.of(job));
  }

  @GetMapping
  ResponseEntity<Page> list(
      @RequestParam Optional<String> status,
      @RequestParam Optional<String> outcome,
      @RequestParam Optional<String> limit,
      @RequestParam Optional<String> cursor) {
    QueryParameters query = new QueryParameters();
    Jobs.Filter filter =
        new Jobs.Filter(
            query.choice("status", status, KebabCase.of(JobStatus.class)),
            query.choice("outcome", outcome, KebabCase.of(Outcome.class)),
            query.cursor("cursor", cursor),
            query.integer("limit", limit, 1, 100).orElse(20) + 1);
    query.refuseIfAny();
    List<Job> found = jobs.list(filter);
    boolean more = found.size() == filter.limit();
    List<Job> page = more ? found.subList(0, found.size() - 1) : found;
    String next = more ? page.getLast().id().toString() : null;
    ResponseEntity.BodyBuilder answer = ResponseEntity.ok();
    if (next != null) {
      answer.header(HttpHeaders.LINK, link(filter, next));
    }
    return answer.body(new Page(page.stream().map(JobView::brief).toList(), next));
  }

  private static String link(Jobs.Filter filter, String next) {
    StringBuilder address = new StringBuilder("<" + Addresses.of("/v1/jobs?"));
    filter.status().ifPresent(status -> address.append("status=" + KebabCase.of(status) + "&"));
    filter.outcome().ifPresent(outcome -> address.append("outcome=" + KebabCase.of(outcome) + "&"));
    return address + "limit=" + (filter.limit() - 1) + "&cursor=" + next + ">; rel=\"next\"";
  }

  @PostMapping(path = "/{id}/cancel", produces = MediaType.ALL_VALUE)
  ResponseEntity<JobView> cancel(@PathVariable String id, WebRequest request) {
    return accepted(id, request, queue::cancel);
  }

  @PostMapping(path = "/{id}/pause", produces = MediaType.ALL_VALUE)
  ResponseEntity<JobView> pause(@PathVariable String id, WebRequest request) {
    return accepted(id, request, queue::pause);
  }

  @PostMapping(path = "/{id}/resume", produces = MediaType.ALL_VALUE)
  ResponseEntity<JobView> resume(@PathVariable String id, WebRequest request) {
    return accepted(id, request, queue::resume);
  }

  private ResponseEntity<JobView> accepted(String id, WebRequest request, Consumer<UUID> change) {
    UUID known = JobIds.job(id);
    submission.change(
        known,
        job -> {
          checkSeen(job, request);
          change.accept(job);
        });
    return ResponseEntity.accepted()
        .contentType(MediaType.APPLICATION_JSON)
        .body(JobView.of(jobs.get(known)));
  }

  @DeleteMapping(path = "/{id}", produces = MediaType.ALL_VALUE)
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void delete(@PathVariable String id, WebRequest request) {
    UUID known = JobIds.job(id);
    checkSeen(known, request);
    queue.delete(known);
  }

  private void checkSeen(UUID id, WebRequest request) {
    ConditionalGet.checkMatch(() -> Version.of(jobs.get(id)), request);
  }
}
