package dev.plateau.experiment;

import dev.plateau.job.Jobs;
import dev.plateau.job.MemoryBudget;
import dev.plateau.job.MemoryBudget.Reservation;
import dev.plateau.job.Turns;
import dev.plateau.trace.Traces;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Trains the chunks of experiments, one after the other in each lane.
 *
 * <p>A process works on a few lanes only and turns the others away, so that jobs find threads; so
 * it does with one that does not fit into memory. A lane leaves after some seconds when another
 * experiment was turned away.
 */
@Component
class ExperimentRunner {
  private static final Logger LOG = LoggerFactory.getLogger(ExperimentRunner.class);
  private static final long TURN_NANOS = 20_000_000;
  private static final long STAY_NANOS = 3_000_000_000L;

  /** How a lane left. */
  enum Departure {
    /** Nothing is left to do. */
    OVER,
    /** It is to be run again, here or by another process. */
    AGAIN
  }

  private final Experiments experiments;
  private final Chunks chunks;
  private final Jobs jobs;
  private final Turns turns;
  private final Traces traces;
  private final MemoryBudget memory;
  private final ExperimentFeed feed;
  private final Semaphore lanes;
  private final Map<UUID, AtomicBoolean> stops = new ConcurrentHashMap<>();
  private final Set<UUID> turnedAway = ConcurrentHashMap.newKeySet();

  ExperimentRunner(
      Experiments experiments,
      Chunks chunks,
      Jobs jobs,
      Turns turns,
      MemoryBudget memory,
      Traces traces,
      ExperimentFeed feed) {
    this.traces = traces;
    this.memory = memory;
    this.experiments = experiments;
    this.chunks = chunks;
    this.jobs = jobs;
    this.turns = turns;
    this.feed = feed;
    this.lanes = new Semaphore(2 * turns.count());
  }

  /**
   * Runs a lane.
   *
   * @throws DataAccessException or TransactionException when the database is unreachable
   */
  Departure run(UUID id, int lane, BooleanSupplier shuttingDown) {
    if (!lanes.tryAcquire()) {
      turnedAway.add(id);
      return Departure.AGAIN;
    }
    turnedAway.remove(id);
    AtomicBoolean stop = stops.computeIfAbsent(id, same -> new AtomicBoolean());
    try (Reservation held = memory.tryReserve(experiments.memory(id)).orElse(null);
        Traces.Work work = traces.begin("experiment", experiments.cause(id))) {
      if (held == null) {
        return Departure.AGAIN;
      }
      work.tag("experiment.id", id.toString()).tag("lane", lane);
      return train(id, lane, () -> stop.get() || shuttingDown.getAsBoolean(), shuttingDown);
    } catch (DataAccessException | TransactionException e) {
      throw e;
    } catch (ExperimentNotFound deleted) {
      return Departure.OVER;
    } catch (CancellationException e) {
      return shuttingDown.getAsBoolean() ? Departure.AGAIN : Departure.OVER;
    } catch (RuntimeException | OutOfMemoryError e) {
      LOG.error("Experiment {} failed: its training ended with an exception", id, e);
      fail(id, "An internal error ended the training; the log has the details.");
      return Departure.OVER;
    } finally {
      lanes.release();
    }
  }

  void fail(UUID id, String error) {
    if (chunks.fail(id, error)) {
      feed.changed();
    }
  }

  /** Passes on that this process has ended an experiment. */
  void stop(UUID id) {
    AtomicBoolean stop = stops.remove(id);
    if (stop != null) {
      stop.set(true);
    }
    feed.changed();
  }

  /** Passes on what other processes have ended. */
  @Scheduled(fixedDelay = 250)
  void pollOtherNodes() {
    if (!stops.isEmpty()) {
      chunks.ended(List.copyOf(stops.keySet())).forEach(this::stop);
    }
  }

  private Departure train(
      UUID id, int lane, BooleanSupplier stopped, BooleanSupplier shuttingDown) {
    Experiment experiment = experiments.get(id);
    List<Integer> edges = experiments.edges(id);
    RunSpecs specs = experiments.specs(experiment, 0);
    boolean grouped = experiment.plan().plane().isPresent();
    long since = System.nanoTime();
    OptionalInt chunk = chunks.take(id, lane, edges);
    while (chunk.isPresent()) {
      int number = chunk.getAsInt();
      if (!specs.knows(edges.get(number))) {
        specs = experiments.specs(experiment, edges.get(number));
      }
      if (!specs.knows(edges.get(number))) {
        return Departure.AGAIN; // other lanes still train the rung before
      }
      Turn turn = new Turn(stopped);
      RunTrainer trainer = new RunTrainer(specs, jobs, grouped, turn::isOver);
      Ends ends =
          turn.take(() -> {
            try (Traces.Work work = traces.begin("chunk")) {
              work.tag("experiment.id", id.toString()).tag("chunk", number);
              return trainer.train(edges.get(number), edges.get(number + 1));
            }
          });
      if (chunks.put(id, number, ends)) {
        LOG.info("Completed experiment {}: {} runs", id, edges.getLast());
      }
      feed.changed();
      if (shuttingDown.getAsBoolean()
          || (System.nanoTime() - since > STAY_NANOS && isAnotherWaiting(id))) {
        return Departure.AGAIN;
      }
      chunk = chunks.take(id, lane, edges);
    }
    return Departure.OVER;
  }

  private boolean isAnotherWaiting(UUID id) {
    return turnedAway.stream().anyMatch(other -> !other.equals(id));
  }

  /** A turn at computing, which is passed on when others wait. */
  private final class Turn {
    private final BooleanSupplier stopped;
    private long since;

    Turn(BooleanSupplier stopped) {
      this.stopped = stopped;
    }

    <T> T take(java.util.function.Supplier<T> work) {
      turns.take();
      since = System.nanoTime();
      try {
        return work.get();
      } finally {
        turns.giveBack();
      }
    }

    /** Polled by what computes. */
    boolean isOver() {
      if (turns.areWanted() && System.nanoTime() - since > TURN_NANOS) {
        turns.giveBack();
        turns.take();
        since = System.nanoTime();
      }
      return stopped.getAsBoolean();
    }
  }
}
