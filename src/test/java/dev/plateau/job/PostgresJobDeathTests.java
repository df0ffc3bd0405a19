package dev.plateau.job;

/** The contract on PostgreSQL, the store of more than one machine. */
class PostgresJobDeathTests extends JobDeathContract {
  PostgresJobDeathTests() {
    super(TestDatabase.POSTGRES);
  }
}
