package dev.plateau.web.job;

import dev.plateau.job.Diagnoses;
import dev.plateau.job.Job;
import dev.plateau.job.JobQueue;
import dev.plateau.job.QueueFull;
import dev.plateau.json.InvalidRequest;
import dev.plateau.spec.JobSpecReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * The founding job, trained under a known id so that every example in the API runs.
 *
 * <p>It runs before the web server opens its port: vector code that no compiler has seen yet is
 * many times slower, and the first caller should not be the one who waits for that. Its diagnosis
 * follows behind.
 */
@Component
@ConditionalOnBooleanProperty("plateau.example-job")
public class ExampleJob implements SmartLifecycle {
  public static final UUID ID = UUID.fromString("01900000-0000-7000-8000-000000000000");

  private static final Logger LOG = LoggerFactory.getLogger(ExampleJob.class);
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);
  private static final String FOUNDING =
      """
      {"dataset": "xor", "init": {"type": "constant", "value": 0.1}, "seed": 0, "alpha": 0.3,
       "epochs": 10000, "name": "The founding example"}
      """;

  private final JobSpecReader reader;
  private final JobQueue queue;
  private final JobAwaiter waiting;
  private final Diagnoses diagnoses;
  private volatile boolean running;

  public ExampleJob(JobSpecReader reader, JobQueue queue, JobAwaiter waiting, Diagnoses diagnoses) {
    this.reader = reader;
    this.queue = queue;
    this.waiting = waiting;
    this.diagnoses = diagnoses;
  }

  /** Before the web server, which starts in one of the last phases. */
  @Override
  public int getPhase() {
    return 0;
  }

  @Override
  public void start() {
    running = true;
    try {
      queue.submitOnce(ID, reader.read(FOUNDING.getBytes(StandardCharsets.UTF_8)));
      Job job = waiting.forEnd(ID, LONGEST_WAIT);
      if (job.metrics().outcome().isPresent()) {
        var _ = diagnoses.of(job); // a failure is in the log, and nobody waits here
      }
    } catch (InvalidRequest | QueueFull e) {
      LOG.warn("The examples in the API's description miss their job: {}", e.getMessage());
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
