package dev.plateau.experiment;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The chunks of experiments, as the lanes that train them write them. */
@Repository
class Chunks {
  private final JdbcClient jdbc;

  Chunks(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * The number of the next chunk for a lane: the one that it had taken when its process died, else
   * one that no lane has taken.
   *
   * @param edges of the chunks of the experiment
   */
  @Transactional
  public OptionalInt take(UUID id, int lane, List<Integer> edges) {
    int running =
        jdbc.sql(
                """
                update experiment set status = 'running',
                  started_at = coalesce(started_at, current_timestamp)
                where id = :id and status in ('queued', 'running')
                """)
            .param("id", id)
            .update();
    if (running == 0) {
      return OptionalInt.empty();
    }
    Optional<Integer> left =
        jdbc.sql(
                """
                select number from experiment_chunk
                where experiment_id = :id and lane = :lane and ends is null
                order by number limit 1
                """)
            .param("id", id)
            .param("lane", lane)
            .query(Integer.class)
            .optional();
    return left.map(OptionalInt::of).orElseGet(() -> takeNew(id, lane, edges));
  }

  private OptionalInt takeNew(UUID id, int lane, List<Integer> edges) {
    int number =
        jdbc.sql("select next_chunk from experiment where id = :id")
            .param("id", id)
            .query(Integer.class)
            .single();
    if (number >= edges.size() - 1) {
      return OptionalInt.empty();
    }
    jdbc.sql("update experiment set next_chunk = :next where id = :id")
        .param("next", number + 1)
        .param("id", id)
        .update();
    jdbc.sql(
            """
            insert into experiment_chunk (experiment_id, number, lane, runs)
            values (:id, :number, :lane, :runs)
            """)
        .param("id", id)
        .param("number", number)
        .param("lane", lane)
        .param("runs", edges.get(number + 1) - edges.get(number))
        .update();
    return OptionalInt.of(number);
  }

  /**
   * Writes how the runs of a chunk ended, unless that is known already; ends the experiment last.
   */
  @Transactional
  public boolean put(UUID id, int number, Ends ends) {
    int running =
        jdbc.sql(
                "update experiment set bytes = bytes + :bytes where id = :id and status ="
                    + " 'running'")
            .param("id", id)
            .param("bytes", ends.bytes().length)
            .update();
    if (running == 0) {
      return false;
    }
    jdbc.sql(
            """
            update experiment_chunk set ends = :ends
            where experiment_id = :id and number = :number and ends is null
            """)
        .param("id", id)
        .param("number", number)
        .param("ends", ends.bytes())
        .update();
    return jdbc.sql(
                """
                update experiment set status = 'completed', finished_at = current_timestamp
                where id = :id and runs = (select sum(runs) from experiment_chunk
                  where experiment_id = :id and ends is not null)
                """)
            .param("id", id)
            .update()
        == 1;
  }

  boolean fail(UUID id, String error) {
    return jdbc.sql(
                """
                update experiment set status = 'failed', error = :error,
                  finished_at = current_timestamp
                where id = :id and status in ('queued', 'running')
                """)
            .param("id", id)
            .param("error", error)
            .update()
        == 1;
  }

  /** Which of some experiments are not running any more. */
  List<UUID> ended(Collection<UUID> ids) {
    List<UUID> running =
        jdbc.sql("select id from experiment where id in (:ids) and status in ('queued', 'running')")
            .param("ids", ids)
            .query((row, number) -> row.getObject("id", UUID.class))
            .list();
    return ids.stream().filter(id -> !running.contains(id)).toList();
  }
}
