package dev.plateau.experiment;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.github.kagkarlsson.scheduler.boot.config.DbSchedulerStarter;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.testhelper.ManualScheduler;
import com.github.kagkarlsson.scheduler.testhelper.SettableClock;
import com.github.kagkarlsson.scheduler.testhelper.TestHelper;
import dev.plateau.experiment.Ends.End;
import dev.plateau.experiment.ExperimentRunner.Departure;
import dev.plateau.experiment.RunSummary.Quantiles;
import dev.plateau.job.Caller;
import dev.plateau.job.MemoryBudget;
import dev.plateau.job.MemoryBudget.Reservation;
import dev.plateau.job.NoRoom;
import dev.plateau.job.Quota;
import dev.plateau.job.QuotaExceeded;
import dev.plateau.job.TestDatabase;
import dev.plateau.spec.Computing;
import dev.plateau.spec.Limits;
import dev.plateau.store.StoreWatch;
import dev.plateau.training.StopReason;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What becomes of the chunks of an experiment, whoever trains them. */
abstract class ExperimentContract {
  static final BooleanSupplier NEVER = () -> false;
  static final List<Integer> EDGES = List.of(0, 5, 10, 15, 20);
  static final List<Integer> SEARCH_EDGES = List.of(0, 3, 8, 10, 12, 14);

  static final String REQUEST =
      """
      {"spec": {"dataset": "xor", "seed": 7, "epochs": 30},
       "vary": {"alpha": [0.1, 0.3], "seed": {"count": 10}}}
      """;

  static final String SEARCH =
      """
      {"spec": {"dataset": "moons", "seed": 7, "epochs": 60}, "folds": 2,
       "vary": {"alpha": [0.01, 0.1, 0.3, 1]}, "search": {"budget": 600, "factor": 2}}
      """;

  private static final Instant LONG_AGO = Instant.parse("2026-01-01T00:00:00Z");

  private static final Map<TestDatabase, List<ConfigurableApplicationContext>> PROCESSES =
      new HashMap<>();

  private final TestDatabase database;
  private final ConfigurableApplicationContext process;

  ExperimentContract(TestDatabase database) {
    this.database = database;
    this.process = process(0);
  }

  /** Without HTTP; no component, so that no other test finds it. */
  @EnableAutoConfiguration
  @EnableConfigurationProperties(Limits.class)
  @ComponentScan({
    "dev.plateau.job",
    "dev.plateau.store",
    "dev.plateau.trace",
    "dev.plateau.spec",
    "dev.plateau.experiment"
  })
  static class ExperimentsAlone {}

  /** The process that trains is gone, without a word. */
  static final class Death extends Error {
    private static final long serialVersionUID = 1;
  }

  private static final class Immediately implements Computing {
    @Override
    public <T> T run(double multiplications, Supplier<T> work) {
      return work.get();
    }
  }

