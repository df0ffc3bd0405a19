package dev.plateau.job;

/** The migration on H2. */
class H2FlatSpecsTests extends FlatSpecsContract {
  H2FlatSpecsTests() {
    super(TestDatabase.H2);
  }
}
