package dev.plateau.job;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Settings of the training.
 *
 * @param threads jobs that may compute at the same time; 0 leaves one processor to HTTP
 * @param slice how long a job computes before it looks for signals and lets others compute
 * @param checkpointEvery training time between checkpoints, which a crash may lose
 * @param queueCapacity jobs that may wait
 * @param maxStarts starts without an end after which a job fails
 * @param retention bytes of finished jobs and data sets to keep; 0 keeps all
 */
@ConfigurationProperties("plateau.training")
record TrainingProperties(
    @DefaultValue("0") int threads,
    @DefaultValue("200ms") Duration slice,
    @DefaultValue("2s") Duration checkpointEvery,
    @DefaultValue("10000") int queueCapacity,
    @DefaultValue("3") int maxStarts,
    @DefaultValue("256MB") DataSize retention) {

  int computing() {
    return threads > 0 ? threads : Math.max(1, Runtime.getRuntime().availableProcessors() - 1);
  }
}
