package dev.plateau.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.github.kagkarlsson.scheduler.testhelper.ManualScheduler;
import com.github.kagkarlsson.scheduler.testhelper.SettableClock;
import dev.plateau.job.ClaimedJobs.Claim;
import dev.plateau.job.JobRunner.RunResult;
import dev.plateau.spec.JobSpec;
import dev.plateau.store.DatabaseClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessException;

/** What becomes of a job when the process that trains it stops or dies. */
abstract class JobRecoveryContract extends DatabaseContract {
  private static final int EPOCHS = 300;

  JobRecoveryContract(TestDatabase database) {
    super(database);
  }

  @ParameterizedTest
  @CsvSource({"0, 2", "0, 3", "0, 17", "1, 500", "7, 3", "7, 16", "7, 45", "32, 2", "100, 10"})
  void givesTheSameBitsFromHandToHand(int batch, int looks) {
    JobSpec spec = moons(batch);
    UUID id = submit(spec);

    int hands = 1;
    while (engine.runner().run(id, after(looks * hands)) == RunResult.HANDED_BACK) {
      hands++;
    }

    assertThat(hands).isGreaterThan(1);
    assertThat(engine.jobs().get(id).status()).isEqualTo(JobStatus.COMPLETED);
    assertThat(engine.jobs().get(id).life().attempts()).isEqualTo(hands);
    assertThat(deaths(id)).isZero();
    assertSameBits(id, undisturbed(spec, EPOCHS));
  }

  @ParameterizedTest
  @CsvSource({"0, 1", "0, 20", "7, 40", "32, 100"})
  void givesTheSameBitsAfterADeath(int batch, int looks) {
    JobSpec spec = moons(batch);
    UUID id = submit(spec);

    die(id, looks);
    die(id, 2 * looks);
    Job job = completed(id);

    assertThat(job.status()).isEqualTo(JobStatus.COMPLETED);
    assertThat(job.life().attempts()).isEqualTo(3);
    assertSameBits(id, undisturbed(spec, EPOCHS));
  }

  @Test
  void goesOnFromTheCheckpointOfTheDead() {
    UUID id = submit(Examples.endless());
    dieAfterSaving(id);
    int saved = engine.jobs().get(id).metrics().progress().epoch();

    engine.runner().run(id, after(0));

    assertThat(saved).isPositive();
    assertThat(engine.jobs().get(id).metrics().progress().epoch()).isGreaterThanOrEqualTo(saved);
  }

  @Test
  void cancelsAJobThatNobodyRunsAnyMoreWhenItIsTakenUp() {
    UUID id = submit(Examples.endless());
    dieAfterSaving(id);
    int saved = engine.jobs().get(id).metrics().progress().epoch();

    engine.queue().cancel(id);
    Job job = completed(id);

    assertThat(job.status()).isEqualTo(JobStatus.CANCELLED);
    assertThat(job.metrics().progress().epoch()).isEqualTo(saved);
    assertSameBits(id, undisturbed(Examples.endless(), saved));
    assertThat(count("checkpoint")).isZero();
  }

  @ParameterizedTest
  @CsvSource({"0, 2", "0, 17", "7, 3", "7, 45", "100, 10"})
  void givesTheSameBitsAfterPauses(int batch, int looks) {
    JobSpec spec = moons(batch);
    UUID id = submit(spec);

    int pauses = 0;
    while (pauseAfter(looks * (pauses + 1), id)) {
      pauses++;
      assertThat(count("scheduled_tasks where not picked")).isEqualTo(pauses);
      assertThat(count("checkpoint")).isOne();
      assertThat(completed(id).status()).isEqualTo(JobStatus.PAUSED);
      engine.queue().resume(id);
    }

    Job job = engine.jobs().get(id);
    assertThat(pauses).isPositive();
    assertThat(job.status()).isEqualTo(JobStatus.COMPLETED);
    assertThat(job.life().attempts()).isEqualTo(pauses + 1);
    assertThat(deaths(id)).isZero();
    assertSameBits(id, undisturbed(spec, EPOCHS));
  }

  /** Trains a job and pauses it on the way; false where it ends before. */
  private boolean pauseAfter(int looks, UUID id) {
    BooleanSupplier now = after(looks);
    engine
        .runner()
        .run(
            id,
            () -> {
              if (now.getAsBoolean()) {
                engine.queue().pause(id);
              }
              return false;
            });
    return engine.jobs().get(id).status() == JobStatus.PAUSED;
  }

  @Test
  void cancelsAPausedJobAndKeepsWhatItHas() {
    UUID id = submit(Examples.endless());
    pauseAfter(20, id);
    int paused = engine.jobs().get(id).metrics().progress().epoch();

    engine.queue().cancel(id);
    Job job = completed(id);

    assertThat(paused).isPositive();
    assertThat(job.status()).isEqualTo(JobStatus.CANCELLED);
    assertThat(job.metrics().progress().epoch()).isEqualTo(paused);
    assertSameBits(id, undisturbed(Examples.endless(), paused));
  }

