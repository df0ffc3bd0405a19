package dev.plateau.web.job;

import dev.plateau.job.Job;
import dev.plateau.job.JobFeed;
import dev.plateau.job.JobFeed.Update;
import dev.plateau.job.JobFeed.Watch;
import dev.plateau.job.Jobs;
import java.time.Duration;
import java.util.UUID;
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
    long deadline = System.nanoTime() + atMost.toNanos();
    try (Watch watch = feed.watch(id)) {
      Job job = jobs.get(id);
      while (!job.isTerminal()) {
        Duration left = Duration.ofNanos(deadline - System.nanoTime());
        Update update = left.isPositive() ? watch.next(left) : null;
        if (update == null) {
          return jobs.get(id);
        }
        if (update.ended()) {
          job = jobs.get(id);
        }
      }
      return job;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return jobs.get(id);
    }
  }
}
