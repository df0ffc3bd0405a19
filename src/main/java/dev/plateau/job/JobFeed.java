package dev.plateau.job;

import dev.plateau.math.Numbers;
import dev.plateau.training.Trainer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
  private static final Update END = new Update(0, Double.NaN, Double.NaN, State.ENDED);

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
   * @param heldOutLoss of rows held out, NaN without them
   * @param theta the parameters after that epoch, where a watch asks for them and the job runs here
   */
  public record Update(
      int epoch, double loss, double heldOutLoss, State state, Optional<Numbers> theta) {
    /** Without parameters. */
    public Update(int epoch, double loss, double heldOutLoss, State state) {
      this(epoch, loss, heldOutLoss, state, Optional.empty());
    }

    /** Whether this is the last update. */
    public boolean ended() {
      return state == State.ENDED;
    }

    public boolean paused() {
      return state == State.PAUSED;
    }
  }

  /** What becomes of a job after an update. */
  public enum State {
    /** It goes on. */
    RUNNING,
    /** It stands until it is resumed. */
    PAUSED,
    /** It has ended. */
    ENDED
  }

  /** Receives the updates of one job. */
  public final class Watch implements AutoCloseable {
    private final UUID id;
    private final BlockingQueue<Update> latest = new ArrayBlockingQueue<>(1);
    private @Nullable Update last;
    private final boolean wantsTheta;
    private volatile boolean released;
    private volatile int before;

    private Watch(UUID id, boolean wantsTheta) {
      this.id = id;
      this.wantsTheta = wantsTheta;
    }

    /** How many others watched the job when this one began to. */
    public int before() {
      return before;
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
      put(END);
    }

    /** Drops what says nothing new, and updates after the end: they were read before it. */
    private synchronized void put(Update update) {
      boolean over = last != null && last.ended();
      if (!over && !update.equals(last)) {
        latest.clear();
        latest.add(update);
        last = update;
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
    return watch(id, false);
  }

  /**
   * Starts to watch.
   *
   * @param wantsTheta whether updates should come with the parameters
   */
  public Watch watch(UUID id, boolean wantsTheta) {
    Watch watch = new Watch(id, wantsTheta);
    watches.compute(
        id,
        (same, set) -> {
          Set<Watch> all = set == null ? ConcurrentHashMap.newKeySet() : set;
          watch.before = all.size();
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
    publish(id, run, State.RUNNING);
  }

  void paused(UUID id, Run run) {
    publish(id, run, State.PAUSED);
  }

  private void publish(UUID id, Run run, State state) {
    Double loss = run.loss();
    if (loss != null) {
      boolean wanted = watches.getOrDefault(id, Set.of()).stream().anyMatch(one -> one.wantsTheta);
      Trainer trainer = run.trainer();
      put(
          id,
          new Update(
              trainer.epoch(),
              loss,
              trainer.history().lastHeldOut(),
              state,
              wanted ? Optional.of(Numbers.of(trainer.theta())) : Optional.empty()));
    }
  }

  void ended(UUID id) {
    put(id, END);
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
            select id, epoch, loss, holdout_loss, status from job where id in (:ids) and status <> 'queued'
            """)
        .param("ids", elsewhere)
        .query(row -> {
          UUID id = row.getObject("id", UUID.class);
          double loss = JobRowMapper.number(row, "loss").orElse(Double.NaN);
          double heldOut = JobRowMapper.number(row, "holdout_loss").orElse(Double.NaN);
          put(id, new Update(row.getInt("epoch"), loss, heldOut, state(JobRowMapper.status(row))));
        });
  }

  private static State state(JobStatus status) {
    return status.isTerminal()
        ? State.ENDED
        : status == JobStatus.PAUSED ? State.PAUSED : State.RUNNING;
  }
}