  /** Counts how often chunks are read. */
  private static final class Counting implements BeanPostProcessor {
    private static final AtomicInteger READS = new AtomicInteger();

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
      return bean instanceof JdbcClient client
          ? Proxy.newProxyInstance(
              Counting.class.getClassLoader(),
              new Class<?>[] {JdbcClient.class},
              (proxy, method, arguments) -> {
                if (arguments[0] instanceof String sql && sql.startsWith("select number, ends")) {
                  READS.incrementAndGet();
                }
                return method.invoke(client, arguments);
              })
          : bean;
    }
  }

  /**
   * One of the processes that share the database, kept until the JVM ends: what they know stands in
   * tables, which each test finds empty.
   */
  final ConfigurableApplicationContext process(int number) {
    List<ConfigurableApplicationContext> all =
        PROCESSES.computeIfAbsent(database, _ -> new ArrayList<>());
    while (all.size() <= number) {
      all.add(start(database));
    }
    return all.get(number);
  }

  /** A process whose scheduler never starts. */
  private static ConfigurableApplicationContext start(TestDatabase database) {
    List<String> arguments = new ArrayList<>(database.arguments());
    arguments.add("--logging.level.root=warn");
    return new SpringApplicationBuilder(ExperimentsAlone.class)
        .web(WebApplicationType.NONE)
        .logStartupInfo(false)
        .initializers(context -> {
          GenericApplicationContext generic = (GenericApplicationContext) context;
          generic.registerBean(DbSchedulerStarter.class, () -> () -> {});
          generic.registerBean(Computing.class, Immediately::new);
          generic.getBeanFactory().addBeanPostProcessor(new Counting());
        })
        .run(arguments.toArray(String[]::new));
  }

  @BeforeEach
  void empty() {
    for (String table : new String[] {"scheduled_tasks", "experiment"}) {
      process.getBean(JdbcClient.class).sql("delete from " + table).update();
    }
  }

  private UUID submit() {
    return submit(REQUEST, EDGES);
  }

  UUID submit(String request, List<Integer> edges) {
    Submission read = process.getBean(PlanReader.class).read(request.getBytes(UTF_8));
    return process
        .getBean(ExperimentQueue.class)
        .submit(new Submission(read.plan(), read.draft(), edges, read.demand()));
  }

  Departure run(UUID id, int lane, BooleanSupplier shuttingDown) {
    return process.getBean(ExperimentRunner.class).run(id, lane, shuttingDown);
  }

  private void dieInTheFirstLane(UUID id) {
    assertThatExceptionOfType(Death.class)
        .isThrownBy(() ->
            run(
                id,
                0,
                () -> {
                  throw new Death();
                }));
  }

  Experiment experiment(UUID id) {
    return process.getBean(Experiments.class).get(id);
  }

  List<Object> ends(UUID id) {
    List<Object> ends = new ArrayList<>();
    for (int run = 0; run < experiment(id).progress().runs(); run++) {
      ends.add(process.getBean(Experiments.class).run(experiment(id), run).end());
    }
    return ends;
  }

  Results results(UUID id) {
    return process.getBean(Experiments.class).results(experiment(id));
  }

  private Chunks chunks() {
    return process.getBean(Chunks.class);
  }

  private static byte[] ofWork(int epochs) {
    return REQUEST.replace("30", Integer.toString(epochs)).getBytes(UTF_8);
  }

  private UUID submit(byte[] request) {
    Submission read = process.getBean(PlanReader.class).read(request);
    return process.getBean(ExperimentQueue.class).submit(read);
  }

  private long count() {
    return process
        .getBean(JdbcClient.class)
        .sql("select count(*) from experiment")
        .query(Long.class)
        .single();
  }

  @Test
  void chargesTheWorkOfAllRuns() {
    Caller ann = new Caller("ann", false, new Quota(0, 0, 0, 1e9));

    assertThat(ann.call(() -> submit(ofWork(30)))).isNotNull();
    assertThatExceptionOfType(QuotaExceeded.class)
        .isThrownBy(() -> ann.call(() -> submit(ofWork(1_000_000))))
        .withMessageContaining("multiply-adds a day");
    assertThat(ann.call(() -> submit(ofWork(40)))).isNotNull();
    assertThat(count()).isEqualTo(2);
  }

  @Test
  void countsAsUnfinishedUntilItEnds() {
    Caller bea = new Caller("bea", false, new Quota(0, 1, 0, 0));
    UUID first = bea.call(() -> submit(ofWork(30)));

    assertThatExceptionOfType(QuotaExceeded.class)
        .isThrownBy(() -> bea.call(() -> submit(ofWork(30))));
    run(first, 0, NEVER);
    assertThat(bea.call(() -> submit(ofWork(30)))).isNotNull();
  }

  @Test
  void fitsIntoTheMemoryForJobs() {
    byte[] large =
        """
        {"spec": {"dataset": "digits", "network": {"hidden": [500]}, "epochs": 1},
         "vary": {"alpha": [0.1, 0.3]}}
        """
            .getBytes(UTF_8);
    MemoryBudget memory = process.getBean(MemoryBudget.class);
    UUID queued = submit(large);

    try (Reservation others = memory.open()) {
      others.grow(memory.bytes() - (1 << 20));
      assertThatExceptionOfType(NoRoom.class).isThrownBy(() -> submit(large));
      assertThat(run(queued, 0, NEVER)).isEqualTo(Departure.AGAIN);
      assertThat(experiment(queued).status()).isEqualTo(ExperimentStatus.QUEUED);
      assertThat(submit(ofWork(30))).isNotNull();
    }

    assertThat(run(queued, 0, NEVER)).isEqualTo(Departure.OVER);
    assertThat(experiment(queued).status()).isEqualTo(ExperimentStatus.COMPLETED);
  }

  @Test
  void showsWhereRunsEndOnlyWhereThatFitsIntoMemory() {
    UUID id =
        submit(
            """
            {"spec": {"dataset": "xor", "epochs": 1},
             "vary": {"theta": {"directions": ["w1", "w4"], "from": 0, "to": 1, "resolution": 100}}}
            """
                .getBytes(UTF_8));
    MemoryBudget memory = process.getBean(MemoryBudget.class);
    Maps maps = process.getBean(Experiments.class).maps(experiment(id));

    try (Reservation others = memory.open()) {
      others.grow(memory.bytes());
      assertThatExceptionOfType(NoRoom.class)
          .isThrownBy(() -> maps.of(0, 1, FieldMap.Measure.BASIN, false));
      assertThat(maps.of(0, 1, FieldMap.Measure.RATE, false).z()).hasSize(100);
    }

    assertThat(maps.of(0, 1, FieldMap.Measure.BASIN, false)).isNotNull();
  }

  @Test
  void mapsManyRunsAFewAtATime() {
    List<Integer> edges = List.of(0, 25_000, 50_000, 75_000, 100_000, 125_000, 150_000);
    String request = REQUEST.replace("10}", "37500}").replace("0.3]", "0.3], \"epochs\": [7, 9]");
    UUID id = submit(request, edges);
    for (int number : new int[] {0, 1, 2, 3, 5}) {
      Ends ends = new Ends(25_000, false);
      for (int k = 0; k < 25_000; k++) {
        int start = (edges.get(number) + k) % 37_500;
        ends.put(
            k,
            new End(StopReason.EPOCHS, start < 30_000, false, 9, start % 9, 1, start, Double.NaN));
      }
      for (int lane = 0; lane <= number; lane++) {
        var _ = chunks().take(id, lane, edges);
      }
      var _ = chunks().put(id, number, ends);
    }
    Maps maps = process.getBean(Experiments.class).maps(experiment(id));
    Counting.READS.set(0);

    FieldMap rate = maps.of(0, 1, FieldMap.Measure.RATE, false);

    assertThat(Counting.READS).hasValue(3); // of 50,000 runs each
    assertThat(rate.z().get(0)[0]).isEqualTo(0.8);
    List<Results.Point> points = results(id).points();
    for (int point = 0; point < 4; point++) {
      int row = point % 2;
      int column = point / 2;
      RunSummary summary = points.get(point).summary();
      assertThat(rate.z().get(row)[column]).isEqualTo(summary.rate().orElseThrow().value());
      assertThat(maps.of(0, 1, FieldMap.Measure.LOSS, false).z().get(row)[column])
          .isEqualTo(summary.losses().orElseThrow().median());
      assertThat(maps.of(0, 1, FieldMap.Measure.EPOCHS, false).z().get(row)[column])
          .isEqualTo(summary.medianEpochs().orElseThrow());
      assertThat(maps.of(0, 1, FieldMap.Measure.HOLDOUT_LOSS, false).z().get(row)[column]).isNaN();
    }
  }

  @Test
  void endsAlikeOnOneLaneOrMany() {
    UUID one = submit();
    UUID many = submit();

    assertThat(run(one, 0, NEVER)).isEqualTo(Departure.OVER);
    for (int lane = 3; lane >= 0; lane--) {
      int number = chunks().take(many, lane, EDGES).orElseThrow();
      assertThat(number).isEqualTo(3 - lane);
    }
    for (int lane = 0; lane < 4; lane++) {
      run(many, lane, NEVER);
    }

    assertThat(experiment(one).status()).isEqualTo(ExperimentStatus.COMPLETED);
    assertThat(experiment(many).status()).isEqualTo(ExperimentStatus.COMPLETED);
    assertThat(ends(many)).isEqualTo(ends(one));
  }

  @Test
  void leavesTheChunkOfADeadProcessToItsLane() {
    UUID undisturbed = submit();
    run(undisturbed, 0, NEVER);
    UUID id = submit();

    dieInTheFirstLane(id);
    run(id, 1, NEVER);

    assertThat(experiment(id).status()).isEqualTo(ExperimentStatus.RUNNING);
    assertThat(experiment(id).progress().done()).isEqualTo(15);
    run(id, 0, NEVER);
    assertThat(experiment(id).status()).isEqualTo(ExperimentStatus.COMPLETED);
    assertThat(experiment(id).life().times().finished()).isPresent();
    assertThat(ends(id)).isEqualTo(ends(undisturbed));
  }

  /** As fast as a job: the same scheduler looks after both. */
  @Test
  void isTakenOverOnceTheHeartbeatOfALaneHasStopped() {
    UUID undisturbed = submit();
    run(undisturbed, 0, NEVER);
    process.getBean(JdbcClient.class).sql("delete from scheduled_tasks").update();
    UUID id = submit();
    dieInTheFirstLane(id);
    leaveToTheDead(id);
    SettableClock clock = new SettableClock();
    ManualScheduler survivor = scheduler(clock);

    clock.set(LONG_AGO.plusSeconds(11));
    survivor.runDeadExecutionDetection();
    survivor.runAnyDueExecutions();
    Experiment patient = experiment(id);
    clock.set(LONG_AGO.plusSeconds(13));
    survivor.runDeadExecutionDetection();
    survivor.runAnyDueExecutions();

    assertThat(patient.status()).isEqualTo(ExperimentStatus.RUNNING);
    assertThat(patient.progress().done()).isEqualTo(15);
    assertThat(experiment(id).status()).isEqualTo(ExperimentStatus.COMPLETED);
    assertThat(ends(id)).isEqualTo(ends(undisturbed));
  }

  /** The tasks as a process leaves them that was killed long ago while it ran the first lane. */
  private void leaveToTheDead(UUID id) {
    JdbcClient jdbc = process.getBean(JdbcClient.class);
    OffsetDateTime longAgo = OffsetDateTime.ofInstant(LONG_AGO, ZoneOffset.UTC);
    jdbc.sql("update scheduled_tasks set execution_time = :long_ago")
        .param("long_ago", longAgo)
        .update();
    int picked =
        jdbc.sql(
                """
                update scheduled_tasks set picked = true, picked_by = 'the dead',
                  version = version + 1, last_heartbeat = :long_ago
                where task_instance = :lane
                """)
            .param("long_ago", longAgo)
            .param("lane", id + "/0")
            .update();
    assertThat(picked).isOne();
  }

  /** A scheduler of the service's task, with its heartbeat, that does as it is told. */
  private ManualScheduler scheduler(SettableClock clock) {
    TestHelper.ManualSchedulerBuilder builder =
        TestHelper.createManualScheduler(
            process.getBean(DataSource.class),
            List.<Task<?>>of(
                new ExperimentTask()
                    .experiment(
                        process.getBean(ExperimentRunner.class),
                        process.getBean(StoreWatch.class))));
    builder.clock(clock).heartbeatInterval(Duration.ofSeconds(2));
    return builder.build();
  }

  @Test
  void countsNothingTwice() {
    UUID id = submit();
    int number = chunks().take(id, 0, EDGES).orElseThrow();
    assertThat(chunks().take(id, 0, EDGES)).hasValue(number);

    chunks().put(id, number, new Ends(5, false));
    chunks().put(id, number, new Ends(5, false));

    assertThat(experiment(id).progress().done()).isEqualTo(5);
    assertThat(chunks().take(id, 0, EDGES)).hasValue(number + 1);
  }

  @Test
  void searchesAlikeOnOneLaneOrMany() {
    UUID one = submit(SEARCH, SEARCH_EDGES);
    UUID many = submit(SEARCH, SEARCH_EDGES);
    run(one, 0, NEVER);

    for (int lane = 0; lane < 4; lane++) {
      assertThat(chunks().take(many, lane, SEARCH_EDGES)).hasValue(lane);
    }
    assertThat(run(many, 3, NEVER)).isEqualTo(Departure.AGAIN); // the rung before is not trained
    assertThat(experiment(many).progress().done()).isZero();
    assertThat(run(many, 1, NEVER)).isEqualTo(Departure.AGAIN); // took one of the last rung
    for (int lane : new int[] {0, 3, 2, 1}) {
      run(many, lane, NEVER);
    }

    assertThat(experiment(one).status()).isEqualTo(ExperimentStatus.COMPLETED);
    assertThat(experiment(many).status()).isEqualTo(ExperimentStatus.COMPLETED);
    assertThat(ends(many)).isEqualTo(ends(one));
    assertThat(results(many).rungs()).isEqualTo(results(one).rungs()).hasSize(3);
  }

  @Test
  void doesNotOpenRunsOfARungThatIsNotDecided() {
    UUID id = submit(SEARCH, SEARCH_EDGES);

    assertThatExceptionOfType(RunNotFound.class)
        .isThrownBy(() -> process.getBean(Experiments.class).run(experiment(id), 8));
    assertThat(process.getBean(Experiments.class).run(experiment(id), 7).end()).isEmpty();
  }

  @Test
  void sumsUpManyRunsAFewAtATime() {
    Submission million =
        process.getBean(PlanReader.class).read(REQUEST.replace("10}", "500000}").getBytes(UTF_8));
    List<Integer> edges = List.of(0, 25_000, 50_000, 75_000, 100_000, 125_000, 150_000);
    UUID id = submit(REQUEST.replace("10}", "75000}"), edges);
    for (int number = 0; number < 6; number++) {
      int from = edges.get(number);
      Ends ends = new Ends(25_000, false);
      for (int k = 0; k < 25_000; k++) {
        double loss = (from + k) % 75_000;
        ends.put(k, new End(StopReason.EPOCHS, loss < 30_000, false, 9, 5, 1, loss, Double.NaN));
      }
      var _ = chunks().take(id, 0, edges);
      var _ = chunks().put(id, number, ends);
    }
    Counting.READS.set(0);

    Results results = results(id);
    int reads = Counting.READS.getAndSet(0);
    Optional<End> end = process.getBean(Experiments.class).run(experiment(id), 149_999).end();

    assertThat(million.edges()).hasSize(124);
    assertThat(reads).isEqualTo(3); // of 50,000 runs each
    assertThat(Counting.READS).hasValue(1);
    assertThat(end.orElseThrow().loss()).isEqualTo(74_999);
    for (Results.Point point : results.points()) {
      assertThat(point.summary().runs()).isEqualTo(75_000);
      assertThat(point.summary().converged()).isEqualTo(30_000);
      assertThat(point.summary().losses()).contains(new Quantiles(3_749, 37_499, 71_249));
    }
    assertThat(results.effects().getFirst().levels())
        .extracting(level -> level.runs().medianLoss().orElseThrow())
        .containsExactly(37_499.0, 37_499.0);
    assertThat(results.best().orElseThrow().run()).isZero();
  }

  @Test
  void writesNothingOnceItIsCancelled() {
    UUID id = submit();
    int number = chunks().take(id, 0, EDGES).orElseThrow();

    process.getBean(ExperimentQueue.class).cancel(id);

    assertThat(chunks().put(id, number, new Ends(5, false))).isFalse();
    assertThat(chunks().take(id, 1, EDGES)).isEmpty();
    assertThat(run(id, 1, NEVER)).isEqualTo(Departure.OVER);
    assertThat(experiment(id).progress().done()).isZero();
    assertThat(experiment(id).status()).isEqualTo(ExperimentStatus.CANCELLED);
  }

  @Test
  void goesOnElsewhereWhenTheProcessEnds() {
    UUID id = submit();

    assertThat(run(id, 0, () -> true)).isEqualTo(Departure.AGAIN);

    assertThat(experiment(id).status()).isEqualTo(ExperimentStatus.RUNNING);
    assertThat(run(id, 0, NEVER)).isEqualTo(Departure.OVER);
    assertThat(experiment(id).status()).isEqualTo(ExperimentStatus.COMPLETED);
  }

  @Test
  void failsWhenItsTrainingDoes() {
    UUID id = submit();

    run(
        id,
        0,
        () -> {
          throw new IllegalStateException("a bug");
        });

    assertThat(experiment(id).status()).isEqualTo(ExperimentStatus.FAILED);
    assertThat(experiment(id).life().error().orElse("")).contains("internal error");
  }
}
