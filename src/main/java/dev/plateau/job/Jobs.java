package dev.plateau.job;

import dev.plateau.data.Dataset;
import dev.plateau.diagnosis.Diagnosis;
import dev.plateau.diagnosis.Warnings.Warning;
import dev.plateau.json.KebabCase;
import dev.plateau.network.LossBounds;
import dev.plateau.spec.DatasetSource;
import dev.plateau.spec.JobSpec;
import dev.plateau.training.History;
import dev.plateau.training.Outcome;
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

  private Optional<Job> find(UUID id) {
    return jdbc.sql("select " + JobRowMapper.COLUMNS + " from job where id = :id")
        .param("id", id)
        .query(JobRowMapper::read)
        .optional();
  }

  public Job get(UUID id) {
    return find(id).orElseThrow(() -> new JobNotFound(id));
  }

  /** Newest first. */
  public List<Job> list(Filter filter) {
    StringBuilder sql =
        new StringBuilder("select " + JobRowMapper.COLUMNS + " from job where true");
    filter.status().ifPresent(status -> sql.append(" and status = '" + KebabCase.of(status) + "'"));
    filter
        .outcome()
        .ifPresent(outcome -> sql.append(" and outcome = '" + KebabCase.of(outcome) + "'"));
    filter.before().ifPresent(id -> sql.append(" and id < :before"));
    return jdbc.sql(sql.append(" order by id desc limit :limit").toString())
        .param("before", filter.before().orElse(null))
        .param("limit", filter.limit())
        .query(JobRowMapper::read)
        .list();
  }

  /** The rows that a job trains on. */
  public Dataset data(DatasetSource source) {
    return datasets.of(source);
  }

  /** The parameters of a job that has a result. */
  public Optional<double[]> theta(UUID id) {
    return blob(id, "theta").map(BlobCodec::doubles);
  }

  /** The losses of a job that has a result. */
  public Optional<History> history(UUID id) {
    return blob(id, "history").map(BlobCodec::history);
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

  private Optional<byte[]> blob(UUID id, String column) {
    return jdbc.sql("select " + column + " from result where job_id = :id")
        .param("id", id)
        .query((row, number) -> row.getBytes(column))
        .optional();
  }

  /** How many jobs are waiting. */
  int queued() {
    return count(JobStatus.QUEUED);
  }

  /** How many jobs are being trained, in all processes. */
  int running() {
    return count(JobStatus.RUNNING);
  }

  private int count(JobStatus status) {
    return jdbc.sql("select count(*) from job where status = :status")
        .param("status", KebabCase.of(status))
        .query(Integer.class)
        .single();
  }

  void insert(UUID id, JobSpec spec, LossBounds bounds, List<Warning> warnings) {
    String training = SpecCodec.write(spec.training());
    byte[] inline =
        spec.dataset() instanceof DatasetSource.Inline(var data) ? BlobCodec.of(data) : null;
    jdbc.sql(
            """
            insert into job (id, name, status, spec, built_in, dataset_id, inline_data,
              floor_loss, output_floor_loss, baseline_loss, warnings, bytes, created_at)
            values (:id, :name, 'queued', :spec, :builtIn, :dataset, :inline,
              :floor, :outputFloor, :baseline, :warnings, :bytes, current_timestamp)
            """)
        .param("id", id)
        .param("name", spec.name().orElse(null))
        .param("spec", training)
        .param(
            "builtIn", spec.dataset() instanceof DatasetSource.BuiltIn(String name) ? name : null)
        .param("dataset", spec.dataset() instanceof DatasetSource.Uploaded(UUID set) ? set : null)
        .param("inline", inline)
        .param("floor", bounds.floor())
        .param("outputFloor", bounds.outputFloor())
        .param("baseline", bounds.baseline())
        .param("warnings", DiagnosisCodec.write(warnings))
        .param("bytes", ROW_BYTES + training.length() + (inline == null ? 0 : inline.length))
        .update();
  }

  /** Roughly the bytes of a job beside its numbers. */
  private static final int ROW_BYTES = 2_000;

  /** Cancels a job that no process has claimed yet. */
  boolean cancelQueued(UUID id) {
    return jdbc.sql(
                """
                update job set status = 'cancelled', finished_at = current_timestamp
                where id = :id and status = 'queued'
                """)
            .param("id", id)
            .update()
        == 1;
  }

  boolean requestCancel(UUID id) {
    return jdbc.sql("update job set cancel_requested = true where id = :id and status = 'running'")
            .param("id", id)
            .update()
        == 1;
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
