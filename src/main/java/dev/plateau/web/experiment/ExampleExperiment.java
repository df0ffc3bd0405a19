package dev.plateau.web.experiment;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.plateau.experiment.Experiment;
import dev.plateau.experiment.ExperimentQueue;
import dev.plateau.experiment.PlanReader;
import dev.plateau.job.QueueFull;
import dev.plateau.json.InvalidRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Submits an experiment on the founding network, so that every example of the API runs. */
@Component
class ExampleExperiment {
  private static final Logger LOG = LoggerFactory.getLogger(ExampleExperiment.class);

  private static final String REQUEST =
      """
      {"name": "How often does a random start converge?",
       "spec": {"dataset": "xor", "init": {"type": "uniform", "low": 0, "high": 1}, "seed": 7,
         "alpha": 0.3, "epochs": 2000, "stopWhen": {"lossBelow": 0.01}},
       "vary": {"alpha": [0.1, 0.3, 0.6], "init.high": [0.5, 1, 2], "seed": {"count": 16}}}
      """;

  private final PlanReader reader;
  private final ExperimentQueue queue;
  private final boolean wanted;

  ExampleExperiment(
      PlanReader reader, ExperimentQueue queue, @Value("${plateau.example-job}") boolean wanted) {
    this.reader = reader;
    this.queue = queue;
    this.wanted = wanted;
  }

  @EventListener(ApplicationReadyEvent.class)
  void submit() {
    if (!wanted) {
      return;
    }
    try {
      queue.submitOnce(Experiment.EXAMPLE, reader.read(REQUEST.getBytes(UTF_8)));
    } catch (InvalidRequest | QueueFull e) {
      LOG.warn(
          "The example experiment was not trained, so its examples will not run: {}",
          e.getMessage());
    }
  }
}
