package dev.plateau.job;

import com.github.kagkarlsson.scheduler.task.Execution;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import dev.plateau.store.StoreWatch;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.springframework.beans.factory.annotation.Autowired;
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
  private final BooleanSupplier settled;

  @Autowired
  TakeOver(ProcessName process, LocalRuns running, StoreWatch store) {
    this(process, running, () -> store.isUpFor(StoreWatch.SETTLED));
  }

  /**
   * The same by another watch.
   *
   * @param settled whether the living have been heard of since the last outage
   */
  TakeOver(ProcessName process, LocalRuns running, BooleanSupplier settled) {
    this.process = process;
    this.running = running;
    this.settled = settled;
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
        : settled.getAsBoolean();
  }

  private static UUID jobOf(Execution execution) {
    return TrainingTask.job(execution.taskInstance);
  }
}
