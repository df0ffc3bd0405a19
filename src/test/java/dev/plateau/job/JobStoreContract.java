package dev.plateau.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.plateau.data.Dataset;
import dev.plateau.diagnosis.Diagnosis;
import dev.plateau.job.ClaimedJobs.Claim;
import dev.plateau.job.JobFeed.Update;
import dev.plateau.job.JobFeed.Watch;
import dev.plateau.job.JobRunner.RunResult;
import dev.plateau.job.Jobs.Filter;
import dev.plateau.job.MemoryBudget.Reservation;
import dev.plateau.math.Numbers;
import dev.plateau.network.Initialization.Theta;
import dev.plateau.spec.DatasetSource;
import dev.plateau.spec.JobSpec;
import dev.plateau.spec.Origin;
import dev.plateau.training.Continuation;
import dev.plateau.training.Outcome;
import dev.plateau.training.Spec;
import dev.plateau.training.Start;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;

/** What is kept of jobs and data sets, for how long, and who hears of it. */
abstract class JobStoreContract extends DatabaseContract {
  JobStoreContract(TestDatabase database) {
    super(database);
  }

  @Test
  void refusesWhatTheQueueCannotHold() {
    JobQueue small =
        new JobQueue(
            engine.jobs(),
            engine.get(NewJobs.class),
            engine.get(LocalRuns.class),
            engine.get(ImmediateRuns.class),
            engine.get(TaskQueue.class),
            new Admission(
                engine.get(JobCounts.class),
                engine.get(MemoryBudget.class),
                engine.get(StoreRoom.class),
                engine.get(Quotas.class),
                properties(2, 0)));
    Engine.submit(small, Examples.shortest());
    UUID second = Engine.submit(small, Examples.shortest());

    assertThatExceptionOfType(QueueFull.class)
        .isThrownBy(() -> Engine.submit(small, Examples.shortest()));

    assertThat(count("job")).isEqualTo(2);
    assertThat(count("scheduled_tasks")).isEqualTo(2);
    claim(second);
    assertThat(Engine.submit(small, Examples.shortest())).isNotNull();
  }

  @Test
  void admitsWhatFitsBesideTheLargestThatWait() {
    JobSpec large = Examples.large();
    long each = engine.jobs().demand(large).memory();
    MemoryBudget memory = new MemoryBudget(each * 5 / 2);
    JobQueue queue =
        new JobQueue(
            engine.jobs(),
            engine.get(NewJobs.class),
            engine.get(LocalRuns.class),
            engine.get(ImmediateRuns.class),
            engine.get(TaskQueue.class),
            new Admission(
                engine.get(JobCounts.class),
                memory,
                engine.get(StoreRoom.class),
                engine.get(Quotas.class),
                properties(10, 0)));
    Engine.submit(queue, large);
    UUID second = Engine.submit(queue, large);

    assertThatExceptionOfType(NoRoom.class).isThrownBy(() -> Engine.submit(queue, large));

    assertThat(Engine.submit(queue, Examples.shortest())).isNotNull();
    assertThat(memory.taken()).isZero();
    queue.cancel(second);
    assertThat(Engine.submit(queue, large)).isNotNull();
  }

  @Test
  void storesNoMoreThanItsShareOfTheHeap() {
    UUID id = submit(Examples.shortest());
    StoreRoom room = new StoreRoom(jdbc(), 4 * bytesOf(id) + 4_000);

    room.require(1_000);

    assertThatExceptionOfType(NoRoom.class).isThrownBy(() -> room.require(1_001));
    assertThat(room.retained(1 << 30)).isEqualTo(bytesOf(id) / 2 + 500);
    new StoreRoom(jdbc(), Long.MAX_VALUE).require(Long.MAX_VALUE);
    UUID set = engine.get(Datasets.class).add(Examples.line(1_000));
    assertThatExceptionOfType(NoRoom.class).isThrownBy(() -> room.require(0));
    engine.get(Datasets.class).delete(new DatasetSource.Uploaded(set));
    completed(id);
    room.require(bytesOf(id) / 2);
  }

  @Test
  void keepsAFoundingJobInFewBytes() {
    UUID id = submit(Examples.founding());
    completed(id);

    assertThat(bytesOf(id)).isBetween(10_000L, 40_000L);
  }

