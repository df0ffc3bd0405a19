package dev.plateau.job;

import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.boot.config.DbSchedulerCustomizer;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.CompletionHandler.OnCompleteReschedule;
import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dev.plateau.job.JobRunner.RunResult;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.MDC;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;

/**
 * The kind of task that db-scheduler runs: train the job whose id the task's begins with; what may
 * follow tells the tasks of a job apart.
 */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
@EnableConfigurationProperties(TrainingProperties.class)
class TrainingTask {
  static final TaskDescriptor<Void> DESCRIPTOR = TaskDescriptor.of("train");
  private static final Duration RETRY = Duration.ofSeconds(5);
  private static final Duration UNTIL_ROOM = Duration.ofSeconds(1);
  private static final int UUID_LENGTH = 36;

  /** The task; it is tried again after a while when the database is unreachable. */
  @Bean
  Task<Void> train(JobRunner runner, PickedTasks tasks, TakeOver takeOver) {
    return Tasks.custom(DESCRIPTOR)
        .onFailure(new FailureHandler.OnFailureRetryLater<>(RETRY))
        .onDeadExecution(takeOver::takeOver)
        .execute((instance, context) -> execute(runner, tasks, instance, context));
  }

  private static CompletionHandler<Void> execute(
      JobRunner runner, PickedTasks tasks, TaskInstance<Void> instance, ExecutionContext context) {
    UUID id = job(instance);
    try (var _ = MDC.putCloseable("job", id.toString())) {
      RunResult result = runner.run(id, () -> context.getSchedulerState().isShuttingDown());
      return switch (result) {
        case ENDED -> isFirst(instance) ? (_, _) -> {} : remove(tasks);
        case OVER -> remove(tasks);
        case HANDED_BACK -> new OnCompleteReschedule<>(FixedDelay.of(Duration.ZERO));
        case NO_ROOM -> new OnCompleteReschedule<>(FixedDelay.of(UNTIL_ROOM));
      };
    }
  }

  /** As OnCompleteRemove, but the end of a job may have removed its task already. */
  private static CompletionHandler<Void> remove(PickedTasks tasks) {
    return (complete, _) -> tasks.remove(complete.getExecution());
  }

  /** Whether it is the task that a job was queued with, which goes with its end. */
  private static boolean isFirst(TaskInstance<?> instance) {
    return instance.getId().length() == UUID_LENGTH;
  }

  /** The job that a task is of. */
  static UUID job(TaskInstance<?> instance) {
    return UUID.fromString(instance.getId().substring(0, UUID_LENGTH));
  }

  @Bean
  DbSchedulerCustomizer uniqueName(ProcessName process) {
    SchedulerName name = new SchedulerName.Fixed(process.toString());
    return new DbSchedulerCustomizer() {
      @Override
      public Optional<SchedulerName> schedulerName() {
        return Optional.of(name);
      }
    };
  }
}
