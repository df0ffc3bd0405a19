package dev.plateau.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.github.kagkarlsson.scheduler.SchedulerState;
import com.github.kagkarlsson.scheduler.SchedulerState.SettableSchedulerState;
import com.github.kagkarlsson.scheduler.testhelper.ManualScheduler;
import com.github.kagkarlsson.scheduler.testhelper.SettableClock;
import dev.plateau.job.JobFeed.Watch;
import dev.plateau.job.NewJobs.NewJob;
import dev.plateau.network.LossBounds;
import dev.plateau.spec.JobSpec;
import dev.plateau.store.DatabaseClock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.support.DefaultTransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

/** What becomes of small jobs that the process which accepts them runs at once. */
abstract class ImmediateRunsContract extends DatabaseContract {
  private static final int PLACES = 2;
  private static final String PICKED = "scheduled_tasks where picked";

  private final SettableSchedulerState scheduler = new SettableSchedulerState();
  private final ImmediateRuns runs = immediate(scheduler);
  private final JobQueue queue = queue(runs);
  private final Turns turns = engine.get(Turns.class);
  private boolean holds;

  ImmediateRunsContract(TestDatabase database) {
    super(database);
  }

  @BeforeEach
  void start() {
    scheduler.setStarted();
  }

  @AfterEach
  void end() throws InterruptedException {
    letGo();
    runs.close();
  }

  /** Lets nothing compute. */
  private void hold() {
    turns.take();
    holds = true;
  }

  private void letGo() {
    if (holds) {
      turns.giveBack();
    }
    holds = false;
  }

  @Test
  void runsASmallJobAtOnceToTheSameBits() throws InterruptedException {
    UUID id = accept(Examples.founding());

    Job job = engine.awaitEnd(id);

    assertThat(job.status()).isEqualTo(JobStatus.COMPLETED);
    assertThat(job.life().attempts()).isOne();
    assertThat(job.life().times().started()).contains(job.life().times().created());
    assertSameBits(id, undisturbed(Examples.founding(), 10_000));
    assertThat(count("scheduled_tasks")).isZero();
    assertThat(count("checkpoint")).isZero();
  }

  @Test
  void writesSuchAJobAsClaimedAndItsTaskAsPicked() {
    hold();
    UUID id = accept(Examples.founding());

    Map<String, @Nullable Object> row =
        jdbc()
            .sql(
                """
                select status, attempt, computing, process, picked, picked_by, last_heartbeat
                from job, scheduled_tasks where task_instance = :id
                """)
            .param("id", id.toString())
            .query()
            .singleRow();
    letGo();

    String process = engine.get(ProcessName.class).toString();
    assertThat(row)
        .containsEntry("status", "running")
        .containsEntry("attempt", 1)
        .containsEntry("computing", true)
        .containsEntry("process", process)
        .containsEntry("picked", true)
        .containsEntry("picked_by", process);
    assertThat(row.get("last_heartbeat")).isNotNull();
  }

  @Test
  void leavesToTheQueueWhatIsNotSmallOrHasNoPlace() {
    hold();
    accept(Examples.endless());
    assertThat(count(PICKED)).isZero();
    for (int place = 0; place < PLACES; place++) {
      accept(Examples.founding());
    }
    accept(Examples.founding());

    int picked = count(PICKED);
    int waiting = count("job where status = 'queued' and attempt = 0");
    int tasks = count("scheduled_tasks");
    letGo();

    assertThat(picked).isEqualTo(PLACES);
    assertThat(waiting).isEqualTo(2);
    assertThat(tasks).isEqualTo(2 + PLACES);
  }

  @Test
  void leavesAllToTheQueueWhereNoSchedulerWouldTakeItOver() throws InterruptedException {
    ImmediateRuns idle = immediate(new SettableSchedulerState());
    UUID before = Engine.submit(queue(idle), Examples.founding());
    runs.leave();
    UUID after = accept(Examples.founding());

    for (UUID id : List.of(before, after)) {
      assertThat(engine.jobs().get(id).status()).isEqualTo(JobStatus.QUEUED);
    }
    idle.close();
  }

