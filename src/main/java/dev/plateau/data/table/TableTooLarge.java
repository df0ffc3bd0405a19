package dev.plateau.data.table;

/** A table exceeds one of its {@link Limits}. */
public final class TableTooLarge extends RuntimeException {
  TableTooLarge(String limit, long allowed) {
    super("must not have more than %,d %s".formatted(allowed, limit));
  }
}
