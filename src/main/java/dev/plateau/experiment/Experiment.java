package dev.plateau.experiment;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** An experiment as its owner sees it: its plan, and how far it has come. */
public record Experiment(UUID id, Plan plan, Life life, Progress progress) {
  /** The id of the experiment that the examples of the API refer to. */
  public static final UUID EXAMPLE = UUID.fromString("01900000-0000-7000-8000-000000000001");

  /**
   * The life cycle so far.
   *
   * @param error why it failed
   */
  public record Life(ExperimentStatus status, Times times, Optional<String> error) {}

  /** When it was created, started and finished, by the database's clock. */
  public record Times(Instant created, Optional<Instant> started, Optional<Instant> finished) {}

  /** How many runs were trained, of how many. */
  public record Progress(int done, int runs) {}

  public ExperimentStatus status() {
    return life.status();
  }

  public boolean isTerminal() {
    return status().isTerminal();
  }
}
