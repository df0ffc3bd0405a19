package dev.plateau.web;

import dev.plateau.job.JobQueue;
import dev.plateau.job.QueueFull;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** The founding job, trained once under a known id, so that every example in the API runs. */
@Component
@ConditionalOnBooleanProperty("plateau.example-job")
class ExampleJob {
  private static final Logger LOG = LoggerFactory.getLogger(ExampleJob.class);

  static final UUID ID = UUID.fromString("01900000-0000-7000-8000-000000000000");

  private static final String FOUNDING =
      """
      {"dataset": "xor", "init": {"type": "constant", "value": 0.1}, "seed": 0, "alpha": 0.3,
       "epochs": 10000, "name": "The founding example"}
      """;

  private final JobReader reader;
  private final JobQueue queue;

  ExampleJob(JobReader reader, JobQueue queue) {
    this.reader = reader;
    this.queue = queue;
  }

  @EventListener(ApplicationReadyEvent.class)
  void train() {
    try {
      queue.submitOnce(ID, reader.read(FOUNDING.getBytes(StandardCharsets.UTF_8)));
    } catch (InvalidRequest | QueueFull e) {
      LOG.warn("The examples in the API's description miss their job: {}", e.getMessage());
    }
  }
}
