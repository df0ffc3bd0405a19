package dev.plateau.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.plateau.job.JobRunner.RunResult;
import dev.plateau.spec.JobSpec;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;

/** Which deaths of processes count against which jobs. */
abstract class JobDeathContract extends DatabaseContract {
  JobDeathContract(TestDatabase database) {
    super(database);
  }

  @Test
  void failsAJobThatThreeProcessesDiedOfThatComputedNothingElse() {
    UUID id = submit(Examples.endless());

    die(id, 5);
    assertThat(claimedAgain(id)).isEqualTo(0);
    for (int alone = 1; alone <= 3; alone++) {
      die(id, 1);
      assertThat(claimedAgain(id)).isEqualTo(alone);
    }
    RunResult parting = engine.runner().run(id, after(100));

    Job job = engine.jobs().get(id);
    assertThat(parting).isEqualTo(RunResult.OVER);
    assertThat(job.status()).isEqualTo(JobStatus.FAILED);
    assertThat(job.life().error().orElseThrow())
        .isEqualTo(
            "Given up after 3 attempts: each time the process died while it computed nothing but"
                + " this job, or the database refused to store it.");
    assertThat(count("checkpoint")).isZero();
  }

  /** How many deaths count against a job when it is taken up. */
  private int claimedAgain(UUID id) {
    return claim(id).prior().deaths();
  }

  @Test
  void countsNoDeathAgainstAJobThatWasOnlyHeld() {
    UUID id = submit(Examples.endless());

    for (int death = 0; death < 10; death++) {
      claim(id);
      bury(id);
    }

    assertThat(claim(id).prior().suspect()).isFalse();
    assertThat(deaths(id)).isZero();
  }

  @Test
  void countsNothingAgainstAJobWhoseProcessLostTheDatabase() {
    UUID id = submit(Examples.endless());

    for (int loss = 0; loss < 10; loss++) {
      engine.rows().computes(claim(id).claim());
    }

    assertThat(claim(id).prior().suspect()).isFalse();
    assertThat(deaths(id)).isZero();
  }

  @Test
  void countsNothingAgainstAJobWhoseProcessEndedOnPurpose() {
    UUID id = submit(Examples.endless());

    for (int end = 0; end < 10; end++) {
      engine.rows().computes(claim(id).claim());
      engine.rows().leave();
      bury(id);
    }

    assertThat(claim(id).prior().suspect()).isFalse();
  }

  @Test
  void countsNothingAgainstAJobThatWasHandedBack() {
    UUID id = submit(Examples.endless());
    die(id, 5);
    die(id, 1);

    for (int hand = 0; hand < 10; hand++) {
      assertThat(engine.runner().run(id, after(5))).isEqualTo(RunResult.HANDED_BACK);
      bury(id);
    }

    assertThat(deaths(id)).isLessThanOrEqualTo(1);
    assertThat(engine.jobs().get(id).status()).isEqualTo(JobStatus.RUNNING);
  }

  @Test
  void clearsASuspectThatPassesThePointOfTheDeath() {
    UUID id = submit(Examples.endless());
    die(id, 5);
    die(id, 1);

    dieAfterSaving(id);
    engine.runner().run(id, after(300_000));

    assertThat(suspect(id)).isFalse();
    assertThat(deaths(id)).isZero();
  }

  @Test
  void givesUpAJobThatTheDatabaseRefusesThreeTimes() {
    UUID id = submit(Examples.founding());
    jdbc().sql("alter table result rename to out_of_the_way").update();
    try {
      for (int refusal = 0; refusal < 3; refusal++) {
        assertThatExceptionOfType(DataAccessException.class)
            .isThrownBy(() -> engine.runner().run(id, NEVER));
      }
    } finally {
      jdbc().sql("alter table out_of_the_way rename to result").update();
    }

    assertThat(completed(id).status()).isEqualTo(JobStatus.FAILED);
  }

  @Test
  @Tag("thorough")
  void failsNoneOf16JobsIn120Kills() throws Exception {
    List<UUID> jobs = Stream.generate(() -> submit(Examples.endless())).limit(16).toList();

    for (int kill = 0; kill < 120; kill++) {
      UUID target = jobs.get(kill % jobs.size());
      MortalProcess process = new MortalProcess(engine);
      process.runAll(
          jobs,
          id -> {
            if (id.equals(target) && process.turns(id) == 3) {
              process.die();
            }
            return false;
          });
    }

    assertThat(jobs)
        .allSatisfy(id -> {
          assertThat(engine.jobs().get(id).status()).isEqualTo(JobStatus.RUNNING);
          assertThat(deaths(id)).isLessThan(3);
        })
        .allSatisfy(id -> assertThat(engine.jobs().get(id).life().attempts()).isGreaterThan(100));
  }

  @Test
  void failsFivePoisonJobsAndNoneOfTheir64Neighbours() throws Exception {
    List<UUID> innocent = new ArrayList<>();
    Set<UUID> poison = new HashSet<>();
    JobSpec spec = Examples.moons(Examples.FULL_BATCH, 200);
    for (int k = 0; k < 64; k++) {
      innocent.add(submit(spec));
      if (k % 13 == 5) {
        poison.add(submit(Examples.endless()));
      }
    }
    List<UUID> all = Stream.concat(innocent.stream(), poison.stream()).toList();

    int lives = 0;
    while (!ended(all)) {
      lives++;
      MortalProcess process = new MortalProcess(engine);
      process.runAll(
          all,
          id -> {
            if (poison.contains(id)) {
              process.die();
            }
            return false;
          });
    }

    assertThat(lives).isEqualTo(1 + 4 * poison.size());
    assertThat(poison)
        .hasSize(5)
        .allMatch(id -> engine.jobs().get(id).status() == JobStatus.FAILED);
    assertThat(innocent)
        .allSatisfy(id -> {
          assertThat(engine.jobs().get(id).life().error()).isEmpty();
          assertSameBits(id, undisturbed(spec, 200));
        });
  }

  private boolean ended(List<UUID> all) {
    return all.stream().allMatch(id -> engine.jobs().get(id).isTerminal());
  }
}
