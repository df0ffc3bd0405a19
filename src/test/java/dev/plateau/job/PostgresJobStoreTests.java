package dev.plateau.job;

/** The contract on PostgreSQL, the store of more than one machine. */
class PostgresJobStoreTests extends JobStoreContract {
  PostgresJobStoreTests() {
    super(TestDatabase.POSTGRES);
  }
}
