package dev.plateau.web.job;

import dev.plateau.job.Job;
import dev.plateau.job.JobFeed;
import dev.plateau.job.JobFeed.Update;
import dev.plateau.job.JobFeed.Watch;
import dev.plateau.job.Jobs;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** Waits for jobs to end, on the virtual thread of the request. */
@Component
class JobAwaiter {
  private final Jobs jobs;
  private final JobFeed feed;

  JobAwaiter(Jobs jobs, JobFeed feed) {
    this.jobs = jobs;
    this.feed = feed;
  }

  /** Returns the job once it has ended, or as it is when the time is over. */
  Job forEnd(UUID id, Duration atMost) {
    try (Watch watch = feed.watch(id)) {
      Job job = jobs.get(id);
      return job.isTerminal() ? job : forEnd(id, watch, atMost);
    }
  }

  /**
   * The same of a job that is submitted now: who watches it before it is there misses nothing, and
   * need not read it until it has ended.
   *
   * @param id of the new job
   * @param submission returns that id, or the one of the job that was submitted in its place
   */
  Job forEnd(UUID id, Supplier<UUID> submission, Duration atMost) {
    try (Watch watch = feed.watch(id)) {
      UUID submitted = submission.get();
      return submitted.equals(id) ? forEnd(id, watch, atMost) : forEnd(submitted, atMost);
    }
  }

  private Job forEnd(UUID id, Watch watch, Duration atMost) {
    long deadline = System.nanoTime() + atMost.toNanos();
    try {
      Update update;
      do {
        Duration left = Duration.ofNanos(deadline - System.nanoTime());
        update = left.isPositive() ? watch.next(left) : null;
      } while (update != null && !update.ended());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return jobs.get(id);
  }
}
