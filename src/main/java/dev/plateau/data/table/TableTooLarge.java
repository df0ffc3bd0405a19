package dev.plateau.data.table;

/** A table exceeds one of its {@link Limits}. */
public final class TableTooLarge extends RuntimeException {
  private final String limit;
  private final long allowed;

  TableTooLarge(String limit, long allowed) {
    super("must not have more than %,d %s".formatted(allowed, limit));
    this.limit = limit;
    this.allowed = allowed;
  }

  /** The limit's name: bytes, rows, columns or cells. */
  public String limit() {
    return limit;
  }

  public long allowed() {
    return allowed;
  }
}
