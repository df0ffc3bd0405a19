package dev.plateau.experiment;

import dev.plateau.experiment.Ends.End;
import java.nio.ByteBuffer;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.ObjIntConsumer;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How the runs of experiments ended, as their chunks are stored. */
final class StoredEnds {
  private static final int RUNS_AT_A_TIME = 50_000;

  private final JdbcClient jdbc;

  StoredEnds(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  private record StoredChunk(int number, Ends ends) {}

  /** Reads all chunks in their order, a few at a time: databases hold a whole answer in memory. */
  void read(UUID id, ObjIntConsumer<Ends> reader) {
    List<Integer> edges = edges(id);
    int from = 0;
    while (from < edges.size() - 1) {
      int to = from + 1;
      while (to < edges.size() - 1 && edges.get(to + 1) - edges.get(from) <= RUNS_AT_A_TIME) {
        to++;
      }
      chunks(id, from, to).forEach(chunk -> reader.accept(chunk.ends(), edges.get(chunk.number())));
      from = to;
    }
  }

  private List<StoredChunk> chunks(UUID id, int from, int to) {
    return jdbc.sql(
            """
            select number, ends from experiment_chunk
            where experiment_id = :id and number >= :from and number < :to and ends is not null
            order by number
            """)
        .param("id", id)
        .param("from", from)
        .param("to", to)
        .query((row, line) -> new StoredChunk(row.getInt("number"), Ends.of(row.getBytes("ends"))))
        .list();
  }

  /** How one run ended, if its chunk was trained. */
  Optional<End> end(UUID id, int run) {
    List<Integer> edges = edges(id);
    int place = Collections.binarySearch(edges, run);
    int number = place < 0 ? -place - 2 : place;
    return chunks(id, number, number + 1).stream()
        .findFirst()
        .flatMap(chunk -> chunk.ends().end(run - edges.get(number)));
  }

  /** Where chunks begin, and the end of the last one. */
  List<Integer> edges(UUID id) {
    return jdbc.sql("select edges from experiment where id = :id")
        .param("id", id)
        .query((row, number) -> {
          ByteBuffer bytes = ByteBuffer.wrap(row.getBytes("edges"));
          return IntStream.range(0, bytes.capacity() / Integer.BYTES)
              .mapToObj(k -> bytes.getInt(k * Integer.BYTES))
              .toList();
        })
        .optional()
        .orElseThrow(() -> new ExperimentNotFound(id));
  }
}
