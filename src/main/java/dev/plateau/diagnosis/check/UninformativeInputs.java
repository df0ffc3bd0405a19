package dev.plateau.diagnosis.check;

import dev.plateau.diagnosis.evidence.Evidence;
import dev.plateau.diagnosis.evidence.Finding;
import dev.plateau.diagnosis.evidence.FinishedRun;
import dev.plateau.diagnosis.evidence.Severity;
import dev.plateau.diagnosis.trial.PermutationTest;
import dev.plateau.diagnosis.trial.TrialRunner;
import java.util.List;
import java.util.Optional;

/** Inputs that say nothing of the targets: shuffled targets are predicted as well as the real. */
public final class UninformativeInputs implements Check {
  private static final double CHANCE = 0.05;

  @Override
  public String id() {
    return "uninformative-inputs";
  }

  @Override
  public Optional<Assessment> assess(FinishedRun run) {
    if (run.converged() || run.bounds().nothingToLearn()) {
      return Optional.empty();
    }
    Finding finding =
        new Finding(
            id(),
            Severity.NOTE,
            "On held-out rows no network that was tried does better than a constant: these inputs"
                + " say nothing of the targets.",
            """
            A network that is trained on some rows is worth what it predicts on others. Here the \
            real targets are predicted no better than the same targets in random order, which have \
            nothing to do with their inputs. No change of the network or of its training makes up \
            for that: other inputs, or more rows, are what is missing.\
            """,
            List.of(),
            "Permutation test: Fisher (1935); Ojala and Garriga (2010)");
    return Optional.of(Assessment.suspect(finding, List.of()).onlyIfProven());
  }

  @Override
  public Assessment refine(Assessment assessment, FinishedRun run, TrialRunner trials) {
    Optional<PermutationTest.Result> permuted = trials.permutations();
    if (permuted.isEmpty() || permuted.get().p() <= CHANCE) {
      return assessment.cleared();
    }
    PermutationTest.Result test = permuted.get();
    return assessment.with(
        assessment
            .finding()
            .with(Evidence.of("score on held-out rows", test.score()))
            .with(
                Evidence.of(
                    "share of %d shuffles that do as well".formatted(test.shuffles()),
                    test.p(),
                    CHANCE)));
  }
}
