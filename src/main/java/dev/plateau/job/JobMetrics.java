package dev.plateau.job;

import dev.plateau.json.KebabCase;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/** Metrics of the jobs, for operators. */
@Component
class JobMetrics {
  private final MeterRegistry registry;
  private final Timer waiting;
  private final Timer training;
  private final Counter epochs;
  private final DistributionSummary epochsPerSecond;

  JobMetrics(MeterRegistry registry, JobCounts jobs) {
    this.registry = registry;
    Gauge.builder("plateau.queue.length", jobs, JobCounts::queued)
        .description("Jobs that wait for a training thread")
        .register(registry);
    Gauge.builder("plateau.jobs.running", jobs, JobCounts::running)
        .description("Jobs that are being trained, in all processes")
        .register(registry);
    waiting =
        Timer.builder("plateau.jobs.wait")
            .description("Time from a job's submission to its start")
            .publishPercentileHistogram()
            .register(registry);
    training =
        Timer.builder("plateau.jobs.training")
            .description("Time a job spent computing")
            .publishPercentileHistogram()
            .register(registry);
    epochs =
        Counter.builder("plateau.training.epochs")
            .description("Epochs trained by this process")
            .register(registry);
    epochsPerSecond =
        DistributionSummary.builder("plateau.training.epochs.per.second")
            .description("Speed of each slice of training")
            .register(registry);
  }

  void waited(Job job) {
    Instant created = job.life().times().created();
    waiting.record(Duration.between(created, job.life().times().started().orElse(created)));
  }

  /** Records a slice of training. */
  void trained(int count, long nanos) {
    epochs.increment(count);
    if (nanos > 0) {
      epochsPerSecond.record(count * 1e9 / nanos);
    }
  }

  void ended(JobStatus status, Run run) {
    training.record(run.nanos(), TimeUnit.NANOSECONDS);
    boolean completed = status == JobStatus.COMPLETED;
    count(status, completed ? KebabCase.of(run.outcome()) : "none");
  }

  void failed() {
    count(JobStatus.FAILED, "none");
  }

  private void count(JobStatus status, String outcome) {
    Counter.builder("plateau.jobs.ended")
        .description("Jobs that ended in this process, by status and outcome")
        .tag("status", KebabCase.of(status))
        .tag("outcome", outcome)
        .register(registry)
        .increment();
  }
}
