package dev.plateau.job;

/** The contract on PostgreSQL, the store of more than one machine. */
class PostgresJobEngineTests extends JobEngineContract {
  PostgresJobEngineTests() {
    super(TestDatabase.POSTGRES);
  }
}
