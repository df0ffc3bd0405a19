package dev.plateau.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.github.kagkarlsson.scheduler.task.Priority;
import dev.plateau.diagnosis.evidence.FinishedRun;
import dev.plateau.job.ClaimedJobs.Claim;
import dev.plateau.job.JobRunner.RunResult;
import dev.plateau.json.KebabCase;
import dev.plateau.spec.JobSpec;
import dev.plateau.training.History;
import dev.plateau.training.Keep;
import dev.plateau.training.Outcome;
import dev.plateau.training.StopReason;
import dev.plateau.training.StoppingCriteria;
import dev.plateau.training.Trainer;
import java.util.Map;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.dao.DataAccessException;

/** From the submission of a job to its end, by one process. */
abstract class JobEngineContract extends DatabaseContract {
  JobEngineContract(TestDatabase database) {
    super(database);
  }

  @Test
  void reproducesTheFoundingRun() throws InterruptedException {
    try (Engine process = Engine.executing(database)) {
      UUID id = process.submit(Examples.founding());

      Job job = process.awaitEnd(id);

      assertThat(job.status()).isEqualTo(JobStatus.COMPLETED);
      assertThat(job.metrics().outcome()).contains(Outcome.PLATEAU);
      assertThat(job.metrics().progress().epoch()).isEqualTo(10_000);
      assertThat(job.metrics().progress().losses().last().orElseThrow())
          .isCloseTo(0.24999519161144684, within(1e-12));
      assertThat(job.life().attempts()).isOne();
      assertThat(job.life().error()).isEmpty();
      assertThat(job.life().times().finished()).isPresent();
      assertSameBits(id, undisturbed(Examples.founding(), 10_000));
      assertThat(count("scheduled_tasks")).isZero();
      assertThat(count("checkpoint")).isZero();
    }
  }

  @Test
  void writesRowAndTaskTogether() {
    UUID id = submit(Examples.founding());

    assertThat(engine.jobs().get(id).status()).isEqualTo(JobStatus.QUEUED);
    assertThat(count("scheduled_tasks")).isOne();
  }

  @Test
  void leavesNoRowWhenTheTaskCannotBeWritten() {
    jdbc().sql("alter table scheduled_tasks rename to out_of_the_way").update();
    try {
      assertThatThrownBy(() -> submit(Examples.founding())).isInstanceOf(RuntimeException.class);
    } finally {
      jdbc().sql("alter table out_of_the_way rename to scheduled_tasks").update();
    }

    assertThat(count("job")).isZero();
  }

  @Test
  void leavesNoTaskWhenTheRowCannotBeWritten() {
    assertThatExceptionOfType(DataAccessException.class)
        .isThrownBy(() -> submit(Examples.named("x".repeat(201))));

    assertThat(count("scheduled_tasks")).isZero();
    assertThat(count("job")).isZero();
  }

  @ParameterizedTest
  @EnumSource(names = {"COMPLETED", "FAILED", "CANCELLED"})
  void neverChangesAfterTheEnd(JobStatus end) {
    UUID id = submit(Examples.endless());
    Claim claim = claim(id).claim();
    Run run = run(Examples.endless(), 10);
    assertThat(
            end == JobStatus.FAILED
                ? engine.rows().fail(claim, "broken")
                : engine.rows().end(claim, run, end))
        .isTrue();
    Map<String, @Nullable Object> before = rowOf(id);

    assertThatExceptionOfType(JobInWrongState.class)
        .isThrownBy(() -> engine.queue().cancel(id))
        .withMessageContaining(KebabCase.of(end));
    assertThat(engine.rows().claim(id)).isEmpty();
    assertThat(engine.rows().progress(claim, run)).isFalse();
    assertThat(engine.rows().save(claim, run, false)).isFalse();
    assertThat(engine.rows().end(claim, run, JobStatus.COMPLETED)).isFalse();
    assertThat(engine.rows().fail(claim, "again")).isFalse();
    assertThat(engine.runner().run(id, NEVER)).isEqualTo(RunResult.OVER);

    assertThat(rowOf(id)).isEqualTo(before);
  }

  @Test
  void diagnosesAFailedJobAsFarAsItCame() {
    UUID id = submit(Examples.endless());
    Claim claim = claim(id).claim();
    Run run = run(Examples.endless(), 10);
    assertThat(engine.rows().save(claim, run, false)).isTrue();
    assertThat(engine.rows().fail(claim, "broken")).isTrue();
    Job job = engine.jobs().get(id);

    DiagnosedRuns.check(job);
    FinishedRun known = new DiagnosedRuns(engine.jobs()).of(job, () -> false);

    assertThat(job.status()).isEqualTo(JobStatus.FAILED);
    assertThat(known.epochs()).isEqualTo(10);
    assertThat(known.losses().last())
        .isEqualTo(undisturbed(Examples.endless(), 10).history().last());
  }

