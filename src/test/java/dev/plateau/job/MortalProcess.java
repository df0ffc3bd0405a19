package dev.plateau.job;

import dev.plateau.job.ClaimedJobs.Claim;
import dev.plateau.job.DatabaseContract.Death;
import dev.plateau.trace.Traces;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.unit.DataSize;

/** A process that computes one job at a time and can die: from then on it writes nothing. */
final class MortalProcess {
  private final JobRunner runner;
  private final Map<UUID, Integer> turns = new ConcurrentHashMap<>();
  private volatile boolean dead;

  MortalProcess(Engine engine) {
    ClaimedJobs rows = new MortalRows(new MortalSource(engine.get(DataSource.class)));
    TrainingProperties properties =
        new TrainingProperties(
            1, 64, Duration.ofMillis(1), Duration.ZERO, 1_000, 3, DataSize.ofBytes(0));
    Turns turns = new Turns(properties);
    runner =
        new JobRunner(
            engine.jobs(),
            rows,
            new LocalRuns(rows, new MemoryBudget(1L << 40)),
            new SliceRunner(
                rows,
                engine.feed(),
                engine.get(JobMetrics.class),
                turns,
                engine.get(Traces.class),
                properties),
            new IdleProcessors(turns, properties),
            new RestartRunner(engine.jobs(), rows, turns, properties),
            engine.get(JobsProperties.class));
  }

  /** Runs jobs side by side, until they end or the process dies. */
  void runAll(List<UUID> jobs, Predicate<UUID> looks) throws Exception {
    List<Runnable> runs = new ArrayList<>();
    for (UUID id : jobs) {
      runs.add(() -> run(id, looks));
    }
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      runs.forEach(threads::execute);
    }
  }

  private void run(UUID id, Predicate<UUID> looks) {
    try {
      runner.run(
          id,
          () -> {
            live();
            return looks.test(id);
          });
    } catch (Death end) {
      return;
    }
  }

  /** Ends the process, in the middle of what the caller does. */
  void die() {
    dead = true;
    live();
  }

  private void live() {
    if (dead) {
      throw new Death();
    }
  }

  /** How many turns a job has begun here. */
  int turns(UUID id) {
    return turns.getOrDefault(id, 0);
  }

  /** The database, out of reach of the dead. */
  private final class MortalSource extends DelegatingDataSource {
    MortalSource(DataSource source) {
      super(source);
    }

    @Override
    public Connection getConnection() throws SQLException {
      live();
      return super.getConnection();
    }
  }

  /** The rows with transactions, without Spring's proxies. */
  private final class MortalRows extends ClaimedJobs {
    private final TransactionTemplate transaction;

    MortalRows(DataSource source) {
      this(source, new TransactionTemplate(new DataSourceTransactionManager(source)));
    }

    private MortalRows(DataSource source, TransactionTemplate transaction) {
      super(JdbcClient.create(source), transaction, new ProcessName());
      this.transaction = transaction;
    }

    private <T> T inTransaction(Supplier<T> action) {
      return Objects.requireNonNull(transaction.execute(status -> action.get()));
    }

    @Override
    public Optional<ClaimedJob> claim(UUID id) {
      return inTransaction(() -> super.claim(id));
    }

    @Override
    boolean computes(Claim claim) {
      turns.merge(claim.id(), 1, Integer::sum);
      return super.computes(claim);
    }
  }
}
