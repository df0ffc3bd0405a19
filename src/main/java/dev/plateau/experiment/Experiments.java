package dev.plateau.experiment;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import dev.plateau.experiment.Ends.End;
import dev.plateau.experiment.Experiment.Life;
import dev.plateau.experiment.Experiment.Progress;
import dev.plateau.experiment.Experiment.Times;
import dev.plateau.experiment.Results.Run;
import dev.plateau.job.Caller;
import dev.plateau.job.MemoryBudget;
import dev.plateau.job.MemoryBudget.Reservation;
import dev.plateau.job.Quotas;
import dev.plateau.json.KebabCase;
import dev.plateau.json.Place;
import dev.plateau.json.Violations;
import dev.plateau.spec.DatasetSource;
import dev.plateau.spec.JobSpecReader;
import dev.plateau.trace.Traces;
import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** All experiments, as their owners see them; {@link Chunks} has what their runs write. */
@Repository
public class Experiments {
  private static final String SELECT =
      """
      select id, status, plan, error, runs, created_at, started_at, finished_at,
        (select coalesce(sum(runs), 0) from experiment_chunk
         where experiment_id = id and ends is not null) as done
      from experiment
      """;

  private final ReentrantLock summing = new ReentrantLock();
  private final NoArgGenerator ids = Generators.timeBasedEpochGenerator();
  private final JdbcClient jdbc;
  private final StoredEnds ends;
  private final JobSpecReader specs;
  private final Quotas quotas;
  private final MemoryBudget memory;
  private final Traces traces;

  Experiments(
      JdbcClient jdbc, JobSpecReader specs, Quotas quotas, MemoryBudget memory, Traces traces) {
    this.memory = memory;
    this.traces = traces;
    this.jdbc = jdbc;
    this.ends = new StoredEnds(jdbc);
    this.quotas = quotas;
    this.specs = specs;
  }

  public Optional<Experiment> find(UUID id) {
    Caller caller = Caller.current();
    return jdbc.sql(SELECT + "where id = :id and " + caller.sees())
        .param("id", id)
        .param("caller", caller.owner())
        .query(Experiments::read)
        .optional();
  }

  public Experiment get(UUID id) {
    return find(id).orElseThrow(() -> new ExperimentNotFound(id));
  }

  /**
   * Newest first.
   *
   * @param before only those older than the one with this id
   */
  public List<Experiment> list(Optional<UUID> before, int limit) {
    Caller caller = Caller.current();
    String older = before.isPresent() ? " and id < :before" : "";
    return jdbc.sql(SELECT + "where " + caller.sees() + older + " order by id desc limit :limit")
        .param("caller", caller.owner())
        .param("before", before.orElse(null))
        .param("limit", limit)
        .query(Experiments::read)
        .list();
  }

  /**
   * Checks that the caller may change an experiment.
   *
   * @throws ExperimentNotFound when the caller sees no experiment of this id
   * @throws dev.plateau.job.NotOwner when it belongs to all
   */
  void checkOwned(UUID id) {
    Caller caller = Caller.current();
    String owner =
        jdbc.sql("select owner from experiment where id = :id and " + caller.sees())
            .param("id", id)
            .param("caller", caller.owner())
            .query(String.class)
            .optional()
            .orElseThrow(() -> new ExperimentNotFound(id));
    caller.checkOwns(owner);
  }

  /** What came of an experiment, as far as its runs were trained. */
  public Results results(Experiment experiment) {
    Plan plan = experiment.plan();
    return oneByOne(() -> {
      Tally tally = new Tally(plan);
      ends.read(experiment.id(), (some, first) -> tally.add(first, some));
      return new Results(plan, tally, points -> specs(plan, points));
    });
  }

  /**
   * Maps over two of what varies.
   *
   * <p>Drawing one throws dev.plateau.job.NoRoom when what it holds does not fit into memory.
   */
  public Maps maps(Experiment experiment) {
    return new Maps(
        experiment.plan(),
        (bytes, drawing) ->
            oneByOne(() -> {
              try (Reservation held = memory.open()) {
                held.grow(bytes > MemoryBudget.SMALL ? bytes : 0);
                return drawing.apply(reader -> ends.read(experiment.id(), reader));
              }
            }));
  }

