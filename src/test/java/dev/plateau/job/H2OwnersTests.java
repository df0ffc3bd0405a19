package dev.plateau.job;

/** The contract on H2, the store by default. */
class H2OwnersTests extends OwnersContract {
  H2OwnersTests() {
    super(TestDatabase.H2);
  }
}
