package dev.plateau.job;

import dev.plateau.job.Job.Life;
import dev.plateau.job.Job.Metrics;
import dev.plateau.job.Job.Progress;
import dev.plateau.job.Job.Report;
import dev.plateau.job.Job.Times;
import dev.plateau.network.LossBounds;
import dev.plateau.spec.DatasetSource;
import dev.plateau.spec.JobSpec;
import dev.plateau.training.Outcome;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes a {@link Job} of a row of the job table. */
final class JobRowMapper {
  static final String COLUMNS =
      """
      id, name, status, outcome, spec, dataset_id, built_in, inline_data, attempt, epoch, loss,
      initial_loss, floor_loss, output_floor_loss, baseline_loss, training_nanos, warnings,
      findings, error,
      created_at, started_at, finished_at
      """;

  private JobRowMapper() {}

  static Job read(ResultSet row, int number) throws SQLException {
    return new Job(row.getObject("id", UUID.class), spec(row), life(row), report(row));
  }

  private static JobSpec spec(ResultSet row) throws SQLException {
    return new JobSpec(
        source(row),
        SpecCodec.read(row.getString("spec")),
        Optional.ofNullable(row.getString("name")));
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
        Optional.ofNullable(row.getString("outcome")).map(name -> Outcome.valueOf(upper(name))),
        new Progress(
            row.getInt("epoch"), number(row, "loss"), row.getLong("training_nanos") * 1e-9),
        number(row, "initial_loss"),
        new LossBounds(
            row.getDouble("floor_loss"),
            row.getDouble("output_floor_loss"),
            row.getDouble("baseline_loss")));
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
    return name.toUpperCase(Locale.ROOT);
  }
}
