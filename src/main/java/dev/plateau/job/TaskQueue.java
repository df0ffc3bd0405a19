package dev.plateau.job;

import com.github.kagkarlsson.scheduler.Clock;
import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceException;
import com.github.kagkarlsson.scheduler.task.Priority;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The db-scheduler tasks of what is queued or running. */
@Component
public class TaskQueue {
  private final Scheduler scheduler;
  private final Clock clock;
  private final TransactionTemplate transaction;
  private final JdbcClient jdbc;

  TaskQueue(Scheduler scheduler, Clock clock, TransactionTemplate transaction, JdbcClient jdbc) {
    this.scheduler = scheduler;
    this.clock = clock;
    this.transaction = transaction;
    this.jdbc = jdbc;
  }

  /**
   * Schedules a job's task in the transaction that writes its row, and wakes the scheduler.
   *
   * @param small whether it goes before jobs that are not
   */
  void add(UUID id, boolean small, Runnable writesRow) {
    add(id.toString(), small ? Priority.HIGH : Priority.MEDIUM, writesRow);
  }

  /** The same for a job whose earlier task may still be there, about to be put away. */
  void addAgain(UUID id, Runnable writesRow) {
    add(id + "/" + UUID.randomUUID(), Priority.MEDIUM, writesRow);
  }

  private void add(String instance, int priority, Runnable writesRow) {
    add(List.of(TrainingTask.DESCRIPTOR.instance(instance).priority(priority).build()), writesRow);
  }

  /** Schedules new tasks in the transaction that writes what they are about. */
  public void add(List<TaskInstance<?>> due, Runnable writesRow) {
    transaction.executeWithoutResult(status -> {
      writesRow.run();
      scheduler.scheduleBatch(due, clock.now()); // schedule() asks first whether they are there
      TransactionSynchronizationManager.registerSynchronization(new Wake());
    });
  }

  /** The call of schedule() came before the commit, when the task was not visible yet. */
  private final class Wake implements TransactionSynchronization {
    @Override
    public void afterCommit() {
      scheduler.triggerCheckForDueExecutions();
    }
  }

  /** How many tasks this process works on. */
  int executing() {
    return scheduler.getCurrentlyExecuting().size();
  }

  /** How many small jobs wait for a place, as far as it is worth counting. */
  int smallWaiting(int most) {
    return jdbc.sql(
            """
            select count(*) from (
              select 1 from scheduled_tasks
              where priority = :small and not picked and execution_time <= :now
              limit :most) waiting
            """)
        .param("small", Priority.HIGH)
        .param("now", clock.now().atOffset(ZoneOffset.UTC))
        .param("most", most)
        .query(Integer.class)
        .single();
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
