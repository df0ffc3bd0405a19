package dev.plateau.web.experiment;

import dev.plateau.experiment.Experiment;
import dev.plateau.experiment.ExperimentFeed;
import dev.plateau.experiment.Experiments;
import java.time.Duration;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Waits for experiments to end, on the virtual thread of the request. */
@Component
class ExperimentAwaiter {
  private final Experiments experiments;
  private final ExperimentFeed feed;

  ExperimentAwaiter(Experiments experiments, ExperimentFeed feed) {
    this.experiments = experiments;
    this.feed = feed;
  }

  /** Returns the experiment once it has ended, or as it is when the time is over. */
  Experiment forEnd(UUID id, Duration atMost) {
    long deadline = System.nanoTime() + atMost.toNanos();
    Experiment experiment = experiments.get(id);
    try {
      Duration left = atMost;
      while (!experiment.isTerminal() && left.isPositive() && feed.await(left)) {
        experiment = experiments.get(id);
        left = Duration.ofNanos(deadline - System.nanoTime());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return experiment;
  }
}
