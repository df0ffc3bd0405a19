package dev.plateau.job;

/** The contract on H2, the store by default. */
class H2JobRecoveryTests extends JobRecoveryContract {
  H2JobRecoveryTests() {
    super(TestDatabase.H2);
  }
}