  @Test
  void pausesAJobThatWaitsAndCancelsIt() {
    UUID id = submit(Examples.shortest());

    engine.queue().pause(id);
    JobStatus paused = engine.jobs().get(id).status();
    int tasks = count("scheduled_tasks");
    engine.queue().resume(id);
    JobStatus resumed = engine.jobs().get(id).status();
    engine.queue().pause(id);
    engine.queue().cancel(id);

    assertThat(paused).isEqualTo(JobStatus.PAUSED);
    assertThat(tasks).isZero();
    assertThat(resumed).isEqualTo(JobStatus.QUEUED);
    assertThat(engine.jobs().get(id).status()).isEqualTo(JobStatus.CANCELLED);
    assertThat(completed(id).status()).isEqualTo(JobStatus.CANCELLED);
  }

  @Test
  void pausesAJobThatItsDeadProcessDidNotPause() {
    UUID id = submit(Examples.endless());
    dieAfterSaving(id);

    engine.queue().pause(id);

    assertThat(engine.jobs().get(id).status()).isEqualTo(JobStatus.RUNNING);
    assertThat(completed(id).status()).isEqualTo(JobStatus.PAUSED);
  }

  @Test
  void refusesToPauseOrResumeWhatCannotBe() {
    UUID paused = submit(Examples.shortest());
    engine.queue().pause(paused);
    UUID ended = submit(Examples.shortest());
    completed(ended);
    UUID waiting = submit(Examples.shortest());

    assertThatExceptionOfType(JobInWrongState.class)
        .isThrownBy(() -> engine.queue().pause(paused))
        .withMessage("The job cannot be paused: it is paused.");
    assertThatExceptionOfType(JobInWrongState.class).isThrownBy(() -> engine.queue().pause(ended));
    assertThatExceptionOfType(JobInWrongState.class).isThrownBy(() -> engine.queue().resume(ended));
    assertThatExceptionOfType(JobInWrongState.class)
        .isThrownBy(() -> engine.queue().resume(waiting));
    assertThatExceptionOfType(JobInWrongState.class)
        .isThrownBy(() -> engine.queue().delete(paused));
    assertThatExceptionOfType(JobNotFound.class)
        .isThrownBy(() -> engine.queue().resume(UUID.randomUUID()));
    assertThat(count("scheduled_tasks")).isOne();
  }

  @Test
  void keepsAPausedJobWhenAllProcessesStop() throws InterruptedException {
    UUID id;
    try (Engine first = Engine.executing(database)) {
      id = first.submit(Examples.endless());
      first.awaitEpochAfter(id, 100);
      first.queue().pause(id);
      first.awaitParting(id);
    }
    Job paused = engine.jobs().get(id);
    int reached = paused.metrics().progress().epoch();
    assertThat(paused.status()).isEqualTo(JobStatus.PAUSED);
    assertThat(count("scheduled_tasks")).isZero();

    try (Engine second = Engine.executing(database)) {
      second.queue().resume(id);
      second.awaitEpochAfter(id, reached);
      second.queue().cancel(id);
      Job job = second.awaitEnd(id);

      assertThat(job.status()).isEqualTo(JobStatus.CANCELLED);
      assertThat(deaths(id)).isZero();
      assertSameBits(id, undisturbed(Examples.endless(), job.metrics().progress().epoch()));
    }
  }

  @Test
  void handsALongEpochBackFromItsMiddle() {
    UUID id = submit(Examples.longEpochs());
    AtomicInteger looks = new AtomicInteger();

    RunResult parting = engine.runner().run(id, () -> looks.incrementAndGet() >= 1_000);

    assertThat(parting).isEqualTo(RunResult.HANDED_BACK);
    assertThat(looks).hasValueLessThan(1_010);
    assertThat(engine.jobs().get(id).metrics().progress().epoch()).isZero();
  }

  @Test
  void runsAJobAgainWhoseEndTheDatabaseRefused() {
    UUID id = submit(Examples.founding());
    jdbc().sql("alter table result rename to out_of_the_way").update();
    try {
      assertThatExceptionOfType(DataAccessException.class)
          .isThrownBy(() -> engine.runner().run(id, NEVER));
    } finally {
      jdbc().sql("alter table out_of_the_way rename to result").update();
    }
    JobStatus meanwhile = engine.jobs().get(id).status();

    Job job = completed(id);

    assertThat(meanwhile).isEqualTo(JobStatus.RUNNING);
    assertThat(job.status()).isEqualTo(JobStatus.COMPLETED);
    assertSameBits(id, undisturbed(Examples.founding(), 10_000));
  }

