package dev.plateau.experiment;

import dev.plateau.job.TestDatabase;

class PostgresExperimentTests extends ExperimentContract {
  PostgresExperimentTests() {
    super(TestDatabase.POSTGRES);
  }
}
