package dev.plateau.job;

import com.github.kagkarlsson.scheduler.Clock;
import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceException;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The db-scheduler tasks of the jobs that are queued or running. */
@Component
class TaskQueue {
  private final Scheduler scheduler;
  private final Clock clock;
  private final TransactionTemplate transaction;

  TaskQueue(Scheduler scheduler, Clock clock, TransactionTemplate transaction) {
    this.scheduler = scheduler;
    this.clock = clock;
    this.transaction = transaction;
  }

  /** Schedules a job's task in the transaction that writes its row, and wakes the scheduler. */
  void add(UUID id, Runnable writesRow) {
    transaction.executeWithoutResult(status -> {
      writesRow.run();
      scheduler.schedule(TrainingTask.DESCRIPTOR.instance(id.toString()).scheduledTo(clock.now()));
    });
    // schedule() woke the scheduler before the commit, when the task was not visible yet
    scheduler.triggerCheckForDueExecutions();
  }

  /** Removes a task; a process that has just picked it up finds nothing left to do. */
  void remove(UUID id) {
    try {
      scheduler.cancel(TaskInstanceId.of(TrainingTask.DESCRIPTOR.getTaskName(), id.toString()));
    } catch (TaskInstanceException pickedJustNow) {
      return;
    }
  }
}
