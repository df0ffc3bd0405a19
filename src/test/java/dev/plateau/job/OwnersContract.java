package dev.plateau.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.plateau.data.Dataset;
import dev.plateau.job.Jobs.Filter;
import dev.plateau.spec.DatasetSource;
import dev.plateau.spec.JobSpec;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** What callers see and change of each other's jobs and data sets. */
abstract class OwnersContract extends DatabaseContract {
  private static final Caller ANN = new Caller("ann", false, Quota.UNLIMITED);
  private static final Caller BOB = new Caller("bob", false, Quota.UNLIMITED);
  private static final Caller ADMIN = new Caller("root", true, Quota.UNLIMITED);

  OwnersContract(TestDatabase database) {
    super(database);
  }

  private static <T> T as(Caller caller, Supplier<T> work) {
    return caller.call(work::get);
  }

  private static void run(Caller caller, Runnable work) {
    as(
        caller,
        () -> {
          work.run();
          return true;
        });
  }

  private List<UUID> listed(Caller caller) {
    Filter all = new Filter(Optional.empty(), Optional.empty(), Optional.empty(), 100);
    return as(caller, () -> engine.jobs().list(all)).stream().map(Job::id).toList();
  }

  @Test
  void jobsAreSeenByTheirOwnersAndAdmins() {
    UUID job = as(ANN, () -> submit(Examples.founding()));

    assertThat(as(ANN, () -> engine.jobs().get(job)).id()).isEqualTo(job);
    assertThat(as(ADMIN, () -> engine.jobs().get(job)).id()).isEqualTo(job);
    assertThat(as(Caller.ANYONE, () -> engine.jobs().get(job)).id()).isEqualTo(job);
    assertThatExceptionOfType(JobNotFound.class)
        .isThrownBy(() -> as(BOB, () -> engine.jobs().get(job)));
    assertThat(listed(ANN)).containsExactly(job);
    assertThat(listed(ADMIN)).containsExactly(job);
    assertThat(listed(BOB)).isEmpty();
  }

  @Test
  void foreignJobsCannotBeChanged() {
    UUID job = as(ANN, () -> submit(Examples.founding()));
    JobQueue queue = engine.queue();

    for (Consumer<UUID> change :
        List.<Consumer<UUID>>of(queue::pause, queue::resume, queue::cancel, queue::delete)) {
      assertThatExceptionOfType(JobNotFound.class)
          .isThrownBy(() -> run(BOB, () -> change.accept(job)));
    }

    assertThat(engine.jobs().get(job).status()).isEqualTo(JobStatus.QUEUED);
    run(ANN, () -> queue.cancel(job));
    assertThat(engine.jobs().get(job).status()).isEqualTo(JobStatus.CANCELLED);
  }

  @Test
  void whatTheServiceCreatesIsSeenByAllAndChangedByAdmins() {
    UUID job = submit(Examples.founding());

    assertThat(listed(BOB)).containsExactly(job);
    assertThatExceptionOfType(NotOwner.class)
        .isThrownBy(() -> run(BOB, () -> engine.queue().cancel(job)));
    run(ADMIN, () -> engine.queue().cancel(job));
    assertThat(engine.jobs().get(job).status()).isEqualTo(JobStatus.CANCELLED);
  }

  @Test
  void dataSetsAreSeenByTheirOwnersAndAdmins() {
    Datasets datasets = engine.get(Datasets.class);
    UUID id =
        as(
            ANN,
            () ->
                datasets.add(Dataset.ofRows(new double[][] {{1}, {2}}, new double[][] {{3}, {4}})));
    DatasetSource set = new DatasetSource.Uploaded(id);

    assertThat(as(ANN, () -> datasets.find(set))).isPresent();
    assertThat(as(BOB, () -> datasets.find(set))).isEmpty();
    assertThat(as(ANN, datasets::uploads)).hasSize(1);
    assertThat(as(ADMIN, datasets::uploads)).hasSize(1);
    assertThat(as(BOB, datasets::uploads)).isEmpty();
    assertThatExceptionOfType(DatasetNotFound.class)
        .isThrownBy(() -> as(BOB, () -> datasets.describe(set)));
    assertThatExceptionOfType(DatasetNotFound.class)
        .isThrownBy(() -> run(BOB, () -> datasets.delete(set)));
    run(ANN, () -> datasets.delete(set));
    assertThat(as(ADMIN, datasets::uploads)).isEmpty();
  }

  @Test
  void jobsGoOnFromThoseThatTheirCallerSees() {
    JobSpec founding = Examples.founding();
    UUID job = as(ANN, () -> submit(founding));
    completed(job);

    assertThat(as(ANN, () -> engine.get(EarlierRuns.class).find(job))).isPresent();
    assertThat(as(BOB, () -> engine.get(EarlierRuns.class).find(job))).isEmpty();
  }
}
