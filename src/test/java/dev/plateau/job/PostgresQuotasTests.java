package dev.plateau.job;

/** The contract on PostgreSQL, the store of more than one machine. */
class PostgresQuotasTests extends QuotasContract {
  PostgresQuotasTests() {
    super(TestDatabase.POSTGRES);
  }
}
