package dev.plateau.web.job;

import dev.plateau.job.Job;
import dev.plateau.job.JobQueue;
import dev.plateau.job.Jobs;
import dev.plateau.job.Once;
import dev.plateau.spec.JobSpec;
import dev.plateau.web.request.Addresses;
import dev.plateau.web.request.PreferHeader;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Submits jobs and answers with them, finished where the client waits for that. */
@Component
public class JobSubmission {
  private final JobQueue queue;
  private final Once once;
  private final Jobs jobs;
  private final JobAwaiter waiting;

  JobSubmission(JobQueue queue, Once once, Jobs jobs, JobAwaiter waiting) {
    this.queue = queue;
    this.once = once;
    this.jobs = jobs;
    this.waiting = waiting;
  }

  /** Changes a job, once for each idempotency key. */
  void change(UUID id, Consumer<UUID> change) {
    once.change(() -> {
      change.accept(id);
      return id;
    });
  }

  /** 201 with a job that has ended while the client waited, else 202. */
  public ResponseEntity<JobView> submit(JobSpec spec, HttpHeaders headers) {
    UUID fresh = queue.newId();
    Supplier<UUID> submission =
        () ->
            once.change(() -> {
              queue.submit(fresh, spec);
              return fresh;
            });
    Optional<Duration> wait = PreferHeader.wait(headers);
    Job job =
        wait.map(time -> waiting.forEnd(fresh, submission, time))
            .orElseGet(() -> jobs.get(submission.get()));
    boolean waited = wait.isPresent() && job.isTerminal();
    ResponseEntity.BodyBuilder answer =
        ResponseEntity.status(waited ? HttpStatus.CREATED : HttpStatus.ACCEPTED)
            .location(URI.create(Addresses.of("/v1/jobs/" + job.id())));
    if (waited) {
      answer.header(PreferHeader.APPLIED, "wait=" + wait.get().toSeconds());
    }
    return answer.body(JobView.of(job));
  }
}
