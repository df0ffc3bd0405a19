package dev.plateau.job;

/** The contract on H2, the store by default. */
class H2JobStoreTests extends JobStoreContract {
  H2JobStoreTests() {
    super(TestDatabase.H2);
  }
}
