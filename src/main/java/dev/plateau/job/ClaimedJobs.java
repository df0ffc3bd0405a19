package dev.plateau.job;

import dev.plateau.json.KebabCase;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * The jobs that are running, as the process that runs them writes them.
 *
 * <p>Every write is fenced: it happens only while the job is running under the writer's attempt,
 * and returns whether it did.
 */
@Repository
class ClaimedJobs {
  private static final String FENCE =
      " where id = :id and attempt = :attempt and status = 'running'";
  private static final String PROGRESS =
      "epoch = :epoch, loss = :loss, initial_loss = :initial, training_nanos = :nanos";

  private final JdbcClient jdbc;

  ClaimedJobs(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The right to write a job, until another process claims it. */
  record Claim(UUID id, int attempt) {}

  /** A job that was just claimed. */
  record ClaimedJob(Job job, PriorAttempts prior, Optional<Checkpoint> checkpoint) {
    Claim claim() {
      return new Claim(job.id(), job.life().attempts());
    }
  }

  /**
   * What happened to a job before it was claimed.
   *
   * @param lostAttempts earlier attempts whose process died
   * @param trainingNanos of earlier attempts, as far as they were saved
   * @param cancelRequested whether its owner cancelled it meanwhile
   */
  record PriorAttempts(int lostAttempts, long trainingNanos, boolean cancelRequested) {}

  /** What other processes may have done to a running job. */
  record ClaimState(Claim claim, JobStatus status, boolean cancelRequested) {}

  /** Claims a job: from the queue, or from a process that handed it back or died. */
  @Transactional
  public Optional<ClaimedJob> claim(UUID id) {
    int claimed =
        jdbc.sql(
                """
                update job set
                  lost_attempts = lost_attempts
                    + case when status = 'running' and not handed_back then 1 else 0 end,
                  status = 'running', attempt = attempt + 1, handed_back = false,
                  started_at = coalesce(started_at, current_timestamp)
                where id = :id and status in ('queued', 'running')
                """)
            .param("id", id)
            .update();
    if (claimed == 0) {
      return Optional.empty();
    }
    return jdbc.sql(
            "select lost_attempts, cancel_requested, state, history, snapshots, "
                + JobRowMapper.COLUMNS
                + " from job left join checkpoint on job_id = id where id = :id")
        .param("id", id)
        .query((row, number) ->
            new ClaimedJob(
                JobRowMapper.read(row, number),
                new PriorAttempts(
                    row.getInt("lost_attempts"),
                    row.getLong("training_nanos"),
                    row.getBoolean("cancel_requested")),
                checkpoint(row)))
        .optional();
  }

  private static Optional<Checkpoint> checkpoint(ResultSet row) throws SQLException {
    byte[] state = row.getBytes("state");
    return state == null
        ? Optional.empty()
        : Optional.of(new Checkpoint(state, row.getBytes("history"), row.getBytes("snapshots")));
  }

  /** Saves the progress of a job, not its state. */
  boolean progress(Claim claim, Run run) {
    return fenced("update job set " + PROGRESS, claim, run).update() == 1;
  }

  /**
   * Saves the run so that another process can continue it.
   *
   * @param handedBack whether this process stops working on the job
   */
  @Transactional
  public boolean save(Claim claim, Run run, boolean handedBack) {
    int held =
        fenced("update job set handed_back = :handedBack, " + PROGRESS, claim, run)
            .param("handedBack", handedBack)
            .update();
    if (held == 0) {
      return false;
    }
    jdbc.sql("delete from checkpoint where job_id = :id").param("id", claim.id()).update();
    jdbc.sql(
            "insert into checkpoint (job_id, state, history, snapshots)"
                + " values (:id, :state, :history, :snapshots)")
        .param("id", claim.id())
        .param("state", BlobCodec.of(run.trainer().state()))
        .param("history", BlobCodec.of(run.trainer().history()))
        .param("snapshots", BlobCodec.of(run.trainer().snapshots()))
        .update();
    return true;
  }

  /** Ends a job: writes its result and its final status in one transaction. */
  @Transactional
  public boolean end(Claim claim, Run run, JobStatus status) {
    byte[] theta = BlobCodec.of(run.trainer().theta());
    byte[] history = BlobCodec.of(run.trainer().history());
    byte[] snapshots = BlobCodec.of(run.trainer().snapshots());
    boolean completed = status == JobStatus.COMPLETED;
    int held =
        fenced(
                """
                update job set status = :status, outcome = :outcome, findings = :findings,
                  bytes = bytes + :bytes, finished_at = current_timestamp,
                """
                    + PROGRESS,
                claim,
                run)
            .param("status", KebabCase.of(status))
            .param("outcome", completed ? KebabCase.of(run.outcome()) : null)
            .param("findings", DiagnosisCodec.write(completed ? run.findings().all() : List.of()))
            .param("bytes", theta.length + history.length + snapshots.length)
            .update();
    if (held == 0) {
      return false;
    }
    jdbc.sql("delete from checkpoint where job_id = :id").param("id", claim.id()).update();
    jdbc.sql(
            "insert into result (job_id, theta, history, snapshots)"
                + " values (:id, :theta, :history, :snapshots)")
        .param("id", claim.id())
        .param("theta", theta)
        .param("history", history)
        .param("snapshots", snapshots)
        .update();
    return true;
  }

  /** Ends a job that failed because of the service. */
  @Transactional
  public boolean fail(Claim claim, String error) {
    int held =
        fenced(
                """
                update job set status = 'failed', error = :error, finished_at = current_timestamp
                """,
                claim)
            .param("error", error)
            .update();
    if (held == 0) {
      return false;
    }
    jdbc.sql("delete from checkpoint where job_id = :id").param("id", claim.id()).update();
    return true;
  }

  /** The current state of some jobs, without those that were deleted. */
  List<ClaimState> claimStates(Collection<UUID> ids) {
    return jdbc.sql("select id, attempt, status, cancel_requested from job where id in (:ids)")
        .param("ids", ids)
        .query((row, number) ->
            new ClaimState(
                new Claim(row.getObject("id", UUID.class), row.getInt("attempt")),
                JobRowMapper.status(row),
                row.getBoolean("cancel_requested")))
        .list();
  }

  private StatementSpec fenced(String update, Claim claim, Run run) {
    return fenced(update, claim)
        .param("epoch", run.trainer().epoch())
        .param("loss", run.loss())
        .param("initial", run.initialLoss())
        .param("nanos", run.nanos());
  }

  private StatementSpec fenced(String update, Claim claim) {
    return jdbc.sql(update + FENCE).param("id", claim.id()).param("attempt", claim.attempt());
  }
}
