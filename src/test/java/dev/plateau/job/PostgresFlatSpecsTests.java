package dev.plateau.job;

/** The migration on PostgreSQL. */
class PostgresFlatSpecsTests extends FlatSpecsContract {
  PostgresFlatSpecsTests() {
    super(TestDatabase.POSTGRES);
  }
}
