package dev.plateau.experiment;

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
import dev.plateau.experiment.ExperimentRunner.Departure;
import dev.plateau.store.StoreWatch;
import java.time.Duration;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The kind of task that trains a lane of an experiment, whose id its own begins with. */
@Configuration(proxyBeanMethods = false)
class ExperimentTask {
  static final TaskDescriptor<Void> DESCRIPTOR = TaskDescriptor.of("experiment");

  /** Tasks of an experiment at most, and so threads that work on it in all processes. */
  static final int LANES = 8;

  private static final Duration RETRY = Duration.ofSeconds(5);
  private static final Duration TURNED_AWAY = Duration.ofMillis(200);
  private static final int MAX_FAILURES = 5;
  private static final int UUID_LENGTH = 36;

  /**
   * The task; a failure in a row counts each process that died with it. After an outage of the
   * database those that live have time to say so.
   */
  @Bean
  Task<Void> experiment(ExperimentRunner runner, StoreWatch store) {
    return Tasks.custom(DESCRIPTOR)
        .onFailure(new FailureHandler.OnFailureRetryLater<>(RETRY))
        .onDeadExecution((dead, task) -> {
          if (store.isUpFor(StoreWatch.SETTLED)) {
            task.reschedule(dead, dead.getTimeDone());
          }
        })
        .execute((instance, context) -> execute(runner, instance, context));
  }

  static TaskInstance<Void> instance(UUID id, int lane) {
    return DESCRIPTOR.instance(id + "/" + lane).build();
  }

  private static CompletionHandler<Void> execute(
      ExperimentRunner runner, TaskInstance<Void> instance, ExecutionContext context) {
    UUID id = UUID.fromString(instance.getId().substring(0, UUID_LENGTH));
    int lane = Integer.parseInt(instance.getId().substring(UUID_LENGTH + 1));
    if (context.getExecution().consecutiveFailures >= MAX_FAILURES) {
      runner.fail(
          id,
          "A part was started "
              + MAX_FAILURES
              + " times and never finished: each time its process died or lost the database.");
    }
    Departure departure = runner.run(id, lane, () -> context.getSchedulerState().isShuttingDown());
    return departure == Departure.OVER
        ? new OnCompleteRemove<>()
        : new OnCompleteReschedule<>(FixedDelay.of(TURNED_AWAY));
  }
}