  @Test
  void cancelsAWaitingJobAtOnceAndNeverRunsIt() {
    UUID id = submit(Examples.founding());

    engine.queue().cancel(id);

    assertThat(engine.jobs().get(id).status()).isEqualTo(JobStatus.CANCELLED);
    assertThat(count("scheduled_tasks")).isZero();
    assertThat(completed(id).life().attempts()).isZero();
  }

  @Test
  void cancelsAWaitingJobThoughItsTaskHasJustBeenPicked() {
    UUID id = submit(Examples.founding());
    jdbc()
        .sql("update scheduled_tasks set picked = true, picked_by = 'x', version = version + 1")
        .update();

    engine.queue().cancel(id);

    assertThat(completed(id).status()).isEqualTo(JobStatus.CANCELLED);
  }

  @Test
  void keepsWhatARunningJobHasWhenItIsCancelled() {
    UUID id = submit(Examples.endless());

    engine
        .runner()
        .run(
            id,
            () -> {
              if (engine.jobs().get(id).metrics().progress().epoch() > 50) {
                engine.queue().cancel(id);
              }
              return false;
            });

    Job job = engine.jobs().get(id);
    assertThat(job.status()).isEqualTo(JobStatus.CANCELLED);
    assertThat(job.metrics().outcome()).isEmpty();
    assertThat(job.metrics().progress().epoch()).isGreaterThan(50);
    assertSameBits(id, undisturbed(Examples.endless(), job.metrics().progress().epoch()));
    assertThat(count("checkpoint")).isZero();
  }

  @Test
  void leavesALongEpochInItsMiddleWhenCancelled() {
    UUID id = submit(Examples.longEpochs());
    AtomicInteger looks = new AtomicInteger();

    engine
        .runner()
        .run(
            id,
            () -> {
              if (looks.incrementAndGet() == 1_000) {
                engine.queue().cancel(id);
              }
              return false;
            });

    Job job = engine.jobs().get(id);
    assertThat(job.status()).isEqualTo(JobStatus.CANCELLED);
    assertThat(job.metrics().progress().epoch()).isZero();
    assertThat(engine.jobs().lossesSoFar(id).map(History::epochs)).contains(0);
    assertSameBits(id, undisturbed(Examples.longEpochs(), 0));
    assertThat(looks).hasValueLessThan(1_010);
  }

  @Test
  void obeysACancellationWrittenByAnotherProcess() {
    UUID id = submit(Examples.endless());
    AtomicInteger looks = new AtomicInteger();

    engine
        .runner()
        .run(
            id,
            () -> {
              if (looks.incrementAndGet() == 20) {
                engine.jobs().requestCancel(id);
                engine.get(LocalRuns.class).pollOtherNodes();
              }
              return false;
            });

    assertThat(engine.jobs().get(id).status()).isEqualTo(JobStatus.CANCELLED);
  }

  @Test
  void leavesAJobThatAnotherProcessHasTakenUp() {
    UUID id = submit(Examples.endless());
    AtomicInteger looks = new AtomicInteger();

    RunResult parting =
        engine
            .runner()
            .run(
                id,
                () -> {
                  if (looks.incrementAndGet() == 20) {
                    claim(id);
                    engine.get(LocalRuns.class).pollOtherNodes();
                  }
                  return false;
                });

    assertThat(parting).isEqualTo(RunResult.OVER);
    assertThat(engine.jobs().get(id).status()).isEqualTo(JobStatus.RUNNING);
    assertThat(engine.jobs().get(id).life().attempts()).isEqualTo(2);
  }

  @Test
  void letsAShortJobTakeItsTurnWhileALongOneRuns() throws Exception {
    UUID endless = submit(Examples.endless());
    UUID brief = submit(Examples.founding());
    FutureTask<RunResult> other = new FutureTask<>(() -> engine.runner().run(endless, NEVER));
    Thread.ofPlatform().daemon().start(other);
    engine.awaitEpochAfter(endless, 0);

    Job job = completed(brief);

    JobStatus meanwhile = engine.jobs().get(endless).status();
    engine.queue().cancel(endless);
    assertThat(job.status()).isEqualTo(JobStatus.COMPLETED);
    assertThat(meanwhile).isEqualTo(JobStatus.RUNNING);
    assertThat(other.get(Engine.PATIENCE.toSeconds(), TimeUnit.SECONDS)).isEqualTo(RunResult.ENDED);
  }

  @Test
  void givesPlacesOfLongJobsToShortOnes() throws InterruptedException {
    try (Engine process =
        Engine.executing(database, "--plateau.training.at-once=2", "--db-scheduler.threads=2")) {
      UUID first = process.submit(Examples.endless());
      UUID second = process.submit(Examples.endless());
      process.awaitEpochAfter(first, 0);
      process.awaitEpochAfter(second, 0);

      Job brief = process.awaitEnd(submit(Examples.founding())); // here nothing runs at once

      assertThat(brief.status()).isEqualTo(JobStatus.COMPLETED);
      for (UUID id : new UUID[] {first, second}) {
        process.awaitEpochAfter(id, process.jobs().get(id).metrics().progress().epoch());
        process.queue().cancel(id);
        assertThat(process.awaitEnd(id).status()).isEqualTo(JobStatus.CANCELLED);
      }
    }
  }