  @Test
  void listsJobsWithoutTheNumbersOfTheirStarts() {
    JobSpec large = Examples.large();
    double[] theta = large.training().initialTheta();
    UUID id = submit(large.withTraining(large.training().withInit(new Theta(Numbers.of(theta)))));

    Job listed = engine.jobs().list(filter()).getFirst();

    assertThat(listed.id()).isEqualTo(id);
    assertThat(listed.spec().training().start().init()).isEqualTo(new Theta(Numbers.of()));
    assertThat(listed.spec().training().network()).isEqualTo(large.training().network());
    assertThat(engine.jobs().get(id).spec().training().initialTheta()).isEqualTo(theta);
    assertThat(
            jdbc()
                .sql("select length(coalesce(outline, spec)) from job")
                .query(Integer.class)
                .single())
        .isLessThan(1_000);
  }

  @Test
  void leavesAJobInTheQueueUntilItFits() {
    UUID id = submit(Examples.large());
    MemoryBudget memory = engine.get(MemoryBudget.class);

    try (Reservation all = memory.reserve(memory.bytes(), 0)) {
      assertThat(engine.runner().run(id, NEVER)).isEqualTo(RunResult.NO_ROOM);
      assertThat(engine.jobs().get(id).status()).isEqualTo(JobStatus.QUEUED);
      assertThat(all).isNotNull();
    }

    assertThat(completed(id).status()).isEqualTo(JobStatus.COMPLETED);
    assertThat(memory.taken()).isZero();
  }

  @Test
  void keepsWarningsAndFindingsWithTheJob() {
    UUID id = submit(Examples.founding());

    assertThat(engine.jobs().get(id).report().warnings())
        .extracting(warning -> warning.id())
        .containsExactly("identical-hidden-units");
    assertThat(engine.jobs().get(id).report().findings()).isEmpty();
    assertThat(completed(id).report().findings())
        .extracting(finding -> finding.id())
        .startsWith("identical-hidden-units");
  }

  @Test
  void keepsTheFirstDiagnosisThatIsMade() {
    UUID id = submit(Examples.founding());
    Job job = completed(id);
    Diagnosis made = engine.get(Diagnoses.class).of(job).join();
    Diagnosis other = Diagnosis.untried(made.outcome(), List.of());

    engine.jobs().keep(id, other);

    assertThat(engine.jobs().diagnosis(id)).contains(made);
    assertThat(engine.get(Diagnoses.class).of(job).join()).isEqualTo(made);
    assertThat(made.remedies().getFirst().verified()).isTrue();
  }

  @Test
  void deletesOnlyJobsThatHaveEnded() {
    UUID queued = submit(Examples.shortest());
    UUID running = submit(Examples.shortest());
    claim(running);
    UUID ended = submit(Examples.shortest());
    completed(ended);

    engine.queue().delete(ended);

    assertThatExceptionOfType(JobInWrongState.class)
        .isThrownBy(() -> engine.queue().delete(queued));
    assertThatExceptionOfType(JobInWrongState.class)
        .isThrownBy(() -> engine.queue().delete(running));
    assertThatExceptionOfType(JobNotFound.class).isThrownBy(() -> engine.queue().delete(ended));
    assertThatExceptionOfType(JobNotFound.class).isThrownBy(() -> engine.queue().cancel(ended));
    assertThat(count("result")).isZero();
  }

  @Test
  void removesTheOldestFinishedJobsFirst() {
    List<UUID> ended = new ArrayList<>();
    for (int k = 0; k < 5; k++) {
      ended.add(submit(Examples.shortest()));
    }
    List<UUID> byEnd =
        List.of(ended.get(3), ended.get(0), ended.get(4), ended.get(1), ended.get(2));
    byEnd.forEach(this::completed);
    UUID queued = submit(Examples.shortest());
    UUID running = submit(Examples.shortest());
    claim(running);

    new Retention(
            jdbc(), engine.get(StoreRoom.class), properties(10, 2 * bytesOf(ended.getFirst()) + 1))
        .enforce();

    assertThat(list(filter()))
        .containsExactlyInAnyOrder(byEnd.get(3), byEnd.get(4), queued, running);
    assertThat(count("result")).isEqualTo(2);
  }

  @Test
  void removesMoreThanOneStatementDeletes() {
    UUID id = Job.FOUNDING;
    for (int k = 0; k < 210; k++) {
      id = submit(Examples.shortest());
      completed(id);
    }

    new Retention(jdbc(), engine.get(StoreRoom.class), properties(10, bytesOf(id))).enforce();

    assertThat(list(filter())).containsExactly(id);
  }

