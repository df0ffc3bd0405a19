package dev.plateau.job;

import dev.plateau.diagnosis.Diagnosis;
import dev.plateau.json.KebabCase;
import dev.plateau.spec.JobSpec;
import dev.plateau.training.History;
import dev.plateau.training.Outcome;
import dev.plateau.training.Partition;
import dev.plateau.training.Snapshots;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All jobs, as their owners see them; {@link ClaimedJobs} has what a running job writes. */
@Repository
public class Jobs {
  private final JdbcClient jdbc;
  private final Datasets datasets;

  Jobs(JdbcClient jdbc, Datasets datasets) {
    this.jdbc = jdbc;
    this.datasets = datasets;
  }

  /**
   * Which jobs to list.
   *
   * @param before only jobs older than the one with this id
   */
  public record Filter(
      Optional<JobStatus> status, Optional<Outcome> outcome, Optional<UUID> before, int limit) {}

  Optional<Job> find(UUID id) {
    Caller caller = Caller.current();
    return jdbc.sql(
            "select %s from job where id = :id and %s"
                .formatted(JobRowMapper.ALL_COLUMNS, caller.sees()))
        .param("id", id)
        .param("caller", caller.owner())
        .query(JobRowMapper::readAll)
        .optional();
  }

  public Job get(UUID id) {
    return find(id).orElseThrow(() -> new JobNotFound(id));
  }

  /**
   * Checks that the caller may change a job.
   *
   * @throws JobNotFound when it sees no job of this id
   * @throws NotOwner when the job belongs to all
   */
  void checkOwned(UUID id) {
    Caller caller = Caller.current();
    String owner =
        jdbc.sql("select owner from job where id = :id and " + caller.sees())
            .param("id", id)
            .param("caller", caller.owner())
            .query(String.class)
            .optional()
            .orElseThrow(() -> new JobNotFound(id));
    caller.checkOwns(owner);
  }

  /** Newest first, without the state of a job that another one goes on from, and large starts. */
  public List<Job> list(Filter filter) {
    Caller caller = Caller.current();
    StringBuilder sql =
        new StringBuilder(
            "select %s from job where %s".formatted(JobRowMapper.LISTED_COLUMNS, caller.sees()));
    filter.status().ifPresent(status -> sql.append(" and status = '" + KebabCase.of(status) + "'"));
    filter
        .outcome()
        .ifPresent(outcome -> sql.append(" and outcome = '" + KebabCase.of(outcome) + "'"));
    filter.before().ifPresent(id -> sql.append(" and id < :before"));
    return jdbc.sql(sql.append(" order by id desc limit :limit").toString())
        .param("caller", caller.owner())
        .param("before", filter.before().orElse(null))
        .param("limit", filter.limit())
        .query(JobRowMapper::read)
        .list();
  }

  /** The rows of a job: what it trains on, and what it holds out. */
  public Partition rows(JobSpec spec) {
    return Partition.of(spec.training(), datasets.of(spec.dataset()));
  }

  /** What a job will take. */
  Demand demand(JobSpec spec) {
    int rows = datasets.of(spec.dataset()).rows().rows();
    return new Demand(Demand.of(spec.training(), rows).memory(), spec.work(rows));
  }

  /** Whether a job has trained, and ended. */
  boolean hasResult(UUID id) {
    return jdbc.sql("select count(*) from result where job_id = :id")
            .param("id", id)
            .query(Integer.class)
            .single()
        == 1;
  }

  /** The parameters that are the result of a job. */
  public Optional<double[]> theta(UUID id) {
    return blob(id, "theta").map(BlobCodec::doubles);
  }

  /** The losses of a job, as far as they were saved. */
  public Optional<History> lossesSoFar(UUID id) {
    return jdbc
        .sql(
            """
            select history from result where job_id = :id
            union all select history from checkpoint where job_id = :id
            """)
        .param("id", id)
        .query((row, number) -> BlobCodec.history(row.getBytes("history")))
        .list()
        .stream()
        .findFirst();
  }

  /** States of a job's run, from which the parameters after any epoch are computed. */
  public Optional<Snapshots> snapshots(UUID id) {
    return blob(id, "snapshots").map(BlobCodec::snapshots);
  }

  /** The diagnosis of a job, once it was made. */
  Optional<Diagnosis> diagnosis(UUID id) {
    return jdbc.sql("select diagnosis from result where job_id = :id and diagnosis is not null")
        .param("id", id)
        .query(String.class)
        .optional()
        .map(DiagnosisCodec::diagnosis);
  }

  /** Stores a diagnosis with its job, unless another process did so before: the first one stays. */
  void keep(UUID id, Diagnosis diagnosis) {
    String json = DiagnosisCodec.write(diagnosis);
    jdbc.sql("update result set diagnosis = :json where job_id = :id and diagnosis is null")
        .param("json", json)
        .param("id", id)
        .update();
  }

  /** Where the request that submitted a job stood in its trace. */
  Optional<String> cause(UUID id) {
    return jdbc.sql("select traceparent from job where id = :id and traceparent is not null")
        .param("id", id)
        .query(String.class)
        .optional();
  }

  /** Where a job that has no result stood when it was last saved. */
  Optional<Checkpoint> checkpoint(UUID id) {
    return jdbc.sql("select state, history, snapshots from checkpoint where job_id = :id")
        .param("id", id)
        .query((row, number) ->
            new Checkpoint(
                row.getBytes("state"), row.getBytes("history"), row.getBytes("snapshots")))
        .optional();
  }

  private Optional<byte[]> blob(UUID id, String column) {
    return jdbc.sql("select " + column + " from result where job_id = :id")
        .param("id", id)
        .query((row, number) -> row.getBytes(column))
        .optional();
  }

  /** Cancels a job that no process has claimed yet, whether it waits or is paused. */
  boolean cancelQueued(UUID id) {
    return jdbc.sql(
                """
                update job set status = 'cancelled', stopped_by = 'cancelled',
                  finished_at = current_timestamp
                where id = :id and status in ('queued', 'paused') and attempt = 0
                """)
            .param("id", id)
            .update()
        == 1;
  }

  boolean requestCancel(UUID id) {
    return update(id, "cancel_requested = true where status = 'running'");
  }

  /** Pauses a job that no process has claimed yet. */
  boolean pauseQueued(UUID id) {
    return update(id, "status = 'paused' where status = 'queued'");
  }

  boolean requestPause(UUID id) {
    return update(id, "pause_requested = true where status = 'running'");
  }

  /**
   * Lets a paused job go on, to its end or to be cancelled: one that was claimed before as if its
   * process had handed it back, so that what it has is kept.
   */
  boolean resume(UUID id, boolean cancel) {
    return jdbc.sql(
                """
                update job set
                  status = case when attempt = 0 then 'queued' else 'running' end,
                  handed_back = true, pause_requested = false, cancel_requested = :cancel
                where id = :id and status = 'paused'
                """)
            .param("id", id)
            .param("cancel", cancel)
            .update()
        == 1;
  }

  private boolean update(UUID id, String change) {
    return jdbc.sql("update job set " + change + " and id = :id").param("id", id).update() == 1;
  }

  /** Deletes a job that has ended. */
  boolean deleteEnded(UUID id) {
    return jdbc.sql(
                """
                delete from job
                where id = :id and status in ('completed', 'failed', 'cancelled')
                """)
            .param("id", id)
            .update()
        == 1;
  }
}
