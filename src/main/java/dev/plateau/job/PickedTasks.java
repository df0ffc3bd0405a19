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
  /** Of a task as it was written: it is another when the scheduler has picked it or put it back. */
  private static final long FIRST_VERSION = 1;

  /** Is written together with the row of its job. */
  static final String INSERT =
      """
      insert into scheduled_tasks (task_name, task_instance, execution_time, picked, picked_by,
        last_heartbeat, version, priority)
      values (:task, :instance, :now, true, :process, :now, %d, :priority)
      """
          .formatted(FIRST_VERSION);

  private final JdbcClient jdbc;
  private final Clock clock;

  PickedTasks(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Says that this process is alive and works on some small jobs. */
  void beat(Collection<UUID> ids) {
    jdbc.sql(
            """
            update scheduled_tasks set last_heartbeat = :now
            where task_name = :task and task_instance in (:ids) and version = :version
            """)
        .param("now", now())
        .param("task", TrainingTask.DESCRIPTOR.getTaskName())
        .param("ids", ids.stream().map(UUID::toString).toList())
        .param("version", FIRST_VERSION)
        .update();
  }

  /** Lets any process run a small job that this one has handed back. */
  void putBack(UUID id) {
    unchanged(
            """
            update scheduled_tasks set picked = false, picked_by = null, last_heartbeat = null,
              execution_time = :now, version = version + 1
            """,
            id.toString(),
            FIRST_VERSION)
        .param("now", now())
        .update();
  }

  /** Removes the task of a small job that this process is not to run any further. */
  void remove(UUID id) {
    remove(id.toString(), FIRST_VERSION);
  }

  /** Removes the task of any other job, unless it is gone, or another process has picked it. */
  void remove(Execution execution) {
    remove(execution.taskInstance.getId(), execution.version);
  }

  private void remove(String instance, long version) {
    unchanged("delete from scheduled_tasks", instance, version).update();
  }

  private StatementSpec unchanged(String sql, String instance, long version) {
    return jdbc.sql(
            sql + " where task_name = :task and task_instance = :instance and version = :version")
        .param("task", TrainingTask.DESCRIPTOR.getTaskName())
        .param("instance", instance)
        .param("version", version);
  }

  private OffsetDateTime now() {
    return clock.now().atOffset(ZoneOffset.UTC);
  }
}
