package dev.plateau.job;

import static dev.plateau.job.JobRow.lower;

import dev.plateau.data.Dataset;
import dev.plateau.diagnosis.Diagnosis;
import dev.plateau.diagnosis.Warnings.Warning;
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

/** All jobs, as their owners read them. {@link ClaimedJobs} is what the executor writes. */
@Repository
public class Jobs {
  private final JdbcClient jdbc;
  private final Datasets datasets;

  Jobs(JdbcClient jdbc, Datasets datasets) {
    this.jdbc = jdbc;
    this.datasets = datasets;
  }

  /**
   * Some jobs.
   *
   * @param before the id that the page starts after, going back in time
   */
  public record Filter(
      Optional<JobStatus> status, Optional<Outcome> outcome, Optional<UUID> before, int limit) {}

  public Optional<Job> find(UUID id) {
    return jdbc.sql("select " + JobRow.COLUMNS + " from job where id = :id")
        .param("id", id)
        .query(JobRow::read)
        .optional();
  }

  public Job get(UUID id) {
    return find(id).orElseThrow(() -> new JobNotFound(id));
  }

  /** Newest first. */
  public List<Job> list(Filter filter) {
    StringBuilder sql = new StringBuilder("select " + JobRow.COLUMNS + " from job where true");
    filter.status().ifPresent(status -> sql.append(" and status = '" + lower(status) + "'"));
    filter.outcome().ifPresent(outcome -> sql.append(" and outcome = '" + lower(outcome) + "'"));
    filter.before().ifPresent(id -> sql.append(" and id < :before"));
    return jdbc.sql(sql.append(" order by id desc limit :limit").toString())
        .param("before", filter.before().orElse(null))
        .param("limit", filter.limit())
        .query(JobRow::read)
        .list();
  }

  /** The rows that a job trains on. */
  public Dataset data(DatasetSource source) {
    return datasets.of(source);
  }

  /** The parameters of a job that has a result. */
  public Optional<double[]> theta(UUID id) {
    return blob(id, "theta").map(Bytes::doubles);
  }

  /** The losses of a job, as far as they have been kept. */
  public Optional<History> history(UUID id) {
    return blob(id, "history").map(Bytes::history);
  }

  /** States of a job's run, from which the parameters after any epoch can be had. */
  public Optional<Snapshots> snapshots(UUID id) {
    return blob(id, "snapshots").map(Bytes::snapshots);
  }

  /** The whole diagnosis of a job, once it has been made. */
  Optional<Diagnosis> diagnosis(UUID id) {
    return jdbc.sql("select diagnosis from result where job_id = :id and diagnosis is not null")
        .param("id", id)
        .query(String.class)
        .optional()
        .map(RemarksCodec::diagnosis);
  }

  /** Keeps a diagnosis with its job, unless somebody else was faster: the first one stays. */
  void keep(UUID id, Diagnosis diagnosis) {
    String json = RemarksCodec.write(diagnosis);
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

  /** How many jobs wait. */
  int queued() {
    return count(JobStatus.QUEUED);
  }

  /** How many jobs are being trained, by all processes. */
  int running() {
    return count(JobStatus.RUNNING);
  }

  private int count(JobStatus status) {
    return jdbc.sql("select count(*) from job where status = :status")
        .param("status", lower(status))
        .query(Integer.class)
        .single();
  }

  void insert(UUID id, JobSpec spec, LossBounds bounds, List<Warning> warnings) {
    String training = SpecCodec.write(spec.training());
    byte[] inline =
        spec.dataset() instanceof DatasetSource.Inline(var data) ? Bytes.of(data) : null;
    jdbc.sql(
            """
            insert into job (id, name, status, spec, built_in, dataset_id, inline_data,
              floor_loss, baseline_loss, warnings, bytes, created_at)
            values (:id, :name, 'queued', :spec, :builtIn, :dataset, :inline,
              :floor, :baseline, :warnings, :bytes, current_timestamp)
            """)
        .param("id", id)
        .param("name", spec.name().orElse(null))
        .param("spec", training)
        .param(
            "builtIn", spec.dataset() instanceof DatasetSource.BuiltIn(String name) ? name : null)
        .param("dataset", spec.dataset() instanceof DatasetSource.Uploaded(UUID set) ? set : null)
        .param("inline", inline)
        .param("floor", bounds.floor())
        .param("baseline", bounds.baseline())
        .param("warnings", RemarksCodec.write(warnings))
        .param("bytes", ROW_BYTES + training.length() + (inline == null ? 0 : inline.length))
        .update();
  }

  /** What a job takes in memory beside its numbers, about. */
  private static final int ROW_BYTES = 2_000;

  /** Ends a job that nobody has taken up. */
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

  /** Forgets a job that has ended. */
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