  @Test
  void leavesALostWorkerNothingToWrite() {
    UUID id = submit(Examples.endless());
    Claim lost = claim(id).claim();
    Claim owner = claim(id).claim();
    engine.rows().save(owner, run(Examples.endless(), 20), false);
    Map<String, @Nullable Object> before = rowOf(id);
    Run late = run(Examples.endless(), 10);

    assertThat(engine.rows().progress(lost, late)).isFalse();
    assertThat(engine.rows().save(lost, late, true)).isFalse();
    assertThat(engine.rows().end(lost, late, JobStatus.COMPLETED)).isFalse();
    assertThat(engine.rows().fail(lost, "too late")).isFalse();

    assertThat(owner.attempt()).isEqualTo(lost.attempt() + 1);
    assertThat(rowOf(id)).isEqualTo(before);
  }

  @Test
  void leavesTheCheckpointToTheNewOwner() {
    UUID id = submit(Examples.endless());
    Claim lost = claim(id).claim();
    Claim owner = claim(id).claim();
    Run saved = run(Examples.endless(), 20);
    engine.rows().save(owner, saved, false);

    engine.rows().save(lost, run(Examples.endless(), 10), false);

    byte[] state =
        jdbc()
            .sql("select state from checkpoint")
            .query((row, number) -> row.getBytes("state"))
            .single();
    assertThat(state).isEqualTo(BlobCodec.of(saved.trainer().state()));
  }

  @Test
  void takesUpAJobOnceItsHeartbeatHasStopped() {
    JobSpec spec = moons(7);
    UUID id = submit(spec);
    die(id, 60);
    leavePicked(id);
    SettableClock clock = new SettableClock();
    ManualScheduler survivor = scheduler(clock);

    lookAfter(11, survivor, clock);
    Job patient = engine.jobs().get(id);
    lookAfter(13, survivor, clock);

    assertThat(patient.status()).isEqualTo(JobStatus.RUNNING);
    assertThat(engine.jobs().get(id).status()).isEqualTo(JobStatus.COMPLETED);
    assertThat(engine.jobs().get(id).life().attempts()).isEqualTo(2);
    assertSameBits(id, undisturbed(spec, EPOCHS));
    assertThat(count("scheduled_tasks")).isZero();
  }

  /** When the database comes back, all hearts seem to have stopped. */
  @Test
  void takesNoJobBeforeTheLivingHaveBeenHeardAfterAnOutage() {
    UUID id = submit(moons(7));
    die(id, 60);
    leavePicked(id);
    AtomicBoolean settled = new AtomicBoolean();
    SettableClock clock = new SettableClock();
    ManualScheduler survivor =
        scheduler(
            clock,
            new TakeOver(engine.get(ProcessName.class), engine.get(LocalRuns.class), settled::get));

    lookAfter(13, survivor, clock);
    Job left = engine.jobs().get(id);
    settled.set(true);
    lookAfter(13, survivor, clock);

    assertThat(left.life().attempts()).isOne();
    assertThat(engine.jobs().get(id).status()).isEqualTo(JobStatus.COMPLETED);
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 1})
  void leavesTheJobsOfTheLivingToThem(int hoursAhead) {
    UUID id = submit(Examples.endless());
    claim(id);
    jdbc()
        .sql(
            """
            update scheduled_tasks set picked = true, picked_by = 'the living',
              version = version + 1, last_heartbeat = current_timestamp
            """)
        .update();
    DatabaseClock clock =
        new DatabaseClock(jdbc(), () -> Instant.now().plus(Duration.ofHours(hoursAhead)));
    clock.compare();
    SettableClock time = new SettableClock();
    ManualScheduler other = scheduler(time);

    time.set(clock.now());
    other.runDeadExecutionDetection();
    other.runAnyDueExecutions();

    assertThat(engine.jobs().get(id).life().attempts()).isOne();
    assertThat(count("scheduled_tasks where picked_by = 'the living'")).isOne();
  }

  @Test
  void passesARunningJobFromProcessToProcess() throws InterruptedException {
    UUID id;
    try (Engine first = Engine.executing(database)) {
      id = first.submit(Examples.endless());
      first.awaitEpochAfter(id, 100);
    }
    Job handedBack = engine.jobs().get(id);
    int reached = handedBack.metrics().progress().epoch();
    assertThat(handedBack.status()).isEqualTo(JobStatus.RUNNING);
    assertThat(count("scheduled_tasks where not picked")).isOne();

    try (Engine second = Engine.executing(database)) {
      second.awaitEpochAfter(id, reached);
      engine.queue().cancel(id);
      Job job = second.awaitEnd(id);
      second.awaitParting(id);

      assertThat(job.status()).isEqualTo(JobStatus.CANCELLED);
      assertThat(job.life().attempts()).isEqualTo(2);
      assertThat(job.metrics().progress().epoch()).isGreaterThan(reached);
      assertThat(deaths(id)).isZero();
      assertSameBits(id, undisturbed(Examples.endless(), job.metrics().progress().epoch()));
      assertThat(count("scheduled_tasks")).isZero();
    }
  }

  private static JobSpec moons(int batch) {
    return Examples.moons(batch == 0 ? Examples.FULL_BATCH : OptionalInt.of(batch), EPOCHS);
  }
}
