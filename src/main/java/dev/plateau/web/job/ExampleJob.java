package dev.plateau.web.job;

import dev.plateau.job.Job;
import dev.plateau.job.JobQueue;
import dev.plateau.job.QueueFull;
import dev.plateau.json.InvalidRequest;
import dev.plateau.spec.JobSpec;
import dev.plateau.spec.JobSpecReader;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Trains the founding job under a known id, so that every example of the API runs.
 *
 * <p>It runs before the web server opens its port: vector code is many times slower until it is
 * compiled, and no client should wait for that. Its diagnosis is made with the first visit.
 */
@Component
public class ExampleJob implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(ExampleJob.class);
  private static final Duration MAX_WAIT = Duration.ofSeconds(10);
  private static final JobSpec FOUNDING = JobSpec.FOUNDING.withName("The founding example");

  private final JobSpecReader reader;
  private final JobQueue queue;
  private final JobAwaiter waiting;
  private final boolean wanted;
  private volatile boolean running;

  ExampleJob(
      JobSpecReader reader,
      JobQueue queue,
      JobAwaiter waiting,
      @Value("${plateau.example-job}") boolean wanted) {
    this.reader = reader;
    this.queue = queue;
    this.waiting = waiting;
    this.wanted = wanted;
  }

  /** Before the web server, which starts in one of the last phases. */
  @Override
  public int getPhase() {
    return 0;
  }

  @Override
  public void start() {
    running = true;
    if (wanted) {
      submit();
    }
  }

  private void submit() {
    try {
      queue.submitOnce(Job.FOUNDING, reader.checked(FOUNDING));
      var _ = waiting.forEnd(Job.FOUNDING, MAX_WAIT);
    } catch (InvalidRequest | QueueFull e) {
      LOG.warn(
          "The founding job was not trained, so the examples of the API will not run: {}",
          e.getMessage());
    }
  }

  @Override
  public void stop() {
    running = false;
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
