package dev.plateau.experiment;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.github.kagkarlsson.scheduler.boot.config.DbSchedulerStarter;
import dev.plateau.experiment.ExperimentRunner.Departure;
import dev.plateau.job.Caller;
import dev.plateau.job.MemoryBudget;
import dev.plateau.job.MemoryBudget.Reservation;
import dev.plateau.job.NoRoom;
import dev.plateau.job.Quota;
import dev.plateau.job.QuotaExceeded;
import dev.plateau.job.TestDatabase;
import dev.plateau.spec.Computing;
import dev.plateau.spec.Limits;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
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
  private static final List<Integer> EDGES = List.of(0, 5, 10, 15, 20);

  private static final String REQUEST =
      """
      {"spec": {"dataset": "xor", "seed": 7, "epochs": 30},
       "vary": {"alpha": [0.1, 0.3], "seed": {"count": 10}}}
      """;

  private final ConfigurableApplicationContext process;

  ExperimentContract(TestDatabase database) {
    this.process = start(database);
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
  private static final class Death extends Error {
    private static final long serialVersionUID = 1;
  }

  private static final class Immediately implements Computing {
    @Override
    public <T> T run(double multiplications, Supplier<T> work) {
      return work.get();
    }
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
        })
        .run(arguments.toArray(String[]::new));
  }

  @BeforeEach
  void empty() {
    for (String table : new String[] {"scheduled_tasks", "experiment"}) {
      process.getBean(JdbcClient.class).sql("delete from " + table).update();
    }
  }

  @AfterEach
  void close() {
    process.close();
  }

  private UUID submit() {
    Submission read = process.getBean(PlanReader.class).read(REQUEST.getBytes(UTF_8));
    return process
        .getBean(ExperimentQueue.class)
        .submit(new Submission(read.plan(), read.draft(), EDGES, read.demand()));
  }

  private Departure run(UUID id, int lane, BooleanSupplier shuttingDown) {
    return process.getBean(ExperimentRunner.class).run(id, lane, shuttingDown);
  }

  private Experiment experiment(UUID id) {
    return process.getBean(Experiments.class).get(id);
  }

  private List<Object> ends(UUID id) {
    Results results = process.getBean(Experiments.class).results(experiment(id));
    List<Object> ends = new ArrayList<>();
    for (int run = 0; run < EDGES.getLast(); run++) {
      ends.add(results.run(run).end());
    }
    return ends;
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
    Caller ann = new Caller("ann", false, new Quota(0, 1, 0, 0));
    UUID first = ann.call(() -> submit(ofWork(30)));

    assertThatExceptionOfType(QuotaExceeded.class)
        .isThrownBy(() -> ann.call(() -> submit(ofWork(30))));
    run(first, 0, NEVER);
    assertThat(ann.call(() -> submit(ofWork(30)))).isNotNull();
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
  void isShownOnlyWhereItsRunsFitIntoMemory() {
    UUID id = submit(REQUEST.replace("10", "20000").getBytes(UTF_8));
    MemoryBudget memory = process.getBean(MemoryBudget.class);
    Experiments experiments = process.getBean(Experiments.class);
    Experiment experiment = experiment(id);

    try (Reservation others = memory.open()) {
      others.grow(memory.bytes());
      assertThatExceptionOfType(NoRoom.class)
          .isThrownBy(() -> experiments.ofResults(experiment, Results::points));
    }

    assertThat(experiments.ofResults(experiment, Results::points)).hasSize(2);
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

    assertThatExceptionOfType(Death.class)
        .isThrownBy(() ->
            run(
                id,
                0,
                () -> {
                  throw new Death();
                }));
    run(id, 1, NEVER);

    assertThat(experiment(id).status()).isEqualTo(ExperimentStatus.RUNNING);
    assertThat(experiment(id).progress().done()).isEqualTo(15);
    run(id, 0, NEVER);
    assertThat(experiment(id).status()).isEqualTo(ExperimentStatus.COMPLETED);
    assertThat(experiment(id).life().times().finished()).isPresent();
    assertThat(ends(id)).isEqualTo(ends(undisturbed));
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
