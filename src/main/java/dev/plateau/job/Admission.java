package dev.plateau.job;

import dev.plateau.job.MemoryBudget.Reservation;
import org.springframework.stereotype.Component;

/**
 * Lets a job into the queue when it fits: by number, and by memory beside what runs here and the
 * largest of those that wait.
 */
@Component
public class Admission {
  private final JobCounts jobs;
  private final MemoryBudget memory;
  private final StoreRoom store;
  private final Quotas quotas;
  private final TrainingProperties properties;

  Admission(
      JobCounts jobs,
      MemoryBudget memory,
      StoreRoom store,
      Quotas quotas,
      TrainingProperties properties) {
    this.jobs = jobs;
    this.quotas = quotas;
    this.memory = memory;
    this.store = store;
    this.properties = properties;
  }

  /**
   * Does what puts a job into the queue, with the memory of the job set aside meanwhile.
   *
   * @param bytes that the job will hold when it runs
   * @throws NoRoom when it does not fit beside the others
   */
  public void admit(long bytes, Runnable queues) {
    Reservation held = enter(bytes);
    try {
      queues.run();
    } finally {
      leave(held);
    }
  }

  /** One at a time: a job that was just queued is seen either here or in the store. */
  private synchronized Reservation enter(long bytes) {
    long waiting = bytes <= MemoryBudget.SMALL ? 0 : jobs.memoryOfQueued(properties.atOnce());
    return memory.reserve(bytes, waiting);
  }

  private synchronized void leave(Reservation held) {
    held.close();
  }

  /**
   * Refuses one job more, in the transaction that would write it.
   *
   * @param waits whether it is to wait in the queue
   * @param work multiply-adds that it takes at most
   * @throws QueueFull when too many jobs are waiting
   * @throws NoRoom when what waits fills the store
   * @throws QuotaExceeded when the caller has enough
   */
  void requirePlace(boolean waits, double work) {
    if (waits && jobs.queued() >= properties.queueCapacity()) {
      throw new QueueFull(properties.queueCapacity());
    }
    store.require(0);
    quotas.charge(work);
  }
}
