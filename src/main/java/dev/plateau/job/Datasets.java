package dev.plateau.job;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import dev.plateau.data.BuiltIn;
import dev.plateau.data.Dataset;
import dev.plateau.data.Observations;
import dev.plateau.data.table.Description;
import dev.plateau.data.table.Task;
import dev.plateau.json.KebabCase;
import dev.plateau.spec.DatasetLookup;
import dev.plateau.spec.DatasetSource;
import java.lang.ref.SoftReference;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All data sets that a job can name: the built-in ones and those that were uploaded. */
@Repository
public class Datasets implements DatasetLookup {
  private static final int LONGEST_SUMMARY = 2_000;

  /** Numbers up to which rows stay within the job that they came with. */
  private static final int MAX_INLINE = 1_000;

  private final NoArgGenerator ids = Generators.timeBasedEpochGenerator();
  private final JdbcClient jdbc;
  private final StoreRoom room;
  private final Quotas quotas;

  /**
   * The rows of uploads that are in use, once for all jobs: whoever uses them holds these objects.
   */
  private final Map<UUID, SoftReference<Observations>> inMemory = new ConcurrentHashMap<>();

  Datasets(JdbcClient jdbc, StoreRoom room, Quotas quotas) {
    this.jdbc = jdbc;
    this.room = room;
    this.quotas = quotas;
  }

  /**
   * An uploaded set without its rows.
   *
   * @param inputs in a row
   * @param targets in a row
   */
  public record Upload(UUID id, String summary, int rows, int inputs, int targets, Task task) {}

  @Override
  public Optional<Observations> find(DatasetSource source) {
    return switch (source) {
      case DatasetSource.Inline(Dataset data) -> Optional.of(Observations.of(data));
      case DatasetSource.Table(Observations rows, var _) -> Optional.of(rows);
      case DatasetSource.BuiltIn(String name) -> BuiltIn.named(name).map(BuiltIn::observations);
      case DatasetSource.Uploaded(UUID id) -> {
        Observations known = inMemory.getOrDefault(id, new SoftReference<>(null)).get();
        yield known != null && exists(id) ? Optional.of(known) : load(id);
      }
    };
  }

  private boolean exists(UUID id) {
    return visible("select count(*) from dataset where id = :id", id).query(Integer.class).single()
        == 1;
  }

  /** A query of a set that finds it only if the caller sees it. */
  private JdbcClient.StatementSpec visible(String sql, UUID id) {
    Caller caller = Caller.current();
    return jdbc.sql(sql + " and " + caller.sees()).param("id", id).param("caller", caller.owner());
  }

  private Optional<Observations> load(UUID id) {
    Optional<Observations> found =
        visible("select data, encoding, task from dataset where id = :id", id)
            .query((row, number) ->
                new Observations(
                    TableCodec.rows(row.getBytes("data")),
                    Optional.ofNullable(row.getString("encoding")).map(TableCodec::encoding),
                    task(row)))
            .optional();
    found.ifPresentOrElse(
        rows -> inMemory.put(id, new SoftReference<>(rows)), () -> inMemory.remove(id));
    return found;
  }

  private static Task task(ResultSet row) throws SQLException {
    return Objects.requireNonNull(KebabCase.of(Task.class).get(row.getString("task")));
  }

  /**
   * The rows of a set.
   *
   * @throws DatasetNotFound when no set has this name or id
   */
  public Observations of(DatasetSource source) {
    return find(source).orElseThrow(() -> new DatasetNotFound(source));
  }

  /**
   * What a set was understood to be.
   *
   * @throws DatasetNotFound when no set has this name or id
   */
  public Description describe(DatasetSource source) {
    Optional<Description> stored =
        switch (source) {
          case DatasetSource.Inline _ -> Optional.empty();
          case DatasetSource.Table(var _, Description description) -> Optional.of(description);
          case DatasetSource.BuiltIn(String name) ->
              BuiltIn.named(name)
                  .flatMap(BuiltIn::table)
                  .map(table -> Description.of(table, Optional.empty()));
          case DatasetSource.Uploaded(UUID id) ->
              visible(
                      "select description from dataset where id = :id and description is not null",
                      id)
                  .query(String.class)
                  .optional()
                  .map(TableCodec::description);
        };
    return stored.orElseGet(() -> Description.of(of(source).rows(), Optional.empty()));
  }

