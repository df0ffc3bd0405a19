package dev.plateau.web.diagnosis;

import dev.plateau.diagnosis.Diagnosis;
import dev.plateau.job.Diagnoses;
import dev.plateau.job.Job;
import dev.plateau.job.Jobs;
import dev.plateau.web.request.ConditionalGet;
import dev.plateau.web.request.JobIds;
import dev.plateau.web.request.PreferHeader;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;

/** Why a job ended as it did, and what was tried against it. */
@RestController
class DiagnosisController {
  private static final String RETRY_SECONDS = "1";

  private final Jobs jobs;
  private final Diagnoses diagnoses;
  private final DiagnosisWriter writer;

  DiagnosisController(Jobs jobs, Diagnoses diagnoses, DiagnosisWriter writer) {
    this.jobs = jobs;
    this.diagnoses = diagnoses;
    this.writer = writer;
  }

  @GetMapping(path = "/v1/jobs/{id}/diagnosis", produces = MediaType.APPLICATION_JSON_VALUE)
  @Nullable ResponseEntity<DiagnosisView> show(
      @PathVariable String id, @RequestHeader HttpHeaders headers, WebRequest request) {
    Job job = jobs.get(JobIds.job(id));
    Optional<Duration> wait = PreferHeader.wait(headers);
    CompletableFuture<Diagnosis> diagnosis = diagnoses.of(job);
    await(diagnosis, wait.orElse(Duration.ZERO));
    if (!diagnosis.isDone()) {
      return ResponseEntity.status(HttpStatus.ACCEPTED)
          .header(HttpHeaders.RETRY_AFTER, RETRY_SECONDS)
          .body(writer.view(job, diagnoses.untried(job)));
    }
    if (ConditionalGet.isAnswered(job, request)) {
      return null;
    }
    ResponseEntity.BodyBuilder answer =
        job.isTerminal() ? ConditionalGet.answer(job) : ResponseEntity.ok();
    wait.ifPresent(time -> answer.header(PreferHeader.APPLIED, "wait=" + time.toSeconds()));
    return answer.body(writer.view(job, result(diagnosis)));
  }

  /** Waits for an end of any kind. */
  private static void await(CompletableFuture<Diagnosis> diagnosis, Duration atMost) {
    diagnosis
        .handle((made, failure) -> true)
        .completeOnTimeout(false, atMost.toNanos(), TimeUnit.NANOSECONDS)
        .join();
  }

  private static Diagnosis result(CompletableFuture<Diagnosis> diagnosis) {
    try {
      return diagnosis.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw e;
    }
  }
}
