package dev.plateau.job;

/** The contract on H2, the store by default. */
class H2JobEngineTests extends JobEngineContract {
  H2JobEngineTests() {
    super(TestDatabase.H2);
  }
}
