package dev.plateau.job;

/** The contract on PostgreSQL, the store of more than one machine. */
class PostgresOwnersTests extends OwnersContract {
  PostgresOwnersTests() {
    super(TestDatabase.POSTGRES);
  }
}
