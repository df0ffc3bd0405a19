package dev.plateau.job;

import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Keeps the store within its size by deleting the oldest jobs that have ended, but the founding
 * one.
 */
@Component
public class Retention {
  private static final Logger LOG = LoggerFactory.getLogger(Retention.class);

  private final JdbcClient jdbc;
  private final long bytes;

  Retention(JdbcClient jdbc, StoreRoom room, TrainingProperties properties) {
    this.jdbc = jdbc;
    this.bytes = room.retained(properties.retention().toBytes());
  }

  /** Deletes what no longer fits: jobs first, then data sets that no job uses. */
  @Scheduled(fixedDelay = 1_000)
  void enforce() {
    if (bytes == 0) {
      return;
    }
    int jobs = removeOldestJobs();
    int datasets = removeOldestDatasets();
    if (jobs + datasets > 0) {
      LOG.info(
          "Deleted the {} oldest finished jobs and {} unused data sets: the store keeps {} MiB",
          jobs,
          datasets,
          bytes >> 20);
    }
  }

  private int removeOldestJobs() {
    return removeOldest("job", Job.FOUNDING);
  }

  /**
   * Deletes the oldest rows of a table that have ended and exceed the size of the store.
   *
   * @param spared is kept
   */
  public int removeOldest(String table, UUID spared) {
    if (bytes == 0) {
      return 0;
    }
    return jdbc.sql(
            """
            delete from %1$s where id in (
              select id from (
                select id, sum(bytes) over (order by finished_at desc, id desc) as kept
                from %1$s where finished_at is not null and id <> :spared) newest
              where kept > :bytes)
            """
                .formatted(table))
        .param("bytes", bytes)
        .param("spared", spared)
        .update();
  }

  private int removeOldestDatasets() {
    return jdbc.sql(
            """
            delete from dataset where id in (
              select id from (
                select id, sum(bytes) over (order by created_at desc, id desc) as kept
                from dataset) newest
              where kept > :bytes)
            and id not in (select dataset_id from job where dataset_id is not null)
            and id not in (select dataset_id from experiment where dataset_id is not null)
            """)
        .param("bytes", bytes)
        .update();
  }
}