  /**
   * One run.
   *
   * @param index from 0 to below the number of runs
   * @throws RunNotFound when a search has not decided yet what it is
   */
  public Run run(Experiment experiment, int index) {
    Optional<End> end = ends.end(experiment.id(), index);
    RunSpecs specs = specs(experiment, index);
    if (!specs.knows(index)) {
      throw new RunNotFound(experiment.id(), Integer.toString(index));
    }
    return new Run(index, specs.valuesOf(index), specs.ofRun(index), end);
  }

  /** Sums up one experiment at a time: each may take some bytes for each of its runs. */
  private <T> T oneByOne(Supplier<T> work) {
    summing.lock();
    try {
      return work.get();
    } finally {
      summing.unlock();
    }
  }

  /** The specs of runs up to one, as far as a search knows them. */
  RunSpecs specs(Experiment experiment, int run) {
    Plan plan = experiment.plan();
    return run < plan.designRuns() ? specs(plan, List.of()) : results(experiment).specs();
  }

  private RunSpecs specs(Plan plan, List<List<Integer>> points) {
    return new RunSpecs(plan, specs.stored(plan.spec()), specs, points);
  }

  /** Where chunks begin, and the end of the last one. */
  List<Integer> edges(UUID id) {
    return ends.edges(id);
  }

  /** Where the request that submitted an experiment stood in its trace. */
  Optional<String> cause(UUID id) {
    return jdbc.sql("select traceparent from experiment where id = :id and traceparent is not null")
        .param("id", id)
        .query(String.class)
        .optional();
  }

  /** Bytes that a lane of an experiment holds while it trains. */
  long memory(UUID id) {
    return jdbc.sql("select memory from experiment where id = :id")
        .param("id", id)
        .query(Long.class)
        .optional()
        .orElse(0L);
  }

  UUID newId() {
    return ids.generate();
  }

  int unfinished() {
    return jdbc.sql("select count(*) from experiment where finished_at is null")
        .query(Integer.class)
        .single();
  }

  void insert(UUID id, Submission submission) {
    quotas.charge(submission.demand().work());
    Plan plan = submission.plan().withSpec(submission.draft().json());
    String json = ExperimentTypes.plan().tree(plan).toString();
    ByteBuffer edges = ByteBuffer.allocate(submission.edges().size() * Integer.BYTES);
    submission.edges().forEach(edges::putInt);
    jdbc.sql(
            """
            insert into experiment (id, owner, name, status, plan, dataset_id, runs, edges, bytes,
              memory, traceparent, created_at)
            values (:id, :owner, :name, 'queued', :plan, :dataset, :runs, :edges, :bytes, :memory, :cause, current_timestamp)
            """)
        .param("id", id)
        .param("owner", Caller.current().owner())
        .param("name", plan.name().orElse(null))
        .param("plan", json)
        .param(
            "dataset",
            submission.draft().dataset() instanceof DatasetSource.Uploaded(UUID set) ? set : null)
        .param("runs", plan.runs())
        .param("edges", edges.array())
        .param("bytes", json.length() + edges.capacity())
        .param("memory", submission.demand().memory())
        .param("cause", traces.here().orElse(null))
        .update();
  }

  /** Cancels an experiment that has not ended; no process writes to it any more. */
  boolean cancel(UUID id) {
    return jdbc.sql(
                """
                update experiment set status = 'cancelled', finished_at = current_timestamp
                where id = :id and status in ('queued', 'running')
                """)
            .param("id", id)
            .update()
        == 1;
  }

  boolean deleteEnded(UUID id) {
    return jdbc.sql("delete from experiment where id = :id and finished_at is not null")
            .param("id", id)
            .update()
        == 1;
  }

  private static Experiment read(ResultSet row, int number) throws SQLException {
    Violations faults = new Violations();
    Plan plan =
        ExperimentTypes.plan()
            .read(
                JsonMapper.shared().readTree(row.getString("plan")),
                Place.root(faults),
                Plan.EMPTY);
    faults.refuseIfAny();
    return new Experiment(
        row.getObject("id", UUID.class),
        plan,
        new Life(
            ExperimentStatus.valueOf(row.getString("status").toUpperCase(Locale.ROOT)),
            new Times(
                instant(row, "created_at").orElseThrow(),
                instant(row, "started_at"),
                instant(row, "finished_at")),
            Optional.ofNullable(row.getString("error"))),
        new Progress(row.getInt("done"), row.getInt("runs")));
  }

  private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
    @Nullable OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return Optional.ofNullable(time).map(OffsetDateTime::toInstant);
  }

  static String word(ExperimentStatus status) {
    return KebabCase.of(status);
  }
}
