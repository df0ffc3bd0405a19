package dev.plateau.job;

import dev.plateau.job.ClaimedJobs.Claim;
import dev.plateau.job.ClaimedJobs.Requests;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/**
 * A job that was just claimed.
 *
 * @param cause where the request that submitted it stood in its trace
 * @param computes whether it is noted already that it is about to compute
 */
record ClaimedJob(
    Job job,
    PriorAttempts prior,
    Optional<Checkpoint> checkpoint,
    Optional<String> cause,
    boolean computes) {
  /** What is read of the job table and of the checkpoint, where there is one. */
  static final String COLUMNS =
      "suspect, deaths, cancel_requested, pause_requested, computing, traceparent, state, history,"
          + " snapshots, "
          + JobRowMapper.ALL_COLUMNS;

  static ClaimedJob read(ResultSet row, int number) throws SQLException {
    PriorAttempts prior =
        new PriorAttempts(
            row.getBoolean("suspect"),
            row.getInt("deaths"),
            row.getLong("training_nanos"),
            Requests.of(row));
    return new ClaimedJob(
        JobRowMapper.readAll(row, number),
        prior,
        checkpoint(row),
        Optional.ofNullable(row.getString("traceparent")),
        row.getBoolean("computing"));
  }

  private static Optional<Checkpoint> checkpoint(ResultSet row) throws SQLException {
    byte[] state = row.getBytes("state");
    return state == null
        ? Optional.empty()
        : Optional.of(new Checkpoint(state, row.getBytes("history"), row.getBytes("snapshots")));
  }

  Claim claim() {
    return new Claim(job.id(), job.life().attempts());
  }
}
