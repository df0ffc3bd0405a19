package dev.plateau.job;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import dev.plateau.data.BuiltIn;
import dev.plateau.data.Dataset;
import dev.plateau.spec.DatasetLookup;
import dev.plateau.spec.DatasetSource;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All data sets that a job can name: the built-in ones and those that were uploaded. */
@Repository
public class Datasets implements DatasetLookup {
  private final NoArgGenerator ids = Generators.timeBasedEpochGenerator();
  private final JdbcClient jdbc;

  Datasets(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public Optional<Dataset> find(DatasetSource source) {
    return switch (source) {
      case DatasetSource.Inline(Dataset data) -> Optional.of(data);
      case DatasetSource.BuiltIn(String name) -> BuiltIn.named(name).map(BuiltIn::data);
      case DatasetSource.Uploaded(UUID id) ->
          jdbc.sql("select data from dataset where id = :id")
              .param("id", id)
              .query((row, number) -> BlobCodec.dataset(row.getBytes("data")))
              .optional();
    };
  }

  /**
   * The rows of a set.
   *
   * @throws DatasetNotFound when no set has this name or id
   */
  public Dataset of(DatasetSource source) {
    return find(source).orElseThrow(() -> new DatasetNotFound(source));
  }

  /** Stores a set, for jobs to use. */
  public UUID add(Dataset data) {
    UUID id = ids.generate();
    byte[] bytes = BlobCodec.of(data);
    jdbc.sql(
            """
            insert into dataset (id, row_count, inputs, targets, data, bytes, created_at)
            values (:id, :rows, :inputs, :targets, :data, :bytes, current_timestamp)
            """)
        .param("id", id)
        .param("rows", data.rows())
        .param("inputs", data.inputs())
        .param("targets", data.targets())
        .param("data", bytes)
        .param("bytes", bytes.length)
        .update();
    return id;
  }
}
