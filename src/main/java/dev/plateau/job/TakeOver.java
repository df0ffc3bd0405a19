package dev.plateau.job;

import com.github.kagkarlsson.scheduler.task.Execution;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import dev.plateau.store.StoreWatch;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Decides whether a task without a heartbeat is taken from its process.
 *
 * <p>During an outage of the database all hearts seem to stop. So a process that has just come
 * through one gives the others time to be heard, and a run of its own that still waits in memory
 * goes on.
 */
@Component
class TakeOver {
  private final ProcessName process;
  private final LocalRuns running;
  private final StoreWatch store;

  TakeOver(ProcessName process, LocalRuns running, StoreWatch store) {
    this.process = process;
    this.running = running;
    this.store = store;
  }

  /** Puts a task back into the queue, or leaves it until it is next looked at. */
  void takeOver(ExecutionComplete dead, ExecutionOperations<Void> task) {
    if (isDead(dead.getExecution())) {
      task.reschedule(dead, dead.getTimeDone());
    }
  }

  private boolean isDead(Execution execution) {
    return process.toString().equals(execution.pickedBy)
        ? !running.contains(jobOf(execution))
        : store.isUpFor(StoreWatch.SETTLED);
  }

  private static UUID jobOf(Execution execution) {
    return TrainingTask.job(execution.taskInstance);
  }
}
