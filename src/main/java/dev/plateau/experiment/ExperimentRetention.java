package dev.plateau.experiment;

import dev.plateau.job.Retention;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Deletes the oldest experiments that have ended, but the example, once they exceed the store. */
@Component
class ExperimentRetention {
  private final Retention retention;

  ExperimentRetention(Retention retention) {
    this.retention = retention;
  }

  @Scheduled(fixedDelay = 1_000)
  void enforce() {
    var _ = retention.removeOldest("experiment", Experiment.EXAMPLE);
  }
}
