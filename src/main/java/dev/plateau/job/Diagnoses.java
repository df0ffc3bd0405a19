package dev.plateau.job;

import dev.plateau.diagnosis.Diagnosis;
import dev.plateau.diagnosis.evidence.FinishedRun;
import dev.plateau.diagnosis.trial.Budget;
import dev.plateau.spec.JobSpec;
import dev.plateau.trace.Traces;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
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
 * The diagnoses of jobs that do not train. Each is made when it is first asked for, and stored with
 * the job's result where it has one.
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
  private final DiagnosedRuns runs;
  private final MemoryBudget memory;
  private final Traces traces;
  private final Map<Subject, CompletableFuture<Diagnosis>> underWay = new ConcurrentHashMap<>();

  /** Of jobs without a result, which may go on; the latest ones. */
  private final Map<Subject, Diagnosis> unstored = Collections.synchronizedMap(new Latest());

  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("trials").factory());
  private volatile boolean closed;

  Diagnoses(
      Jobs jobs,
      DiagnosedRuns runs,
      MemoryBudget memory,
      Traces traces,
      DiagnosisProperties properties) {
    this.traces = traces;
    this.jobs = jobs;
    this.runs = runs;
    this.memory = memory;
    this.properties = properties;
  }

  /** A job as far as it had come: one that was paused may go on. */
  private record Subject(UUID job, int epoch) {
    static Subject of(Job job) {
      return new Subject(job.id(), job.metrics().progress().epoch());
    }
  }

  /** Runs that are in memory at once: the job's own and one that is tried. */
  private static final int RUNS = 2;

  /** The diagnoses that were made last. */
  private static final class Latest extends LinkedHashMap<Subject, Diagnosis> {
    private static final int MAX = 100;

    @Override
    protected boolean removeEldestEntry(Map.Entry<Subject, Diagnosis> eldest) {
      return size() > MAX;
    }
  }

  /**
   * The diagnosis of a job, complete once its trials are done.
   *
   * <p>It fails with {@link NoRoom} when the trials do not fit into memory now.
   *
   * @throws JobInWrongState when the job trains, or has not trained at all
   */
  public CompletableFuture<Diagnosis> of(Job job) {
    DiagnosedRuns.check(job);
    Optional<Diagnosis> kept = kept(job);
    if (kept.isPresent()) {
      return CompletableFuture.completedFuture(kept.get());
    }
    return underWay.computeIfAbsent(
        Subject.of(job), subject -> CompletableFuture.supplyAsync(() -> make(job), thread));
  }

  /** What is known of a job before remedies were tried. */
  public Diagnosis untried(Job job) {
    DiagnosedRuns.check(job);
    return Diagnosis.untried(runs.outcome(job), job.report().findings());
  }

  private Optional<Diagnosis> kept(Job job) {
    return jobs.diagnosis(job.id()).or(() -> Optional.ofNullable(unstored.get(Subject.of(job))));
  }

  /**
   * A job with one of its remedies applied.
   *
   * @throws JobInWrongState while the job has no diagnosis
   * @throws RemedyNotFound when its diagnosis has no such remedy
   */
  public JobSpec remedied(Job job, String remedy) {
    Diagnosis diagnosis =
        kept(job)
            .orElseThrow(() ->
                new JobInWrongState(
                    "The job has no diagnosis yet; its remedies come with the diagnosis."));
    return diagnosis.remedies().stream()
        .filter(one -> one.id().equals(remedy))
        .findFirst()
        .map(one -> job.spec().withTraining(one.cured()))
        .orElseThrow(() -> new RemedyNotFound(job.id(), remedy));
  }

  private Diagnosis make(Job job) {
    try (Traces.Work work = traces.begin("diagnosis", jobs.cause(job.id()))) {
      return make(job, work.tag("job.id", job.id().toString()));
    } finally {
      underWay.remove(Subject.of(job));
    }
  }

  private Diagnosis make(Job job, Traces.Work work) {
    try (var _ = memory.reserve(bytes(job), 0)) {
      List<RuntimeException> failures = new ArrayList<>();
      FinishedRun run = runs.of(job, () -> closed);
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
      if (jobs.hasResult(job.id())) {
        jobs.keep(job.id(), made);
      } else {
        unstored.put(Subject.of(job), made);
      }
      LOG.info("Diagnosed job {}: {}", job.id(), made.summary());
      return kept(job).orElse(made);
    } catch (NoRoom e) {
      throw e;
    } catch (RuntimeException e) {
      work.failed(e);
      LOG.error("Job {} cannot be diagnosed: the diagnosis failed with an exception", job.id(), e);
      throw e;
    }
  }

  private long bytes(Job job) {
    return Math.min(RUNS * jobs.demand(job.spec()).memory(), memory.bytes());
  }

  @Override
  public void destroy() {
    closed = true;
    thread.shutdown();
  }
}
