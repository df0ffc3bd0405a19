package dev.plateau.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.plateau.data.Dataset;
import dev.plateau.diagnosis.Diagnosis;
import dev.plateau.job.ClaimedJobs.Claim;
import dev.plateau.job.JobFeed.Update;
import dev.plateau.job.JobFeed.Watch;
import dev.plateau.job.Jobs.Filter;
import dev.plateau.spec.DatasetSource;
import dev.plateau.spec.JobSpec;
import dev.plateau.training.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
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
            engine.get(LocalRuns.class),
            engine.get(TaskQueue.class),
            properties(2, 0));
    small.submit(Examples.shortest());
    UUID second = small.submit(Examples.shortest());

    assertThatExceptionOfType(QueueFull.class).isThrownBy(() -> small.submit(Examples.shortest()));

    assertThat(count("job")).isEqualTo(2);
    assertThat(count("scheduled_tasks")).isEqualTo(2);
    claim(second);
    assertThat(small.submit(Examples.shortest())).isNotNull();
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

    new Retention(jdbc(), properties(10, 2 * bytesOf(ended.getFirst()) + 1)).enforce();

    assertThat(list(filter()))
        .containsExactlyInAnyOrder(byEnd.get(3), byEnd.get(4), queued, running);
    assertThat(count("result")).isEqualTo(2);
  }

  @Test
  void keepsEverythingWhenRetentionIsNothing() {
    completed(submit(Examples.shortest()));
    engine.get(Datasets.class).add(Examples.line(10));

    new Retention(jdbc(), properties(10, 0)).enforce();

    assertThat(count("job")).isOne();
    assertThat(count("dataset")).isOne();
  }

  @Test
  void keepsDataSetsThatJobsUse() {
    Datasets datasets = engine.get(Datasets.class);
    UUID used = datasets.add(Examples.line(10));
    UUID unused = datasets.add(Examples.line(10));
    submit(Examples.job(new DatasetSource.Uploaded(used), Examples.longEpochs().training()));

    new Retention(jdbc(), properties(10, 1)).enforce();

    assertThat(datasets.of(new DatasetSource.Uploaded(used))).isEqualTo(Examples.line(10));
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
    JobSpec inline = Examples.longEpochs();
    JobSpec named = Examples.named("Größe \uD83D\uDE80 \"' --");

    assertThat(engine.jobs().get(submit(inline)).spec()).isEqualTo(inline);
    assertThat(engine.jobs().get(submit(named)).spec()).isEqualTo(named);
  }

  @Test
  void keepsEveryBitOfADataSet() {
    double[][] numbers = {
      {0.0, -0.0, Double.MIN_VALUE, Double.MAX_VALUE}, {-Double.MIN_VALUE, 1.0 / 3, 1e-310, -1e300}
    };
    Dataset data = Dataset.ofRows(numbers, new double[][] {{-0.0}, {0.1}});

    UUID id = engine.get(Datasets.class).add(data);

    Dataset read = engine.get(Datasets.class).of(new DatasetSource.Uploaded(id));
    assertThat(read).isEqualTo(data);
    assertThat(BlobCodec.of(read)).isEqualTo(BlobCodec.of(data));
  }

  @Test
  void tellsTheTimeOfTheDatabase() {
    InstantSource farOff = InstantSource.fixed(Instant.EPOCH);
    DatabaseClock clock = new DatabaseClock(jdbc(), farOff);

    Instant before = databaseTime();
    clock.compare();
    Instant after = databaseTime();

    assertThat(clock.now()).isBetween(before, after);
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

  private Instant databaseTime() {
    return jdbc().sql("select current_timestamp").query(OffsetDateTime.class).single().toInstant();
  }

  private static TrainingProperties properties(int queueCapacity, long retention) {
    return new TrainingProperties(
        1, Duration.ofMillis(1), Duration.ZERO, queueCapacity, 3, DataSize.ofBytes(retention));
  }
}
