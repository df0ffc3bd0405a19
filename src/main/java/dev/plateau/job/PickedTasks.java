package dev.plateau.job;

import com.github.kagkarlsson.scheduler.Clock;
import com.github.kagkarlsson.scheduler.task.Execution;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

/**
 * The tasks that this process has picked, in db-scheduler's table. Those of small jobs it picks as
 * it writes them; the scheduler runs them only when the process dies or hands them back.
 */
@Repository
class PickedTasks {
  /** Is written together with the row of its job. */
  static final String INSERT =
      """
      insert into scheduled_tasks (task_name, task_instance, execution_time, picked, picked_by,
        last_heartbeat, version, priority)
      values (:task, :instance, :now, true, :process, :now, 1, :priority)
      """;

  private static final String MINE =
      " where task_name = :task and task_instance = :instance and picked_by = :process";

  private final JdbcClient jdbc;
  private final Clock clock;
  private final String process;

  PickedTasks(JdbcClient jdbc, Clock clock, ProcessName process) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.process = process.toString();
  }

  /** Says that this process is alive and works on some jobs. */
  void beat(Collection<UUID> ids) {
    jdbc.sql(
            """
            update scheduled_tasks set last_heartbeat = :now
            where task_name = :task and task_instance in (:ids) and picked_by = :process
            """)
        .param("now", now())
        .param("task", TrainingTask.DESCRIPTOR.getTaskName())
        .param("ids", ids.stream().map(UUID::toString).toList())
        .param("process", process)
        .update();
  }

  /** Lets any process run a job that this one has handed back. */
  void putBack(UUID id) {
    mine(
            """
            update scheduled_tasks set picked = false, picked_by = null, last_heartbeat = null,
              execution_time = :now, version = version + 1
            """
                + MINE,
            id)
        .param("now", now())
        .update();
  }

  /** Removes the task of a small job that this process is not to run any further. */
  void remove(UUID id) {
    mine("delete from scheduled_tasks" + MINE, id).update();
  }

  /** Removes the task of any other job, unless it is gone, or another process has picked it. */
  void remove(Execution execution) {
    jdbc.sql(
            """
            delete from scheduled_tasks
            where task_name = :task and task_instance = :instance and version = :version
            """)
        .param("task", execution.taskInstance.getTaskName())
        .param("instance", execution.taskInstance.getId())
        .param("version", execution.version)
        .update();
  }

  private StatementSpec mine(String sql, UUID id) {
    return jdbc.sql(sql)
        .param("task", TrainingTask.DESCRIPTOR.getTaskName())
        .param("instance", id.toString())
        .param("process", process);
  }

  private OffsetDateTime now() {
    return clock.now().atOffset(ZoneOffset.UTC);
  }
}
