package dev.plateau.job;

import dev.plateau.job.ClaimedJobs.Claim;
import dev.plateau.job.ClaimedJobs.ClaimState;
import dev.plateau.job.ClaimedJobs.Requests;
import dev.plateau.job.MemoryBudget.Reservation;
import jakarta.annotation.PreDestroy;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** The jobs that this process runs, and signals to them from their owners or other processes. */
@Component
class LocalRuns {
  private static final Logger LOG = LoggerFactory.getLogger(LocalRuns.class);

  private final ClaimedJobs rows;
  private final MemoryBudget memory;
  private final Map<UUID, Signal> signals = new ConcurrentHashMap<>();

  LocalRuns(ClaimedJobs rows, MemoryBudget memory) {
    this.rows = rows;
    this.memory = memory;
  }

  /** Tells a running job to stop at the next opportunity. */
  static final class Signal {
    private final Claim claim;
    private volatile boolean cancelled;
    private volatile boolean paused;
    private volatile boolean lost;

    Signal(Claim claim, Requests requests) {
      this.claim = claim;
      obey(requests);
    }

    private void obey(Requests requests) {
      cancelled |= requests.cancel();
      paused |= requests.pause();
    }

    boolean cancelled() {
      return cancelled;
    }

    /** Whether another process runs the job now, or has ended it. */
    boolean lost() {
      return lost;
    }

    boolean stop() {
      return cancelled || paused || lost;
    }
  }

  /** The memory that a job will hold; empty while it is not free. */
  Optional<Reservation> reserve(UUID id) {
    return memory.tryReserve(rows.memory(id));
  }

  Signal add(ClaimedJob claimed) {
    Signal signal = new Signal(claimed.claim(), claimed.prior().requests());
    signals.put(claimed.job().id(), signal);
    return signal;
  }

  void remove(Signal signal) {
    signals.remove(signal.claim.id(), signal);
  }

  boolean contains(UUID id) {
    return signals.containsKey(id);
  }

  /** Passes on a cancellation that this process has written. */
  void cancel(UUID id) {
    Signal signal = signals.get(id);
    if (signal != null) {
      signal.cancelled = true;
    }
  }

  /** Passes on a pause that this process has written. */
  void pause(UUID id) {
    Signal signal = signals.get(id);
    if (signal != null) {
      signal.paused = true;
    }
  }

  /** A clean end counts against no job, even where one is too busy to be handed back. */
  @PreDestroy
  void leave() {
    try {
      rows.leave();
    } catch (DataAccessException | TransactionException e) {
      LOG.warn("The database is unreachable: the end of this process may look like its death", e);
    }
  }

  /** Passes on what other processes have written. */
  @Scheduled(fixedDelay = 250)
  void pollOtherNodes() {
    List<UUID> ids = List.copyOf(signals.keySet());
    if (ids.isEmpty()) {
      return;
    }
    for (ClaimState state : rows.claimStates(ids)) {
      Signal signal = signals.get(state.claim().id());
      if (signal != null && signal.claim.attempt() <= state.claim().attempt()) {
        signal.lost =
            state.claim().attempt() > signal.claim.attempt() || state.status().isTerminal();
        signal.obey(state.requests());
      }
    }
  }
}
