package dev.plateau.job;

import dev.plateau.json.KebabCase;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

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
  private static final String CLAIMED =
      "select %s from job left join checkpoint on job_id = id where id = :id"
          .formatted(ClaimedJob.COLUMNS);
  private static final String FORGET_CHECKPOINT = "delete from checkpoint where job_id = :id";
  private static final String PROGRESS =
      """
      computing = false, epoch = :epoch, loss = :loss, initial_loss = :initial, training_nanos = :nanos,
      holdout_loss = :heldOut, penalty = :penalty, best_epoch = :best, evaluations = :evaluations
      """;

  /**
   * Where the first statement writes nothing, the second one does not either, and all is rolled
   * back.
   */
  private static final String END =
      """
      update job set status = :status, outcome = :outcome, findings = :findings, stopped_by = :stoppedBy,
        result_loss = :result, result_holdout_loss = :resultHeldOut, scores = :scores,
        bytes = bytes + :bytes, finished_at = current_timestamp, %s %s;
      insert into result (job_id, theta, history, snapshots)
        select id, :theta, :history, :snapshots from job
        where id = :id and attempt = :attempt and status = :status
        on conflict do nothing;
      delete from scheduled_tasks where task_name = :task and task_instance = :instance
      """
          .formatted(PROGRESS, FENCE);

  /** A process that claims its own job again has only lost the database. */
  private static final String DIED =
      "(status = 'running' and not handed_back and coalesce(process, '') <> :process)";

  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;
  private final String process;

  ClaimedJobs(JdbcClient jdbc, TransactionTemplate transaction, ProcessName process) {
    this.jdbc = jdbc;
    this.transaction = transaction;
    this.process = process.toString();
  }

  /** The right to write a job, until another process claims it. */
  record Claim(UUID id, int attempt) {}

  /** What the owner of a running job wants done with it. */
  record Requests(boolean cancel, boolean pause) {
    static Requests of(ResultSet row) throws SQLException {
      return new Requests(row.getBoolean("cancel_requested"), row.getBoolean("pause_requested"));
    }
  }

  /** What other processes may have done to a running job. */
  record ClaimState(Claim claim, JobStatus status, Requests requests) {}

  /** Bytes that a job holds while it runs; 0 of one that neither waits nor runs. */
  long memory(UUID id) {
    return jdbc.sql("select memory from job where id = :id and status in ('queued', 'running')")
        .param("id", id)
        .query(Long.class)
        .optional()
        .orElse(0L);
  }

  /** Claims a job: from the queue, or from a process that handed it back or died. */
  @Transactional
  public Optional<ClaimedJob> claim(UUID id) {
    int claimed =
        jdbc.sql(
                """
                update job set
                  deaths = deaths + case when suspect and computing and %1$s then 1 else 0 end,
                  suspect = suspect or (computing and %1$s),
                  status = 'running', attempt = attempt + 1, handed_back = false,
                  process = :process, computing = false,
                  started_at = coalesce(started_at, current_timestamp)
                where id = :id and status in ('queued', 'running')
                """
                    .formatted(DIED))
            .param("process", process)
            .param("id", id)
            .update();
    if (claimed == 0) {
      return Optional.empty();
    }
    return jdbc.sql(CLAIMED).param("id", id).query(ClaimedJob::read).optional();
  }

  /**
   * A job that this process claimed as it wrote it; empty when another one has claimed it since.
   */
  Optional<ClaimedJob> accepted(UUID id) {
    return jdbc.sql(CLAIMED + " and status = 'running' and attempt = 1 and process = :process")
        .param("id", id)
        .param("process", process)
        .query(ClaimedJob::read)
        .optional();
  }

  /** Notes that a job is about to compute, until its progress is written. */
  boolean computes(Claim claim) {
    return fenced("update job set computing = true", claim).update() == 1;
  }

  /** Saves how starts of a job ended. */
  boolean restarted(Claim claim, Restarts restarts, long nanos) {
    String known = "restart_ends = :ends, won_seed = :won, training_nanos = :nanos";
    return fenced("update job set computing = false, " + known, claim)
            .param("ends", restarts.bytes())
            .param("won", restarts.won().orElse(null))
            .param("nanos", nanos)
            .update()
        == 1;
  }

  /** Forgets the deaths of a job that has passed the point where they happened. */
  boolean excuse(Claim claim, boolean stillSuspect) {
    return fenced("update job set deaths = 0, suspect = :suspect", claim)
            .param("suspect", stillSuspect)
            .update()
        == 1;
  }

  /** Counts against a job that the database refused what it wrote. */
  boolean refused(Claim claim) {
    return fenced("update job set deaths = deaths + 1", claim).update() == 1;
  }

  /** Notes that this process ends on purpose: its end counts against none of its jobs. */
  void leave() {
    jdbc.sql("update job set computing = false where process = :process and status = 'running'")
        .param("process", process)
        .update();
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
  boolean save(Claim claim, Run run, boolean handedBack) {
    return saved(
        claim,
        run,
        fenced("update job set handed_back = :handedBack, " + PROGRESS, claim, run)
            .param("handedBack", handedBack));
  }

  /** Saves the run until it is resumed; no process may write it until then. */
  boolean pause(Claim claim, Run run) {
    return saved(claim, run, fenced("update job set status = 'paused', " + PROGRESS, claim, run));
  }

  /** Locks the job's row last: a process that hangs on the way does not hold up a takeover. */
  private boolean saved(Claim claim, Run run, StatementSpec progress) {
    return held(() -> {
      saveCheckpoint(claim, run);
      return progress.update() == 1;
    });
  }

  /** Writes in one transaction, or nothing when the job turns out to be held no more. */
  private boolean held(BooleanSupplier writes) {
    return Boolean.TRUE.equals(
        transaction.execute(status -> {
          boolean held = writes.getAsBoolean();
          if (!held) {
            status.setRollbackOnly();
          }
          return held;
        }));
  }

  private void saveCheckpoint(Claim claim, Run run) {
    jdbc.sql(FORGET_CHECKPOINT).param("id", claim.id()).update();
    run.store();
    jdbc.sql(
            "insert into checkpoint (job_id, state, history, snapshots)"
                + " values (:id, :state, :history, :snapshots)")
        .param("id", claim.id())
        .param("state", BlobCodec.of(run.trainer().state()))
        .param("history", BlobCodec.of(run.trainer().history()))
        .param("snapshots", BlobCodec.of(run.trainer().snapshots()))
        .update();
  }

  /**
   * Ends a job: writes its result and its final status, and removes its task and its checkpoint, in
   * one transaction; of a job without a checkpoint with one trip to the database.
   */
  boolean end(Claim claim, Run run, JobStatus status) {
    byte[] theta = BlobCodec.of(run.trainer().keptTheta());
    byte[] history = BlobCodec.of(run.trainer().history());
    byte[] snapshots = BlobCodec.of(run.trainer().snapshots());
    boolean completed = status == JobStatus.COMPLETED;
    StatementSpec end =
        written(END, claim, run)
            .param("status", KebabCase.of(status))
            .param("outcome", completed ? KebabCase.of(run.outcome()) : null)
            .param("stoppedBy", KebabCase.of(run.stopReason()))
            .param("result", run.isMeasured() ? run.trainer().keptLoss() : null)
            .param(
                "resultHeldOut", run.heldOutLoss() == null ? null : run.trainer().keptHeldOutLoss())
            .param("scores", run.isMeasured() ? DiagnosisCodec.write(run.scores()) : null)
            .param(
                "findings",
                DiagnosisCodec.write(run.isReadable() ? run.findings().all() : List.of()))
            .param("bytes", theta.length + history.length + snapshots.length)
            .param("theta", theta)
            .param("history", history)
            .param("snapshots", snapshots)
            .param("task", TrainingTask.DESCRIPTOR.getTaskName())
            .param("instance", claim.id().toString());
    return held(() -> {
      boolean held = end.update() == 1;
      if (held && run.mayBeStored()) {
        jdbc.sql(FORGET_CHECKPOINT).param("id", claim.id()).update();
      }
      return held;
    });
  }

  /** Ends a job that failed because of the service; what was saved of it can be diagnosed. */
  boolean fail(Claim claim, String error) {
    String failed =
        "update job set status = 'failed', error = :error, finished_at = current_timestamp";
    return fenced(failed, claim).param("error", error).update() == 1;
  }

  /** The current state of some jobs, without those that were deleted. */
  List<ClaimState> claimStates(Collection<UUID> ids) {
    return jdbc.sql(
            """
            select id, attempt, status, cancel_requested, pause_requested from job
            where id in (:ids)
            """)
        .param("ids", ids)
        .query((row, number) ->
            new ClaimState(
                new Claim(row.getObject("id", UUID.class), row.getInt("attempt")),
                JobRowMapper.status(row),
                Requests.of(row)))
        .list();
  }

  private StatementSpec fenced(String update, Claim claim, Run run) {
    return written(update + FENCE, claim, run);
  }

  private StatementSpec written(String sql, Claim claim, Run run) {
    return written(sql, claim)
        .param("epoch", run.trainer().epoch())
        .param("loss", run.loss())
        .param("initial", run.initialLoss())
        .param("nanos", run.nanos())
        .param("heldOut", run.heldOutLoss())
        .param("penalty", run.isMeasured() ? run.trainer().penalty() : null)
        .param("best", run.isMeasured() ? run.trainer().history().bestEpoch() : null)
        .param("evaluations", run.trainer().evaluations());
  }

  private StatementSpec fenced(String update, Claim claim) {
    return written(update + FENCE, claim);
  }

  private StatementSpec written(String sql, Claim claim) {
    return jdbc.sql(sql).param("id", claim.id()).param("attempt", claim.attempt());
  }
}
