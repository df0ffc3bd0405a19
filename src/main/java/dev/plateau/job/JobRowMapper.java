package dev.plateau.job;

import dev.plateau.job.Job.Effort;
import dev.plateau.job.Job.End;
import dev.plateau.job.Job.Life;
import dev.plateau.job.Job.Losses;
import dev.plateau.job.Job.Metrics;
import dev.plateau.job.Job.Progress;
import dev.plateau.job.Job.Report;
import dev.plateau.job.Job.Result;
import dev.plateau.job.Job.Times;
import dev.plateau.math.Numbers;
import dev.plateau.network.LossBounds;
import dev.plateau.spec.DatasetSource;
import dev.plateau.spec.JobSpec;
import dev.plateau.spec.Origin;
import dev.plateau.training.Continuation;
import dev.plateau.training.Outcome;
import dev.plateau.training.Spec;
import dev.plateau.training.Start;
import dev.plateau.training.StopReason;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes a {@link Job} of a row of the job table. */
final class JobRowMapper {
  private static final String COLUMNS =
      """
      id, name, status, outcome, dataset_id, built_in, inline_data, attempt, epoch, loss,
      initial_loss, floor_loss, output_floor_loss, baseline_loss, training_nanos, warnings,
      findings, error, from_job, from_epoch, stopped_by, result_loss, penalty, best_epoch, evaluations,
      holdout_loss, result_holdout_loss, scores, restarts, restart_ends, won_seed, created_at, started_at, finished_at
      """;

  /** What lists show: a start that is given number by number comes without its numbers. */
  static final String LISTED_COLUMNS = "coalesce(outline, spec) as spec, " + COLUMNS;

  /** With the state that a job goes on from, without which it can be shown but not trained. */
  static final String ALL_COLUMNS = "from_state, spec, " + COLUMNS;

  private JobRowMapper() {}

  static Job read(ResultSet row, int number) throws SQLException {
    return read(row, SpecCodec.read(row.getString("spec")));
  }

  static Job readAll(ResultSet row, int number) throws SQLException {
    Spec training = SpecCodec.read(row.getString("spec"));
    byte[] state = row.getBytes("from_state");
    return read(row, state == null ? training : continuing(training, state));
  }

  private static Spec continuing(Spec training, byte[] state) {
    Start start = training.start();
    Continuation there = start.from().orElseThrow().withState(Numbers.of(BlobCodec.doubles(state)));
    return training.withStart(start.withFrom(there));
  }

  private static Job read(ResultSet row, Spec training) throws SQLException {
    JobSpec spec =
        new JobSpec(
            source(row),
            training,
            Optional.ofNullable(row.getString("name")),
            origin(row),
            row.getInt("restarts"));
    Optional<Restarts> restarts = restarts(spec, row);
    return new Job(
        row.getObject("id", UUID.class),
        restarts.map(Restarts::best).orElse(spec),
        restarts,
        life(row),
        report(row));
  }

  private static Optional<Restarts> restarts(JobSpec asked, ResultSet row) throws SQLException {
    if (asked.restarts() == 1) {
      return Optional.empty();
    }
    byte[] ends = row.getBytes("restart_ends");
    @Nullable Long won = row.getObject("won_seed", Long.class);
    return Optional.of(
        new Restarts(
            asked, ends == null ? List.of() : Restarts.ends(ends), Optional.ofNullable(won)));
  }

  private static Optional<Origin> origin(ResultSet row) throws SQLException {
    @Nullable UUID job = row.getObject("from_job", UUID.class);
    int epoch = row.getInt("from_epoch");
    return Optional.ofNullable(job).map(id -> new Origin(id, OptionalInt.of(epoch)));
  }

  private static DatasetSource source(ResultSet row) throws SQLException {
    String builtIn = row.getString("built_in");
    if (builtIn != null) {
      return new DatasetSource.BuiltIn(builtIn);
    }
    UUID uploaded = row.getObject("dataset_id", UUID.class);
    return uploaded != null
        ? new DatasetSource.Uploaded(uploaded)
        : new DatasetSource.Inline(BlobCodec.dataset(row.getBytes("inline_data")));
  }

  private static Life life(ResultSet row) throws SQLException {
    return new Life(
        status(row),
        row.getInt("attempt"),
        new Times(
            instant(row, "created_at").orElseThrow(),
            instant(row, "started_at"),
            instant(row, "finished_at")),
        Optional.ofNullable(row.getString("error")));
  }

  private static Report report(ResultSet row) throws SQLException {
    return new Report(
        metrics(row),
        DiagnosisCodec.warnings(row.getString("warnings")),
        DiagnosisCodec.findings(row.getString("findings")));
  }

  private static Metrics metrics(ResultSet row) throws SQLException {
    return new Metrics(
        end(row),
        progress(row),
        number(row, "initial_loss"),
        new LossBounds(
            row.getDouble("floor_loss"),
            row.getDouble("output_floor_loss"),
            row.getDouble("baseline_loss")));
  }

  private static End end(ResultSet row) throws SQLException {
    return new End(
        Optional.ofNullable(row.getString("outcome")).map(name -> Outcome.valueOf(upper(name))),
        Optional.ofNullable(row.getString("stopped_by"))
            .map(name -> StopReason.valueOf(upper(name))),
        result(row));
  }

  private static Optional<Result> result(ResultSet row) throws SQLException {
    @Nullable String scores = row.getString("scores");
    Result result =
        new Result(
            number(row, "result_loss"),
            number(row, "result_holdout_loss"),
            Optional.ofNullable(scores).map(DiagnosisCodec::scores));
    return Optional.of(result).filter(known -> known.loss().isPresent());
  }

  private static Progress progress(ResultSet row) throws SQLException {
    OptionalDouble best = number(row, "best_epoch");
    return new Progress(
        row.getInt("epoch"),
        new Losses(
            number(row, "loss"),
            number(row, "holdout_loss"),
            number(row, "penalty"),
            best.isEmpty() ? OptionalInt.empty() : OptionalInt.of((int) best.getAsDouble())),
        new Effort(row.getLong("training_nanos") * 1e-9, row.getLong("evaluations")));
  }

  static JobStatus status(ResultSet row) throws SQLException {
    return JobStatus.valueOf(upper(row.getString("status")));
  }

  static OptionalDouble number(ResultSet row, String column) throws SQLException {
    double number = row.getDouble(column);
    return row.wasNull() ? OptionalDouble.empty() : OptionalDouble.of(number);
  }

  private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
    @Nullable OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return Optional.ofNullable(time).map(OffsetDateTime::toInstant);
  }

  private static String upper(String name) {
    return name.toUpperCase(Locale.ROOT).replace('-', '_');
  }
}
