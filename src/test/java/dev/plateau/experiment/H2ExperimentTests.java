package dev.plateau.experiment;

import dev.plateau.job.TestDatabase;

class H2ExperimentTests extends ExperimentContract {
  H2ExperimentTests() {
    super(TestDatabase.H2);
  }
}
