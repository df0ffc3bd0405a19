package dev.plateau.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plateau.diagnosis.check.Checks;
import dev.plateau.diagnosis.evidence.FinishedRun;
import dev.plateau.diagnosis.trial.Attempts;
import dev.plateau.diagnosis.trial.TrialRunner;
import dev.plateau.diagnosis.trial.TriedRemedy;
import dev.plateau.diagnosis.zoo.Exam;
import dev.plateau.diagnosis.zoo.Recipe;
import dev.plateau.diagnosis.zoo.ZooData;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WorkingSpecTests {
  /** Sigmoid layers that start alike and take short steps. */
  private static final Recipe LOST =
      Recipe.on(ZooData.curve(200, x -> Math.sin(3 * x)))
          .hidden(12, 12, 12)
          .uniform(-0.05, 0.05)
          .alpha(0.001)
          .batch(32)
          .epochs(40);

  @Test
  void changesEverythingAndTakesBackWhatIsNotNeeded() {
    FinishedRun run = Exam.run(LOST);
    TrialRunner trials = Exam.trials(run);
    Attempts attempts = new Attempts(run, trials);
    Findings.Board board = new Findings.Board(Checks.assess(run, new ArrayList<>()));
    trials.scout(run.spec());

    new WorkingSpec(run, trials, attempts, board).search();

    List<TriedRemedy> tried = attempts.remedies();
    assertThat(tried)
        .extracting(TriedRemedy::id)
        .contains("standardize+tanh-glorot+adam", "standardize+tanh-glorot", "tanh-glorot");
    assertThat(new Credit(attempts.proved()).of("start-too-small")).isGreaterThan(0.1);
  }
}
