package dev.plateau.job;

import dev.plateau.data.Dataset;
import dev.plateau.diagnosis.Diagnosis;
import dev.plateau.diagnosis.evidence.FinishedRun;
import dev.plateau.diagnosis.evidence.FinishedRun.Ended;
import dev.plateau.diagnosis.trial.Budget;
import dev.plateau.json.KebabCase;
import dev.plateau.training.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/**
 * The diagnoses of completed jobs. Each is made when it is first asked for, and stored with its
 * job.
 *
 * <p>Remedies are tried on a thread of their own, which takes no turn from jobs that train. If the
 * process dies meanwhile, the next request starts the trials again.
 */
@Component
@EnableConfigurationProperties(DiagnosisProperties.class)
public class Diagnoses implements DisposableBean {
  private static final Logger LOG = LoggerFactory.getLogger(Diagnoses.class);

  private final Jobs jobs;
  private final DiagnosisProperties properties;
  private final Map<UUID, CompletableFuture<Diagnosis>> underWay = new ConcurrentHashMap<>();
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("trials").factory());
  private volatile boolean closed;

  Diagnoses(Jobs jobs, DiagnosisProperties properties) {
    this.jobs = jobs;
    this.properties = properties;
  }

  /**
   * The diagnosis of a job, complete once its trials are done.
   *
   * @throws JobInWrongState when the job has not run to its end
   */
  public CompletableFuture<Diagnosis> of(Job job) {
    Outcome outcome =
        job.metrics()
            .outcome()
            .orElseThrow(() ->
                new JobInWrongState(
                    "Only a completed job has a diagnosis; this job is %s."
                        .formatted(KebabCase.of(job.status()))));
    Optional<Diagnosis> kept = jobs.diagnosis(job.id());
    if (kept.isPresent()) {
      return CompletableFuture.completedFuture(kept.get());
    }
    return underWay.computeIfAbsent(
        job.id(), id -> CompletableFuture.supplyAsync(() -> make(job, outcome), thread));
  }

  private Diagnosis make(Job job, Outcome outcome) {
    try {
      List<RuntimeException> failures = new ArrayList<>();
      FinishedRun run = run(job, outcome);
      Budget budget = Budget.of(run.work(), properties.work(), () -> closed);
      Diagnosis made = Diagnosis.of(run, budget, failures);
      failures.forEach(failure ->
          LOG.error(
              "A check of job {} failed with an exception; its finding is reported as undecided",
              job.id(),
              failure));
      if (closed) {
        return made;
      }
      jobs.keep(job.id(), made);
      LOG.info("Diagnosed job {}: {}", job.id(), made.summary());
      return jobs.diagnosis(job.id()).orElse(made);
    } catch (RuntimeException e) {
      LOG.error("Job {} cannot be diagnosed: the diagnosis failed with an exception", job.id(), e);
      throw e;
    } finally {
      underWay.remove(job.id());
    }
  }

  private FinishedRun run(Job job, Outcome outcome) {
    UUID id = job.id();
    Dataset rows = jobs.data(job.spec().dataset());
    Ended ended =
        new Ended(
            jobs.history(id).orElseThrow(() -> new JobNotFound(id)),
            jobs.snapshots(id).orElseThrow(() -> new JobNotFound(id)),
            outcome);
    double[] theta = jobs.theta(id).orElseThrow(() -> new JobNotFound(id));
    return new FinishedRun(job.spec().training(), rows, job.metrics().bounds(), ended, theta);
  }

  @Override
  public void destroy() {
    closed = true;
    thread.shutdown();
  }
}
