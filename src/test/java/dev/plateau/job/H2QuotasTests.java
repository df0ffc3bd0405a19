package dev.plateau.job;

/** The contract on H2, the store by default. */
class H2QuotasTests extends QuotasContract {
  H2QuotasTests() {
    super(TestDatabase.H2);
  }
}
