package dev.plateau.job;

import dev.plateau.job.ClaimedJobs.Claim;
import dev.plateau.job.ClaimedJobs.ClaimState;
import dev.plateau.job.ClaimedJobs.ClaimedJob;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** The jobs that this process runs, and signals to them from their owners or other processes. */
@Component
class LocalRuns {
  private final ClaimedJobs rows;
  private final Map<UUID, Signal> signals = new ConcurrentHashMap<>();

  LocalRuns(ClaimedJobs rows) {
    this.rows = rows;
  }

  /** Tells a running job to stop at the next opportunity. */
  static final class Signal {
    private final Claim claim;
    private volatile boolean cancelled;
    private volatile boolean lost;

    Signal(Claim claim, boolean cancelled) {
      this.claim = claim;
      this.cancelled = cancelled;
    }

    boolean cancelled() {
      return cancelled;
    }

    /** Whether another process runs the job now, or has ended it. */
    boolean lost() {
      return lost;
    }

    boolean stop() {
      return cancelled || lost;
    }
  }

  Signal add(ClaimedJob claimed) {
    Signal signal = new Signal(claimed.claim(), claimed.prior().cancelRequested());
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
        if (state.cancelRequested()) {
          signal.cancelled = true;
        }
      }
    }
  }
}
