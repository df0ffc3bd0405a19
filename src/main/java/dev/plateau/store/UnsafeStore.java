package dev.plateau.store;

/** The database may lose what it has acknowledged. */
final class UnsafeStore extends RuntimeException {
  private static final long serialVersionUID = 1;

  /**
   * @param settings of the database, as {@code name = value}
   */
  UnsafeStore(String settings) {
    super("The database may lose jobs that it has acknowledged: it has " + settings + ".");
  }
}
