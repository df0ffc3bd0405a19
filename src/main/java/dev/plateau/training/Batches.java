package dev.plateau.training;

import java.util.OptionalInt;

/**
 * Which rows a step sees.
 *
 * @param size rows in a mini-batch, at least 1; absent for the full batch
 * @param order of the rows in mini-batches
 */
public record Batches(OptionalInt size, BatchOrder order) {
  /** Every step sees all rows. */
  static final Batches FULL = new Batches(OptionalInt.empty(), BatchOrder.SHUFFLED);

  public Batches {
    if (size.orElse(1) < 1) {
      throw new IllegalArgumentException("a mini-batch of %d rows".formatted(size.getAsInt()));
    }
  }

  Batches withSize(OptionalInt other) {
    return new Batches(other, order);
  }

  Batches withOrder(BatchOrder other) {
    return new Batches(size, other);
  }
}
