package dev.plateau.job;

/** The contract on H2, the store by default. */
class H2JobDeathTests extends JobDeathContract {
  H2JobDeathTests() {
    super(TestDatabase.H2);
  }
}