  @Test
  void keepsItsPlacesWhenAJobCannotBeWritten() {
    for (int failure = 0; failure <= PLACES; failure++) {
      assertThatExceptionOfType(DataAccessException.class)
          .isThrownBy(() -> accept(Examples.named("x".repeat(201))));
    }

    assertThat(count("job")).isZero();
    assertThat(count("scheduled_tasks")).isZero();
    assertThat(engine.jobs().get(accept(Examples.founding())).life().attempts()).isOne();
  }

  @Test
  void keepsItsPlacesWhileTheDatabaseIsAway() throws InterruptedException {
    AtomicBoolean away = new AtomicBoolean(true);
    PlatformTransactionManager connection =
        new DataSourceTransactionManager(engine.get(DataSource.class)) {
          @Override
          protected void doBegin(Object transaction, TransactionDefinition definition) {
            if (away.get()) {
              throw new CannotCreateTransactionException("The database is away");
            }
            super.doBegin(transaction, definition);
          }
        };
    ImmediateRuns patient = immediate(scheduler, new TransactionTemplate(connection));
    for (int failure = 0; failure <= PLACES; failure++) {
      assertThatExceptionOfType(CannotCreateTransactionException.class)
          .isThrownBy(() -> Engine.submit(queue(patient), Examples.founding()));
    }
    away.set(false);

    UUID id = Engine.submit(queue(patient), Examples.founding());

    assertThat(engine.jobs().get(id).life().attempts()).isOne();
    patient.close();
  }

  @Test
  void runsNothingThatIsRolledBackByWhatItIsPartOf() {
    TransactionTemplate transaction = engine.get(TransactionTemplate.class);
    for (int failure = 0; failure <= PLACES; failure++) {
      transaction.executeWithoutResult(status -> {
        accept(Examples.founding());
        status.setRollbackOnly();
      });
    }

    assertThat(count("job")).isZero();
    assertThat(engine.jobs().get(accept(Examples.founding())).life().attempts()).isOne();
  }

  @Test
  void runsAJobWhoseCommitWasCutOffBeforeItsAnswer() throws InterruptedException {
    PlatformTransactionManager cutOff =
        new DataSourceTransactionManager(engine.get(DataSource.class)) {
          @Override
          protected void doCommit(DefaultTransactionStatus status) {
            super.doCommit(status);
            throw new TransactionSystemException("The answer does not arrive");
          }
        };
    ImmediateRuns cut = immediate(scheduler, new TransactionTemplate(cutOff));
    UUID id = queue.newId();

    assertThatExceptionOfType(TransactionSystemException.class)
        .isThrownBy(() -> queue(cut).submit(id, Examples.founding()));

    assertThat(engine.awaitEnd(id).life().attempts()).isOne();
    cut.close();
  }

  @Test
  void leavesATaskAloneThatItsSchedulerHasTakenUpSince() {
    hold();
    UUID id = accept(Examples.founding());
    jdbc().sql("update scheduled_tasks set version = version + 1").update();

    engine.get(PickedTasks.class).remove(id);
    engine.get(PickedTasks.class).putBack(id);
    int picked = count(PICKED);
    letGo();

    assertThat(picked).isOne();
  }

  @Test
  void isSuspectedOfTheDeathOfItsProcess() {
    UUID id = leftBehind(Examples.founding());

    assertThat(claim(id).prior().suspect()).isTrue();
  }

  @Test
  void isTakenOverFromAProcessThatDied() {
    JobSpec spec = Examples.founding();
    UUID id = leftBehind(spec);
    leavePicked(id);
    SettableClock clock = new SettableClock();
    ManualScheduler survivor = scheduler(clock);

    lookAfter(11, survivor, clock);
    Job patient = engine.jobs().get(id);
    lookAfter(13, survivor, clock);

    assertThat(patient.life().attempts()).isOne();
    Job job = engine.jobs().get(id);
    assertThat(job.status()).isEqualTo(JobStatus.COMPLETED);
    assertThat(job.life().attempts()).isEqualTo(2);
    assertSameBits(id, undisturbed(spec, 10_000));
    assertThat(count("scheduled_tasks")).isZero();
  }

