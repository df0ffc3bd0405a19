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

/** The jobs that this process runs now, and what their owners or other processes want of them. */
@Component
class LocalRuns {
  private final ClaimedJobs rows;
  private final Map<UUID, Signal> signals = new ConcurrentHashMap<>();

  LocalRuns(ClaimedJobs rows) {
    this.rows = rows;
  }

  /** What a running job should do at the next opportunity. */
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

    /** Somebody else runs or has ended the job. */
    boolean lost() {
      return lost;
    }

    boolean stop() {
      return cancelled || lost;
    }
  }

  Signal add(ClaimedJob taken) {
    Signal signal = new Signal(taken.claim(), taken.past().cancelRequested());
    signals.put(taken.job().id(), signal);
    return signal;
  }

  void remove(Signal signal) {
    signals.remove(signal.claim.id(), signal);
  }

  boolean contains(UUID id) {
    return signals.containsKey(id);
  }

  /** Passes on at once a cancellation that this process has written. */
  void cancel(UUID id) {
    Signal signal = signals.get(id);
    if (signal != null) {
      signal.cancelled = true;
    }
  }

  /** Reads what other processes have written. */
  @Scheduled(fixedDelay = 250)
  void look() {
    List<UUID> ids = List.copyOf(signals.keySet());
    if (ids.isEmpty()) {
      return;
    }
    for (ClaimState standing : rows.claimStates(ids)) {
      Signal signal = signals.get(standing.claim().id());
      if (signal != null && signal.claim.attempt() <= standing.claim().attempt()) {
        signal.lost =
            standing.claim().attempt() > signal.claim.attempt() || standing.status().isTerminal();
        if (standing.cancelRequested()) {
          signal.cancelled = true;
        }
      }
    }
  }
}
