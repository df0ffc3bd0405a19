package dev.plateau.job;

import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.boot.config.DbSchedulerCustomizer;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.CompletionHandler.OnCompleteRemove;
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

/** The kind of task that db-scheduler runs: train the job that has the task's id. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
@EnableConfigurationProperties(TrainingProperties.class)
class TrainingTask {
  static final TaskDescriptor<Void> DESCRIPTOR = TaskDescriptor.of("train");
  private static final Duration RETRY = Duration.ofSeconds(5);

  /** The task; it is tried again after a while when the database is unreachable. */
  @Bean
  Task<Void> train(JobRunner runner) {
    return Tasks.custom(DESCRIPTOR)
        .onFailure(new FailureHandler.OnFailureRetryLater<>(RETRY))
        .onDeadExecution((dead, task) -> task.reschedule(dead, dead.getTimeDone()))
        .execute((instance, context) -> execute(runner, instance, context));
  }

  private static CompletionHandler<Void> execute(
      JobRunner runner, TaskInstance<Void> instance, ExecutionContext context) {
    try (var _ = MDC.putCloseable("job", instance.getId())) {
      RunResult result =
          runner.run(
              UUID.fromString(instance.getId()),
              () -> context.getSchedulerState().isShuttingDown());
      return result == RunResult.OVER
          ? new OnCompleteRemove<>()
          : new OnCompleteReschedule<>(FixedDelay.of(Duration.ZERO));
    }
  }

  /** Gives each process its own name, so that a restarted one is not taken for the dead one. */
  @Bean
  DbSchedulerCustomizer uniqueName() {
    String name = "plateau-" + UUID.randomUUID();
    return new DbSchedulerCustomizer() {
      @Override
      public Optional<SchedulerName> schedulerName() {
        return Optional.of(new SchedulerName.Fixed(name));
      }
    };
  }
}
