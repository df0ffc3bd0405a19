package dev.plateau.job;

/** The contract on H2, the store by default. */
class H2ImmediateRunsTests extends ImmediateRunsContract {
  H2ImmediateRunsTests() {
    super(TestDatabase.H2);
  }
}
