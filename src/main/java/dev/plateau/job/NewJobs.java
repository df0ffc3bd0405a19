package dev.plateau.job;

import com.github.kagkarlsson.scheduler.Clock;
import com.github.kagkarlsson.scheduler.task.Priority;
import dev.plateau.diagnosis.Warnings.Warning;
import dev.plateau.network.LossBounds;
import dev.plateau.spec.DatasetSource;
import dev.plateau.spec.JobSpec;
import dev.plateau.spec.Origin;
import dev.plateau.trace.Traces;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

/** Writes jobs that are submitted. */
@Repository
class NewJobs {
  /** Roughly the bytes of a job beside its numbers. */
  private static final int ROW_BYTES = 2_000;

  private static final String INSERT =
      """
      insert into job (id, owner, name, status, spec, outline, built_in, dataset_id, inline_data,
        from_job, from_epoch, from_state, floor_loss, output_floor_loss, baseline_loss, warnings, bytes, memory,
        restarts, traceparent, attempt, process, computing, created_at, started_at)
      values (:id, :owner, :name, :status, :spec, :outline, :builtIn, :dataset, :inline,
        :fromJob, :fromEpoch, :fromState, :floor, :outputFloor, :baseline, :warnings, :bytes, :memory,
        :restarts, :cause, :attempt, :process, :claimed, current_timestamp,
        case when :claimed then current_timestamp end)
      """;

  private final JdbcClient jdbc;
  private final Datasets datasets;
  private final Traces traces;
  private final Clock clock;
  private final String process;

  NewJobs(JdbcClient jdbc, Datasets datasets, Traces traces, Clock clock, ProcessName process) {
    this.jdbc = jdbc;
    this.datasets = datasets;
    this.traces = traces;
    this.clock = clock;
    this.process = process.toString();
  }

  /**
   * What is to be written of a job.
   *
   * @param bounds of the loss on its rows
   * @param memory bytes that it will hold when it runs
   */
  record NewJob(UUID id, JobSpec spec, LossBounds bounds, List<Warning> warnings, long memory) {
    NewJob {
      warnings = List.copyOf(warnings);
    }
  }

  /** Writes a job that waits; its task is written in the same transaction. */
  void queue(NewJob job) {
    row(INSERT, job)
        .param("status", "queued")
        .param("attempt", 0)
        .param("process", null)
        .param("claimed", false)
        .update();
  }

  /** Writes a job that this process has claimed, and its task, which this process has picked. */
  void claim(NewJob job) {
    row(INSERT + ";" + PickedTasks.INSERT, job)
        .param("status", "running")
        .param("attempt", 1)
        .param("process", process)
        .param("claimed", true)
        .param("task", TrainingTask.DESCRIPTOR.getTaskName())
        .param("instance", job.id().toString())
        .param("now", clock.now().atOffset(ZoneOffset.UTC))
        .param("priority", Priority.HIGH)
        .update();
  }

  private StatementSpec row(String sql, NewJob job) {
    JobSpec spec = job.spec();
    String training = SpecCodec.write(spec.training());
    DatasetSource source = datasets.keep(spec.dataset());
    byte[] inline = source instanceof DatasetSource.Inline(var data) ? BlobCodec.of(data) : null;
    byte[] state =
        spec.training()
            .start()
            .from()
            .map(there -> BlobCodec.of(there.state().toArray()))
            .orElse(null);
    return jdbc.sql(sql)
        .param("id", job.id())
        .param("owner", Caller.current().owner())
        .param("name", spec.name().orElse(null))
        .param("spec", training)
        .param("outline", SpecCodec.outline(spec.training()).orElse(null))
        .param("builtIn", source instanceof DatasetSource.BuiltIn(String name) ? name : null)
        .param("dataset", source instanceof DatasetSource.Uploaded(UUID set) ? set : null)
        .param("inline", inline)
        .param("fromJob", spec.from().map(Origin::job).orElse(null))
        .param("fromEpoch", spec.from().map(from -> from.epoch().orElseThrow()).orElse(null))
        .param("fromState", state)
        .param("floor", job.bounds().floor())
        .param("outputFloor", job.bounds().outputFloor())
        .param("baseline", job.bounds().baseline())
        .param("warnings", DiagnosisCodec.write(job.warnings()))
        .param("memory", job.memory())
        .param("restarts", spec.restarts())
        .param("cause", traces.here().orElse(null))
        .param("bytes", ROW_BYTES + training.length() + length(inline) + length(state));
  }

  private static int length(byte @Nullable [] bytes) {
    return bytes == null ? 0 : bytes.length;
  }
}
