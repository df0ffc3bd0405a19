package dev.plateau.job;

/** The contract on PostgreSQL, the store of more than one machine. */
class PostgresImmediateRunsTests extends ImmediateRunsContract {
  PostgresImmediateRunsTests() {
    super(TestDatabase.POSTGRES);
  }
}
