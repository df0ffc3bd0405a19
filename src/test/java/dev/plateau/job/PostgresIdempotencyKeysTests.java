package dev.plateau.job;

/** The contract on PostgreSQL, the store of more than one machine. */
class PostgresIdempotencyKeysTests extends IdempotencyKeysContract {
  PostgresIdempotencyKeysTests() {
    super(TestDatabase.POSTGRES);
  }
}
