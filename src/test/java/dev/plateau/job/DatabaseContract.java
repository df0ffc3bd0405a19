package dev.plateau.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.testhelper.ManualScheduler;
import com.github.kagkarlsson.scheduler.testhelper.SettableClock;
import com.github.kagkarlsson.scheduler.testhelper.TestHelper;
import dev.plateau.network.LossBounds;
import dev.plateau.spec.JobSpec;
import dev.plateau.training.Trainer;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What the contracts share: an empty store on one of the databases and eyes to see into it.
 *
 * <p>Some of the jobs never end: a bug that lets one run on shows as a failure, not as a build that
 * hangs.
 */
@Timeout(value = 300, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
abstract class DatabaseContract {
  static final BooleanSupplier NEVER = () -> false;
  static final Instant LONG_AGO = Instant.parse("2001-02-03T04:05:06Z");

  final TestDatabase database;
  final Engine engine;

  DatabaseContract(TestDatabase database) {
    this.database = database;
    this.engine = database.idle();
  }

  /** The process that trains a job is gone, without a word. */
  static final class Death extends Error {
    private static final long serialVersionUID = 1;
  }

  /** Says yes from the n-th time on that it is asked. */
  static BooleanSupplier after(int looks) {
    int[] left = {looks};
    return () -> --left[0] < 0;
  }

  /** Dies the n-th time that it is asked. */
  static BooleanSupplier deathAfter(int looks) {
    BooleanSupplier now = after(looks);
    return () -> {
      if (now.getAsBoolean()) {
        throw new Death();
      }
      return false;
    };
  }

  @BeforeEach
  void empty() {
    for (String table : new String[] {"scheduled_tasks", "job", "experiment", "dataset"}) {
      jdbc().sql("delete from " + table).update();
    }
  }

  JdbcClient jdbc() {
    return engine.get(JdbcClient.class);
  }

  int count(String table) {
    return jdbc().sql("select count(*) from " + table).query(Integer.class).single();
  }

  /** What may change in a job's row and beside it. */
  Map<String, @Nullable Object> rowOf(UUID id) {
    return jdbc()
        .sql(
            """
            select status, outcome, attempt, suspect, deaths, handed_back, cancel_requested, epoch,
              loss, initial_loss, training_nanos, error, bytes, started_at, finished_at,
              (select count(*) from checkpoint where job_id = id) as checkpoints,
              (select count(*) from result where job_id = id) as results
            from job where id = :id
            """)
        .param("id", id)
        .query()
        .singleRow();
  }

  int deaths(UUID id) {
    return Integer.parseInt(String.valueOf(rowOf(id).get("deaths")));
  }

  boolean suspect(UUID id) {
    return Boolean.parseBoolean(String.valueOf(rowOf(id).get("suspect")));
  }

  /** Makes this process another one than that which ran a job last. */
  void bury(UUID id) {
    jdbc().sql("update job set process = 'the dead' where id = :id").param("id", id).update();
  }

  UUID submit(JobSpec spec) {
    return engine.submit(spec);
  }

  /** Trains a job in this thread until it ends. */
  Job completed(UUID id) {
    engine.runner().run(id, NEVER);
    return engine.jobs().get(id);
  }

  /** Trains a job in a process that dies on the way. */
  void die(UUID id, int looks) {
    assertThatExceptionOfType(Death.class)
        .isThrownBy(() -> engine.runner().run(id, deathAfter(looks)));
    bury(id);
  }

  void dieAfterSaving(UUID id) {
    assertThatExceptionOfType(Death.class)
        .isThrownBy(() ->
            engine
                .runner()
                .run(
                    id,
                    () -> {
                      if (count("checkpoint") > 0) {
                        throw new Death();
                      }
                      return false;
                    }));
    bury(id);
  }

  ClaimedJob claim(UUID id) {
    return engine.rows().claim(id).orElseThrow();
  }

  /** A run of a job that has been trained for so many epochs, as a worker holds it. */
  Run run(JobSpec spec, int epochs) {
    Run.Task task =
        new Run.Task(
            spec.training(),
            engine.jobs().rows(spec),
            new LossBounds(0, 0.25),
            OptionalDouble.empty());
    return new Run(undisturbed(spec, epochs), task, 0);
  }

  /** The same training in one go, without any job. */
  Trainer undisturbed(JobSpec spec, int epochs) {
    Trainer trainer = Trainer.start(spec.training(), engine.jobs().rows(spec).rows(), () -> false);
    trainer.train(epochs);
    return trainer;
  }

  void assertSameBits(UUID id, Trainer expected) {
    assertThat(engine.jobs().theta(id).map(BlobCodec::of)).contains(BlobCodec.of(expected.theta()));
    assertThat(engine.jobs().lossesSoFar(id).map(BlobCodec::of))
        .contains(BlobCodec.of(expected.history()));
  }

  /** The task as a process leaves it that was killed long ago. */
  void leavePicked(UUID id) {
    jdbc()
        .sql(
            """
            update scheduled_tasks set picked = true, picked_by = 'the dead', version = version + 1,
              execution_time = :long_ago, last_heartbeat = :long_ago
            where task_instance = :id
            """)
        .param("long_ago", OffsetDateTime.ofInstant(LONG_AGO, ZoneOffset.UTC))
        .param("id", id.toString())
        .update();
  }

  /** What a scheduler does so many seconds after the last heartbeat of the dead. */
  static void lookAfter(int seconds, ManualScheduler survivor, SettableClock clock) {
    clock.set(LONG_AGO.plusSeconds(seconds));
    survivor.runDeadExecutionDetection();
    survivor.runAnyDueExecutions();
  }

  /** A scheduler of the service's task, with its heartbeat, that does as it is told. */
  ManualScheduler scheduler(SettableClock clock) {
    return scheduler(clock, engine.get(TakeOver.class));
  }

  ManualScheduler scheduler(SettableClock clock, TakeOver takeOver) {
    TestHelper.ManualSchedulerBuilder builder =
        TestHelper.createManualScheduler(
            engine.get(DataSource.class),
            List.<Task<?>>of(
                engine
                    .get(TrainingTask.class)
                    .train(engine.runner(), engine.get(PickedTasks.class), takeOver)));
    builder.clock(clock).heartbeatInterval(Duration.ofSeconds(2));
    return builder.build();
  }
}
