package dev.plateau.job;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
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

  /** So many are deleted by one statement. */
  private static final int BATCH = 100;

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
   * Deletes the oldest rows of a table that have ended and exceed the size of the store. Thousands
   * of jobs are added up in every turn, so nothing is sorted and no row is kept.
   *
   * @param spared is kept
   */
  public int removeOldest(String table, UUID spared) {
    if (bytes == 0) {
      return 0;
    }
    int removed = 0;
    long excess = stored(table, spared) - bytes;
    while (excess > 0) {
      List<UUID> oldest = new ArrayList<>();
      for (Ended ended : oldest(table, spared)) {
        if (excess > 0) {
          oldest.add(ended.id());
          excess -= ended.bytes();
        }
      }
      if (oldest.isEmpty()) {
        return removed;
      }
      removed +=
          jdbc.sql("delete from " + table + " where id in (:ids)").param("ids", oldest).update();
    }
    return removed;
  }

  private long stored(String table, UUID spared) {
    return jdbc.sql(
            "select coalesce(sum(bytes), 0) from %s where finished_at is not null and id <> :spared"
                .formatted(table))
        .param("spared", spared)
        .query(Long.class)
        .single();
  }

  /** A row of something that has ended. */
  private record Ended(UUID id, long bytes) {}

  /** By a range of times and not by those there are, since H2 reads only a range by its index. */
  private List<Ended> oldest(String table, UUID spared) {
    return jdbc.sql(
            """
            select id, bytes from %s where finished_at > :ever and id <> :spared
            order by finished_at limit :batch
            """
                .formatted(table))
        .param("ever", OffsetDateTime.ofInstant(Instant.EPOCH, ZoneOffset.UTC))
        .param("spared", spared)
        .param("batch", BATCH)
        .query((row, number) -> new Ended(row.getObject("id", UUID.class), row.getLong("bytes")))
        .list();
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
