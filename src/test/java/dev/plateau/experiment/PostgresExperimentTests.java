package dev.plateau.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.plateau.experiment.ExperimentRunner.Departure;
import dev.plateau.job.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The contract on PostgreSQL, and several processes that share one. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class PostgresExperimentTests extends ExperimentContract {
  private int replicas;

  PostgresExperimentTests() {
    super(TestDatabase.POSTGRES);
  }

  /** The next one beside the process of the contract. */
  private ExperimentRunner replica() {
    replicas++;
    return process(replicas).getBean(ExperimentRunner.class);
  }

  /** Runs a lane until nothing is left to do; another lane may train what it waits for. */
  private static Callable<Departure> toTheEnd(ExperimentRunner runner, UUID id, int lane) {
    return () -> {
      Departure departure = Departure.AGAIN;
      while (departure == Departure.AGAIN) {
        departure = runner.run(id, lane, NEVER);
      }
      return departure;
    };
  }

  private static void together(List<Callable<Departure>> lanes) throws Exception {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Departure> lane : threads.invokeAll(lanes)) {
        assertThat(lane.get()).isEqualTo(Departure.OVER);
      }
    }
  }

  private void assertSame(UUID id, UUID expected) {
    assertThat(experiment(id).status()).isEqualTo(ExperimentStatus.COMPLETED);
    assertThat(experiment(id).progress()).isEqualTo(experiment(expected).progress());
    assertThat(ends(id)).isEqualTo(ends(expected));
    assertThat(results(id).points()).isEqualTo(results(expected).points());
    assertThat(results(id).best()).isEqualTo(results(expected).best());
    assertThat(results(id).rungs()).isEqualTo(results(expected).rungs());
    assertThat(results(id).epochs()).isEqualTo(results(expected).epochs());
  }

  private int chunksOf(UUID id) {
    return process(1)
        .getBean(JdbcClient.class)
        .sql("select count(*) from experiment_chunk where experiment_id = :id and ends is not null")
        .param("id", id)
        .query(Integer.class)
        .single();
  }

  @ParameterizedTest
  @CsvSource({"2, false", "5, false", "2, true", "5, true"})
  void answersAlikeOnOneReplicaOrMany(int count, boolean searches) throws Exception {
    String request = searches ? SEARCH : REQUEST;
    List<Integer> edges = searches ? SEARCH_EDGES : EDGES;
    UUID alone = submit(request, edges);
    run(alone, 0, NEVER);
    UUID id = submit(request, edges);

    List<Callable<Departure>> lanes = new ArrayList<>();
    for (int lane = 0; lane < count; lane++) {
      lanes.add(toTheEnd(replica(), id, lane));
    }
    together(lanes);

    assertSame(id, alone);
    assertThat(chunksOf(id)).isEqualTo(edges.size() - 1);
  }

  /** One replica dies on the way; others take its lane over, as the queue has it. */
  @ParameterizedTest
  @CsvSource({"0, false", "2, false", "0, true", "3, true"})
  void countsNothingTwiceWhenAReplicaDies(int looks, boolean searches) throws Exception {
    String request = searches ? SEARCH : REQUEST;
    List<Integer> edges = searches ? SEARCH_EDGES : EDGES;
    UUID alone = submit(request, edges);
    run(alone, 0, NEVER);
    UUID id = submit(request, edges);
    ExperimentRunner dying = replica();
    ExperimentRunner living = replica();
    AtomicInteger left = new AtomicInteger(looks);

    assertThatExceptionOfType(Death.class)
        .isThrownBy(() ->
            dying.run(
                id,
                0,
                () -> {
                  if (left.decrementAndGet() < 0) {
                    throw new Death();
                  }
                  return false;
                }));
    int done = experiment(id).progress().done();
    together(List.of(toTheEnd(living, id, 1), toTheEnd(living, id, 0), toTheEnd(living, id, 2)));

    assertThat(done).isLessThan(edges.getLast());
    assertSame(id, alone);
    assertThat(chunksOf(id)).isEqualTo(edges.size() - 1);
  }

  @Test
  void cancelsOnEveryReplica() {
    UUID id = submit(REQUEST, EDGES);
    ExperimentRunner other = replica();
    var _ = process(1).getBean(Chunks.class).take(id, 0, EDGES).orElseThrow();
    process(1).getBean(ExperimentQueue.class).cancel(id);

    assertThat(other.run(id, 0, NEVER)).isEqualTo(Departure.OVER);
    assertThat(run(id, 1, NEVER)).isEqualTo(Departure.OVER);
    assertThat(experiment(id).progress().done()).isZero();
  }
}
