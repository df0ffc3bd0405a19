package dev.plateau.store;

/** The database was written by a newer version of the service. */
final class NewerSchema extends RuntimeException {
  private static final long serialVersionUID = 1;

  /**
   * @param schema which change of the schema this version does not know
   */
  NewerSchema(String schema) {
    super("The schema of the database is newer than this program: it has " + schema + ".");
  }
}
