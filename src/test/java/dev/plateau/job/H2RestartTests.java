package dev.plateau.job;

class H2RestartTests extends RestartContract {
  H2RestartTests() {
    super(TestDatabase.H2);
  }
}
