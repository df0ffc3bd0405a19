package dev.plateau.job;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerState;
import dev.plateau.job.JobRunner.RunResult;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Small jobs that the process which accepts them runs at once, without a way through the queue.
 *
 * <p>Such a job is written as claimed, and its task as picked, by this process. So the scheduler
 * knows it as one of those that this process runs: when it dies, another takes the job over.
 */
@Component
class ImmediateRuns {
  private static final Logger LOG = LoggerFactory.getLogger(ImmediateRuns.class);

  /** One more place for these to so many of running jobs. */
  private static final int SHARE = 4;

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final SchedulerState scheduler;
  private final JobRunner runner;
  private final PickedTasks tasks;
  private final TransactionTemplate transaction;
  private final int count;
  private final Semaphore places;
  private final ExecutorService threads;
  private final Persistence persistence = new Persistence();
  private final Set<UUID> running = ConcurrentHashMap.newKeySet();
  private volatile Set<UUID> atLastBeat = Set.of();
  private volatile boolean closing;

  @Autowired
  ImmediateRuns(
      Scheduler scheduler,
      JobRunner runner,
      PickedTasks tasks,
      TransactionTemplate transaction,
      TrainingProperties properties) {
    this(
        scheduler.getSchedulerState(),
        runner,
        tasks,
        transaction,
        Math.ceilDiv(properties.atOnce(), SHARE));
  }

  /**
   * So many places for small jobs, as soon as the scheduler runs, which takes over what is left.
   */
  ImmediateRuns(
      SchedulerState scheduler,
      JobRunner runner,
      PickedTasks tasks,
      TransactionTemplate transaction,
      int count) {
    this.scheduler = scheduler;
    this.runner = runner;
    this.tasks = tasks;
    this.transaction = transaction;
    this.count = count;
    this.places = new Semaphore(count);
    this.threads =
        Executors.newFixedThreadPool(
            count, Thread.ofPlatform().daemon().name("immediate-", 0).factory());
  }

  /**
   * Writes a job that runs as soon as it is committed, if there is a place for it.
   *
   * @param writes the job as claimed, and its task as picked, by this process
   * @return whether there was
   */
  boolean accept(UUID id, Runnable writes) {
    Place place = new Place(id);
    if (!place.isTaken()) {
      return false;
    }
    try {
      transaction.executeWithoutResult(_ -> {
        TransactionSynchronizationManager.registerSynchronization(place);
        writes.run();
      });
    } catch (RuntimeException | Error e) {
      place.leave();
      throw e;
    }
    return true;
  }

  /** The place of one job, from before it is written until its run is over. */
  private final class Place implements TransactionSynchronization {
    private final UUID id;
    private final AtomicBoolean taken = new AtomicBoolean();

    private Place(UUID id) {
      this.id = id;
      taken.set(places.tryAcquire());
      if (closing || !scheduler.isStarted()) {
        leave();
      }
    }

    private boolean isTaken() {
      return taken.get();
    }

    private void leave() {
      if (taken.getAndSet(false)) {
        places.release();
      }
    }

    /** What became of a commit that was cut off is found out in the database. */
    @Override
    public void afterCompletion(int status) {
      if (status == STATUS_ROLLED_BACK) {
        leave();
      } else {
        running.add(id);
        threads.execute(this::run);
      }
    }

    private void run() {
      try (var _ = MDC.putCloseable("job", id.toString())) {
        var _ = persistence.write(() -> isRun(id), () -> closing);
      } catch (RuntimeException e) {
        LOG.error("The job stopped with an exception; it is taken up again in a while", e);
      } finally {
        running.remove(id);
        leave();
      }
    }
  }

  /** Runs a job as far as this process does; throws where the database goes away meanwhile. */
  private boolean isRun(UUID id) {
    RunResult result = runner.runAccepted(id, () -> closing);
    if (result == RunResult.HANDED_BACK) {
      tasks.putBack(id);
    } else if (result == RunResult.OVER) {
      tasks.remove(id);
    }
    return true;
  }

  /** Says of jobs that are not over in a moment that this process still works on them. */
  @Scheduled(fixedDelay = 2_000)
  void beat() {
    Set<UUID> now = Set.copyOf(running);
    List<UUID> slow = now.stream().filter(atLastBeat::contains).toList();
    atLastBeat = now;
    if (!slow.isEmpty()) {
      tasks.beat(slow);
    }
  }

  /** Accepts no more, and has those that run handed back, where they do not end before. */
  void leave() {
    closing = true;
  }

  /** Waits until none runs here any more. */
  @PreDestroy
  void close() throws InterruptedException {
    leave();
    if (!places.tryAcquire(count, PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
      LOG.warn("{} small jobs are still busy", count - places.availablePermits());
    }
    threads.shutdown();
  }
}