  /** The uploads that the caller sees, newest first. */
  public List<Upload> uploads() {
    Caller caller = Caller.current();
    return jdbc.sql(
            """
            select id, summary, row_count, inputs, targets, task from dataset
            where %s order by id desc
            """
                .formatted(caller.sees()))
        .param("caller", caller.owner())
        .query((row, number) ->
            new Upload(
                row.getObject("id", UUID.class),
                Optional.ofNullable(row.getString("summary")).orElse("Numbers"),
                row.getInt("row_count"),
                row.getInt("inputs"),
                row.getInt("targets"),
                task(row)))
        .list();
  }

  /**
   * Stores a set, for jobs to use.
   *
   * @throws NoRoom when the store is full
   * @throws QuotaExceeded when the caller has stored enough
   */
  public UUID add(Observations set, Description description) {
    quotas.requireStore();
    UUID id = ids.generate();
    byte[] bytes = TableCodec.of(set.rows());
    room.require(bytes.length);
    String summary = description.summary();
    jdbc.sql(
            """
            insert into dataset (id, owner, row_count, inputs, targets, task, data, encoding, description,
              summary, bytes, created_at)
            values (:id, :owner, :rows, :inputs, :targets, :task, :data, :encoding, :description,
              :summary, :bytes, current_timestamp)
            """)
        .param("id", id)
        .param("owner", Caller.current().owner())
        .param("rows", set.rows().rows())
        .param("inputs", set.rows().width())
        .param("targets", set.rows().targetWidth())
        .param("task", KebabCase.of(set.task()))
        .param("data", bytes)
        .param("encoding", set.encoding().map(TableCodec::write).orElse(null))
        .param("description", TableCodec.write(description))
        .param("summary", summary.substring(0, Math.min(LONGEST_SUMMARY, summary.length())))
        .param("bytes", bytes.length)
        .update();
    inMemory.put(id, new SoftReference<>(set));
    return id;
  }

  /** Stores rows that are numbers. */
  public UUID add(Dataset data) {
    Observations rows = Observations.of(data);
    return add(rows, Description.of(rows.rows(), Optional.empty()));
  }

  /** The same source, stored as a set of its own if it holds a table or many rows. */
  public DatasetSource keep(DatasetSource source) {
    return switch (source) {
      case DatasetSource.Table(Observations rows, Description description) ->
          new DatasetSource.Uploaded(add(rows, description));
      case DatasetSource.Inline(Dataset data) when Observations.of(data).numbers() > MAX_INLINE ->
          new DatasetSource.Uploaded(add(data));
      case DatasetSource.Inline _, DatasetSource.BuiltIn _, DatasetSource.Uploaded _ -> source;
    };
  }

  /**
   * Deletes an upload.
   *
   * @throws DatasetNotFound when the caller sees no set of this name or id
   * @throws NotOwner when it belongs to all
   * @throws DatasetInUse when it is built in, or a job uses it
   */
  public void delete(DatasetSource source) {
    if (!(source instanceof DatasetSource.Uploaded(UUID id))) {
      of(source);
      throw new DatasetInUse("A built-in data set cannot be deleted.");
    }
    String owner =
        visible("select owner from dataset where id = :id", id)
            .query(String.class)
            .optional()
            .orElseThrow(() -> new DatasetNotFound(source));
    Caller.current().checkOwns(owner);
    try {
      if (jdbc.sql("delete from dataset where id = :id").param("id", id).update() == 0) {
        throw new DatasetNotFound(source);
      }
      inMemory.remove(id);
    } catch (DataIntegrityViolationException used) {
      throw new DatasetInUse("The data set is used by a job or an experiment; delete these first.");
    }
  }
}
