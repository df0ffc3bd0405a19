package dev.plateau.job;

/** The contract on H2, the store by default. */
class H2IdempotencyKeysTests extends IdempotencyKeysContract {
  H2IdempotencyKeysTests() {
    super(TestDatabase.H2);
  }
}
