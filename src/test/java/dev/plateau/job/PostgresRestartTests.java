package dev.plateau.job;

class PostgresRestartTests extends RestartContract {
  PostgresRestartTests() {
    super(TestDatabase.POSTGRES);
  }
}
