package dev.plateau.job;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Updates of jobs for requests that watch them.
 *
 * <p>A watch holds only the latest update: a slow reader misses those in between and never holds up
 * training. Jobs that another process runs are read from the database four times a second.
 */
@Component
public class JobFeed {
  private final JdbcClient jdbc;
  private final LocalRuns running;
  private final Map<UUID, Set<Watch>> watches = new ConcurrentHashMap<>();
  private volatile boolean closing;

  JobFeed(JdbcClient jdbc, LocalRuns running) {
    this.jdbc = jdbc;
    this.running = running;
  }

  /**
   * The progress of a job.
   *
   * @param loss after that epoch, possibly non-finite
   * @param ended whether this is the last update
   */
  public record Update(int epoch, double loss, boolean ended) {}

  /** Receives the updates of one job. */
  public final class Watch implements AutoCloseable {
    private final UUID id;
    private final BlockingQueue<Update> latest = new ArrayBlockingQueue<>(1);
    private boolean over;
    private volatile boolean released;

    private Watch(UUID id) {
      this.id = id;
    }

    /** Whether updates may still come: not when the service shuts down. */
    public boolean isOpen() {
      return !released;
    }

    /** Waits for the next update, up to a time; null when there was none. */
    public @Nullable Update next(Duration atMost) throws InterruptedException {
      Update update = latest.poll(isOpen() ? atMost.toNanos() : 0, TimeUnit.NANOSECONDS);
      return isOpen() ? update : null;
    }

    private void release() {
      released = true;
      put(new Update(0, Double.NaN, true));
    }

    /** Drops updates after the last one: they were read from the database before it. */
    private synchronized void put(Update update) {
      if (!over) {
        latest.clear();
        latest.add(update);
        over = update.ended();
      }
    }

    @Override
    public void close() {
      watches.computeIfPresent(
          id,
          (same, set) -> {
            set.remove(this);
            return set.isEmpty() ? null : set;
          });
    }
  }

  /** Starts to watch. Read the job after this call, not before, so that no update is missed. */
  public Watch watch(UUID id) {
    Watch watch = new Watch(id);
    watches.compute(
        id,
        (same, set) -> {
          Set<Watch> all = set == null ? ConcurrentHashMap.newKeySet() : set;
          all.add(watch);
          return all;
        });
    if (closing) {
      watch.release();
    }
    return watch;
  }

  /** Releases all watches: a service that shuts down does not wait for jobs to end. */
  @EventListener(ContextClosedEvent.class)
  void close() {
    closing = true;
    watches.values().forEach(set -> set.forEach(Watch::release));
  }

  void publish(UUID id, Run run) {
    Double loss = run.loss();
    if (loss != null) {
      put(id, new Update(run.trainer().epoch(), loss, false));
    }
  }

  void ended(UUID id) {
    put(id, new Update(0, Double.NaN, true));
  }

  private void put(UUID id, Update update) {
    watches.getOrDefault(id, Set.of()).forEach(watch -> watch.put(update));
  }

  @Scheduled(fixedDelay = 250)
  void pollOtherNodes() {
    List<UUID> elsewhere = watches.keySet().stream().filter(id -> !running.contains(id)).toList();
    if (elsewhere.isEmpty()) {
      return;
    }
    jdbc.sql(
            """
            select id, epoch, loss, status in ('queued', 'running') as alive
            from job where id in (:ids) and status <> 'queued'
            """)
        .param("ids", elsewhere)
        .query(row -> {
          UUID id = row.getObject("id", UUID.class);
          double loss = JobRowMapper.number(row, "loss").orElse(Double.NaN);
          put(id, new Update(row.getInt("epoch"), loss, !row.getBoolean("alive")));
        });
  }
}
