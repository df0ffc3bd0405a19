package dev.plateau.job;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Settings of the training.
 *
 * @param threads jobs that may compute at the same time, and threads that compute for them; 0
 *     leaves one processor to HTTP, unless a large job computes alone
 * @param atOnce jobs that may be running, taking turns; a quarter as many small ones beside them
 * @param slice how long a job computes before it looks for signals and lets others compute
 * @param checkpointEvery training time between checkpoints, which a crash may lose
 * @param queueCapacity jobs that may wait
 * @param maxDeaths deaths of processes that computed nothing but a job, after which it fails
 * @param retention bytes of finished jobs and data sets to keep; 0 keeps all
 */
@ConfigurationProperties("plateau.training")
record TrainingProperties(
    @DefaultValue("0") int threads,
    @DefaultValue("64") int atOnce,
    @DefaultValue("200ms") Duration slice,
    @DefaultValue("2s") Duration checkpointEvery,
    @DefaultValue("10000") int queueCapacity,
    @DefaultValue("3") int maxDeaths,
    @DefaultValue("256MB") DataSize retention) {

  int computing() {
    return threads > 0 ? threads : Math.max(1, Runtime.getRuntime().availableProcessors() - 1);
  }

  /** Threads that may compute for jobs, those that help a large one among them. */
  int processors() {
    return threads > 0 ? threads : Runtime.getRuntime().availableProcessors();
  }
}