  @Test
  void takesUpShortJobsBeforeLongOnesThatWaitLonger() {
    submit(Examples.endless());
    submit(Examples.founding());

    assertThat(
            jdbc()
                .sql("select priority from scheduled_tasks order by execution_time, priority")
                .query(Integer.class)
                .list())
        .containsExactly(Priority.MEDIUM, Priority.HIGH);
  }

  @Test
  void stopsOnceTheLossIsBelowItsRule() {
    JobSpec spec = Examples.endless(Examples.lossBelow(0.24));

    Job job = completed(submit(spec));

    assertThat(job.metrics().outcome()).contains(Outcome.CONVERGED);
    assertThat(job.metrics().end().stoppedBy()).contains(StopReason.LOSS);
    assertThat(job.metrics().progress().losses().last().orElseThrow()).isLessThan(0.24);
    assertSameBits(job.id(), undisturbed(spec, Integer.MAX_VALUE));
  }

  @Test
  void stopsOnceTheGradientIsBelowItsRule() {
    JobSpec spec = Examples.endless(Examples.gradientBelow(0.05));

    Job job = completed(submit(spec));

    assertThat(job.metrics().outcome()).contains(Outcome.PLATEAU);
    assertThat(job.metrics().end().stoppedBy()).contains(StopReason.GRADIENT);
    assertSameBits(job.id(), undisturbed(spec, Integer.MAX_VALUE));
  }

  @Test
  void stopsWhenItsPatienceIsOver() {
    JobSpec spec = Examples.endless(StoppingCriteria.NONE.withPatience(5, 1e-3));

    Job job = completed(submit(spec));

    assertThat(job.metrics().end().stoppedBy()).contains(StopReason.PATIENCE);
    assertSameBits(job.id(), undisturbed(spec, Integer.MAX_VALUE));
  }

  @Test
  void keepsTheBestEpoch() {
    JobSpec restless = Examples.moons(OptionalInt.of(7), 60);
    JobSpec spec =
        restless.withTraining(
            restless
                .training()
                .withLearningRate(2)
                .withDescent(descent -> descent.withKeep(Keep.BEST)));
    Trainer expected = undisturbed(spec, 60);

    Job job = completed(submit(spec));

    int best = expected.history().bestEpoch();
    assertThat(best).isLessThan(60);
    assertThat(job.resultEpoch()).isEqualTo(best);
    assertThat(job.metrics().end().result().orElseThrow().loss().orElseThrow())
        .isEqualTo(expected.history().bestLoss())
        .isLessThan(expected.history().last());
    assertThat(engine.jobs().theta(job.id()).orElseThrow()).isEqualTo(expected.keptTheta());
  }

  @Test
  void stopsAfterItsSeconds() {
    Job job = completed(submit(Examples.endless(Examples.seconds(0.01))));

    assertThat(job.status()).isEqualTo(JobStatus.COMPLETED);
    assertThat(job.metrics().end().stoppedBy()).contains(StopReason.SECONDS);
    assertThat(job.metrics().progress().effort().seconds()).isGreaterThanOrEqualTo(0.01);
    assertSameBits(job.id(), undisturbed(Examples.endless(), job.metrics().progress().epoch()));
  }

  @Test
  void stopsAfterTheSecondsOfAllJobs() throws InterruptedException {
    try (Engine process = Engine.executing(database, "--plateau.jobs.max-seconds=0.01")) {
      Job job = process.awaitEnd(process.submit(Examples.endless()));

      assertThat(job.status()).isEqualTo(JobStatus.COMPLETED);
      assertThat(job.metrics().end().stoppedBy()).contains(StopReason.SECONDS);
    }
  }

  @Test
  void completesARunThatDivergedAndReadsItsLossBack() {
    Trainer expected = undisturbed(Examples.diverging(), 1_000);

    Job job = completed(submit(Examples.diverging()));

    double loss = job.metrics().progress().losses().last().orElseThrow();
    assertThat(job.status()).isEqualTo(JobStatus.COMPLETED);
    assertThat(job.metrics().outcome()).contains(Outcome.DIVERGED);
    assertThat(job.metrics().end().stoppedBy()).contains(StopReason.NOT_FINITE);
    assertThat(loss).isNotFinite().isEqualTo(expected.history().last());
    assertSameBits(job.id(), expected);
  }

  @Test
  void failsAJobThatCannotBeTrainedWithoutShowingItsInside() {
    Job job = completed(submit(Examples.impossible()));

    assertThat(job.status()).isEqualTo(JobStatus.FAILED);
    assertThat(job.life().error().orElseThrow()).contains("internal").doesNotContain("network");
    assertThat(count("result")).isZero();
  }
}
