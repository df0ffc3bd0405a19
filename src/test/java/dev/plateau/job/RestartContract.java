package dev.plateau.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plateau.job.JobRunner.RunResult;
import dev.plateau.spec.JobSpec;
import java.util.List;
import java.util.OptionalInt;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of a job with several starts, whoever trains them. */
abstract class RestartContract extends DatabaseContract {
  private static final int EPOCHS = 300;
  private static final int STARTS = 12;

  RestartContract(TestDatabase database) {
    super(database);
  }

  private static JobSpec asked() {
    return Examples.moons(OptionalInt.of(7), EPOCHS).withRestarts(STARTS);
  }

  private void assertBest(UUID id) {
    Job job = engine.jobs().get(id);
    Restarts restarts = job.restarts().orElseThrow();
    assertThat(job.status()).isEqualTo(JobStatus.COMPLETED);
    assertThat(job.asked()).isEqualTo(asked());
    assertThat(restarts.ends()).hasSize(STARTS);
    assertThat(job.spec().training().start().seed()).isEqualTo(restarts.won().orElseThrow());
    assertSameBits(id, undisturbed(job.spec(), EPOCHS));
  }

  @Test
  void keepsTheRunOfTheBestStart() {
    UUID id = submit(asked());

    Job job = completed(id);

    assertBest(id);
    double lowest =
        job.restarts().orElseThrow().ends().stream()
            .mapToDouble(Restarts.StartEnd::loss)
            .min()
            .orElseThrow();
    for (int k = 0; k < STARTS; k++) {
      JobSpec start = job.restarts().orElseThrow().start(k);
      assertThat(undisturbed(start, EPOCHS).history().last())
          .isEqualTo(job.restarts().orElseThrow().ends().get(k).loss())
          .isGreaterThanOrEqualTo(lowest);
    }
    assertThat(engine.jobs().lossesSoFar(id).orElseThrow().last()).isEqualTo(lowest);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 5, 30, 80})
  void endsAlikeAfterADeath(int looks) {
    UUID id = submit(asked());

    die(id, looks);
    engine.runner().run(id, NEVER);

    assertBest(id);
  }

  @Test
  void goesFromHandToHandWhileStartsAreTrained() {
    UUID id = submit(asked());

    int hands = 1;
    while (engine.runner().run(id, after(5 * hands)) == RunResult.HANDED_BACK) {
      hands++;
    }

    assertThat(hands).isGreaterThan(2);
    assertBest(id);
  }

  @Test
  void trainsAllStartsOnceItIsResumed() {
    UUID id = submit(asked());
    engine.queue().pause(id);
    engine.queue().resume(id);

    engine.runner().run(id, NEVER);

    assertBest(id);
  }

  /** Pauses a job, as its owner would, as soon as so many of its starts are known. */
  private UUID pausedAmongItsStarts(int known) {
    UUID id = submit(asked());
    RunResult parting =
        engine
            .runner()
            .run(
                id,
                () -> {
                  Job job = engine.jobs().get(id);
                  if (job.status() == JobStatus.RUNNING && ends(job).size() >= known) {
                    engine.queue().pause(id);
                  }
                  return false;
                });
    assertThat(parting).isEqualTo(RunResult.OVER);
    assertThat(engine.jobs().get(id).status()).isEqualTo(JobStatus.PAUSED);
    return id;
  }

  private static List<Restarts.StartEnd> ends(Job job) {
    return job.restarts().orElseThrow().ends();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 5, STARTS})
  void goesOnWhereItWasPausedAmongItsStarts(int known) {
    UUID id = pausedAmongItsStarts(known);

    List<Restarts.StartEnd> before = ends(engine.jobs().get(id));
    engine.queue().resume(id);
    engine.runner().run(id, NEVER);

    assertThat(before).hasSizeGreaterThanOrEqualTo(known);
    assertThat(ends(engine.jobs().get(id)).subList(0, before.size())).isEqualTo(before);
    assertBest(id);
  }

  @Test
  void isCancelledWhileItIsPausedAmongItsStarts() {
    UUID id = pausedAmongItsStarts(1);

    engine.queue().cancel(id);
    engine.runner().run(id, NEVER);

    assertThat(engine.jobs().get(id).status()).isEqualTo(JobStatus.CANCELLED);
    assertThat(ends(engine.jobs().get(id))).hasSizeLessThan(STARTS);
  }
}