  @Test
  void keepsTheFoundingJobWhateverElseGoes() {
    engine.get(JobQueue.class).submitOnce(Job.FOUNDING, Examples.shortest());
    completed(Job.FOUNDING);
    completed(submit(Examples.shortest()));

    new Retention(jdbc(), engine.get(StoreRoom.class), properties(10, 1)).enforce();

    assertThat(list(filter())).containsExactly(Job.FOUNDING);
  }

  @Test
  void keepsEverythingWhenRetentionIsNothing() {
    completed(submit(Examples.shortest()));
    engine.get(Datasets.class).add(Examples.line(10));

    new Retention(jdbc(), engine.get(StoreRoom.class), properties(10, 0)).enforce();

    assertThat(count("job")).isOne();
    assertThat(count("dataset")).isOne();
  }

  @Test
  void keepsDataSetsThatJobsUse() {
    Datasets datasets = engine.get(Datasets.class);
    UUID used = datasets.add(Examples.line(10));
    UUID unused = datasets.add(Examples.line(10));
    submit(Examples.job(new DatasetSource.Uploaded(used), Examples.longEpochs().training()));

    new Retention(jdbc(), engine.get(StoreRoom.class), properties(10, 1)).enforce();

    assertThat(datasets.of(new DatasetSource.Uploaded(used)).data()).isEqualTo(Examples.line(10));
    assertThatExceptionOfType(DatasetNotFound.class)
        .isThrownBy(() -> datasets.of(new DatasetSource.Uploaded(unused)));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 10, 100})
  void listsNewestFirstPageByPage(int limit) {
    List<UUID> ids = new ArrayList<>();
    for (int k = 0; k < 10; k++) {
      ids.add(submit(Examples.shortest()));
    }

    List<UUID> listed = new ArrayList<>();
    Optional<UUID> before = Optional.empty();
    List<UUID> page;
    do {
      page = list(new Filter(Optional.empty(), Optional.empty(), before, limit));
      listed.addAll(page);
      before = page.isEmpty() ? before : Optional.of(page.getLast());
    } while (!page.isEmpty());

    Collections.reverse(ids);
    assertThat(listed).isEqualTo(ids);
  }

  @Test
  void listsByStatusAndOutcome() {
    UUID plateau = completed(submit(Examples.founding())).id();
    UUID diverged = completed(submit(Examples.diverging())).id();
    UUID queued = submit(Examples.shortest());

    assertThat(list(filter(JobStatus.COMPLETED))).containsExactly(diverged, plateau);
    assertThat(list(filter(JobStatus.QUEUED))).containsExactly(queued);
    assertThat(list(filter(JobStatus.FAILED))).isEmpty();
    assertThat(
            list(new Filter(Optional.empty(), Optional.of(Outcome.PLATEAU), Optional.empty(), 9)))
        .containsExactly(plateau);
  }

  @Test
  void readsBackWhatWasHandedIn() {
    JobSpec inline =
        Examples.longEpochs().withDataset(new DatasetSource.Inline(Examples.line(500)));
    JobSpec named = Examples.named("Größe \uD83D\uDE80 \"' --");

    assertThat(engine.jobs().get(submit(inline)).spec()).isEqualTo(inline);
    assertThat(engine.jobs().get(submit(named)).spec()).isEqualTo(named);
  }

  @Test
  void keepsManyInlineRowsAsADataSetOfTheirOwn() {
    Dataset rows = Examples.line(501);
    JobSpec inline = Examples.longEpochs().withDataset(new DatasetSource.Inline(rows));

    DatasetSource kept = engine.jobs().get(submit(inline)).spec().dataset();

    assertThat(kept).isInstanceOf(DatasetSource.Uploaded.class);
    assertThat(engine.jobs().rows(inline.withDataset(kept)).all()).isEqualTo(rows);
  }

  @Test
  void readsBackWhereAJobGoesOnFrom() {
    UUID first = completed(submit(Examples.shortest())).id();
    Continuation there = engine.get(EarlierRuns.class).at(first, 1);
    Spec training = Examples.founding().training();
    JobSpec spec =
        Examples.founding()
            .withTraining(
                training.withStart(new Start(training.start().init(), 0, Optional.of(there))))
            .withFrom(new Origin(first, OptionalInt.of(1)));

    UUID second = submit(spec);
    engine.queue().delete(first);

    JobSpec read = engine.jobs().get(second).spec();
    assertThat(read.from()).isEqualTo(spec.from());
    assertThat(read.training().start().from()).contains(there);
    assertThat(read.training().initialTheta()).isEqualTo(there.theta(9));
    assertThat(list(filter())).containsExactly(second);
  }

  @Test
  void keepsEveryBitOfADataSet() {
    double[][] numbers = {
      {0.0, -0.0, Double.MIN_VALUE, Double.MAX_VALUE}, {-Double.MIN_VALUE, 1.0 / 3, 1e-310, -1e300}
    };
    Dataset data = Dataset.ofRows(numbers, new double[][] {{-0.0}, {0.1}});

    UUID id = engine.get(Datasets.class).add(data);

    Dataset read = engine.get(Datasets.class).of(new DatasetSource.Uploaded(id)).data();
    assertThat(read).isEqualTo(data);
    assertThat(BlobCodec.of(read)).isEqualTo(BlobCodec.of(data));
  }

  @Test
  void tellsASlowReaderOnlyTheLatestNews() throws InterruptedException {
    UUID id = submit(Examples.endless());
    try (Watch watch = engine.feed().watch(id)) {
      for (int epoch = 1; epoch <= 100; epoch++) {
        engine.feed().publish(id, run(Examples.endless(), epoch));
      }

      Update news = watch.next(Engine.PATIENCE);

      assertThat(news).isNotNull().extracting(Update::epoch).isEqualTo(100);
      assertThat(watch.next(Duration.ZERO)).isNull();
    }
  }

  @Test
  void neverLosesTheNewsOfTheEnd() throws InterruptedException {
    UUID id = submit(Examples.endless());
    try (Watch watch = engine.feed().watch(id)) {
      engine.feed().publish(id, run(Examples.endless(), 1));
      engine.feed().ended(id);
      engine.feed().publish(id, run(Examples.endless(), 1));

      Update news = watch.next(Engine.PATIENCE);

      assertThat(news).isNotNull().extracting(Update::ended).isEqualTo(true);
      engine.feed().publish(id, run(Examples.endless(), 1));
      assertThat(watch.next(Duration.ZERO)).isNull();
    }
  }

  @Test
  void tellsOfJobsThatOtherProcessesRun() throws InterruptedException {
    UUID id = submit(Examples.endless());
    Claim elsewhere = claim(id).claim();
    try (Watch watch = engine.feed().watch(id)) {
      engine.rows().progress(elsewhere, run(Examples.endless(), 123));
      engine.feed().pollOtherNodes();

      Update progress = watch.next(Engine.PATIENCE);
      engine.rows().end(elsewhere, run(Examples.endless(), 124), JobStatus.CANCELLED);
      engine.awaitEnd(id);

      assertThat(progress).isNotNull().extracting(Update::epoch).isEqualTo(123);
      assertThat(progress).extracting(Update::ended).isEqualTo(false);
    }
  }

  @Test
  void tellsEveryWatcherOfOneJobAndNobodyElse() throws InterruptedException {
    UUID id = submit(Examples.endless());
    UUID other = submit(Examples.endless());
    try (Watch one = engine.feed().watch(id);
        Watch two = engine.feed().watch(id);
        Watch deaf = engine.feed().watch(other)) {
      engine.feed().watch(id).close();

      engine.feed().publish(id, run(Examples.endless(), 1));

      assertThat(one.next(Engine.PATIENCE)).isNotNull();
      assertThat(two.next(Engine.PATIENCE)).isNotNull();
      assertThat(deaf.next(Duration.ZERO)).isNull();
    }
  }

  private static Filter filter() {
    return new Filter(Optional.empty(), Optional.empty(), Optional.empty(), 100);
  }

  private static Filter filter(JobStatus status) {
    return new Filter(Optional.of(status), Optional.empty(), Optional.empty(), 100);
  }

  private List<UUID> list(Filter filter) {
    return engine.jobs().list(filter).stream().map(Job::id).toList();
  }

  private long bytesOf(UUID id) {
    return Long.parseLong(String.valueOf(rowOf(id).get("bytes")));
  }

  private static TrainingProperties properties(int queueCapacity, long retention) {
    return new TrainingProperties(
        1, 64, Duration.ofMillis(1), Duration.ZERO, queueCapacity, 3, DataSize.ofBytes(retention));
  }
}