  @Test
  void isHandedBackByAProcessThatLeaves() throws InterruptedException {
    hold();
    UUID id = accept(Examples.founding());
    runs.leave();
    letGo();
    runs.close();

    assertThat(engine.jobs().get(id).status()).isEqualTo(JobStatus.RUNNING);
    assertThat(count("scheduled_tasks where not picked")).isOne();
    runWhatIsDue();
    Job job = engine.jobs().get(id);
    assertThat(job.status()).isEqualTo(JobStatus.COMPLETED);
    assertThat(job.life().attempts()).isEqualTo(2);
    assertThat(suspect(id)).isFalse();
    assertSameBits(id, undisturbed(Examples.founding(), 10_000));
    assertThat(count("scheduled_tasks")).isZero();
  }

  @Test
  void canBePausedAndResumed() throws InterruptedException {
    hold();
    UUID id = accept(Examples.founding());
    try (Watch watch = engine.feed().watch(id)) {
      queue.pause(id);
      letGo();
      while (engine.jobs().get(id).status() != JobStatus.PAUSED) {
        assertThat(watch.next(Engine.PATIENCE)).isNotNull();
      }
    }
    runs.close();
    assertThat(count("scheduled_tasks")).isZero();

    queue.resume(id);
    runWhatIsDue();

    assertThat(engine.jobs().get(id).status()).isEqualTo(JobStatus.COMPLETED);
    assertSameBits(id, undisturbed(Examples.founding(), 10_000));
    assertThat(count("scheduled_tasks")).isZero();
  }

  @Test
  void saysThatItsProcessIsAliveWhileItRuns() {
    hold();
    UUID id = accept(Examples.founding());
    jdbc()
        .sql("update scheduled_tasks set last_heartbeat = :long_ago")
        .param("long_ago", OffsetDateTime.ofInstant(LONG_AGO, ZoneOffset.UTC))
        .update();

    runs.beat();
    int first = count("scheduled_tasks where last_heartbeat > '2002-01-01'");
    runs.beat();
    int second = count("scheduled_tasks where last_heartbeat > '2002-01-01'");
    letGo();

    assertThat(first).as("of a job that has just begun").isZero();
    assertThat(second).as("of job %s", id).isOne();
  }

  /** A job whose process died as soon as it had accepted it. */
  private UUID leftBehind(JobSpec spec) {
    UUID id = queue.newId();
    LossBounds bounds = spec.training().bounds(engine.jobs().rows(spec).training());
    engine
        .get(TransactionTemplate.class)
        .executeWithoutResult(
            _ -> engine.get(NewJobs.class).claim(new NewJob(id, spec, bounds, List.of(), 1_000)));
    bury(id);
    return id;
  }

  private void runWhatIsDue() {
    SettableClock clock = new SettableClock();
    clock.set(engine.get(DatabaseClock.class).now());
    scheduler(clock).runAnyDueExecutions();
  }

  private UUID accept(JobSpec spec) {
    return Engine.submit(queue, spec);
  }

  private ImmediateRuns immediate(SchedulerState scheduler) {
    return immediate(scheduler, engine.get(TransactionTemplate.class));
  }

  private ImmediateRuns immediate(SchedulerState scheduler, TransactionTemplate transaction) {
    return new ImmediateRuns(
        scheduler, engine.runner(), engine.get(PickedTasks.class), transaction, PLACES);
  }

  private JobQueue queue(ImmediateRuns immediate) {
    return new JobQueue(
        engine.jobs(),
        engine.get(NewJobs.class),
        engine.get(LocalRuns.class),
        immediate,
        engine.get(TaskQueue.class),
        engine.get(Admission.class));
  }
}
