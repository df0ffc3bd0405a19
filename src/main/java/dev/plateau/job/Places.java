package dev.plateau.job;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * The places of running jobs. Where all are taken and small jobs wait, long jobs give theirs up:
 * they are saved, go to the end of the queue, and continue from there.
 */
@Component
class Places {
  /** The share of places that is asked for: the scheduler looks for others only when some left. */
  private static final int SHARE = 16;

  private final Turns turns;
  private final TaskQueue tasks;
  private final int places;

  Places(Turns turns, TaskQueue tasks, TrainingProperties properties) {
    this.turns = turns;
    this.tasks = tasks;
    this.places = properties.atOnce();
  }

  @Scheduled(fixedDelay = 100)
  void share() {
    int waiting = tasks.executing() < places ? 0 : tasks.smallWaiting(places);
    turns.askForPlaces(waiting == 0 ? 0 : Math.max(waiting, Math.ceilDiv(places, SHARE)));
  }
}
