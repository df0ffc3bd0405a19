package dev.plateau.training;

/**
 * When a run ends, and what its result is.
 *
 * @param epochs at least 1
 * @param stopWhen criteria to end earlier
 * @param keep which epoch is the result
 */
public record Ending(int epochs, StoppingCriteria stopWhen, Keep keep) {
  /** The founding script's: after 10,000 epochs, and the last one counts. */
  static final Ending DEFAULT = new Ending(10_000, StoppingCriteria.NONE, Keep.LAST);

  public Ending {
    if (epochs < 1) {
      throw new IllegalArgumentException(epochs + " epochs");
    }
  }

  Ending withEpochs(int other) {
    return new Ending(other, stopWhen, keep);
  }

  Ending withStopWhen(StoppingCriteria other) {
    return new Ending(epochs, other, keep);
  }

  Ending withKeep(Keep other) {
    return new Ending(epochs, stopWhen, other);
  }
}
