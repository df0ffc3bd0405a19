package dev.plateau.diagnosis;

import dev.plateau.diagnosis.check.Recipe;
import dev.plateau.diagnosis.check.Recipe.Part;
import dev.plateau.diagnosis.evidence.FinishedRun;
import dev.plateau.diagnosis.trial.Attempts;
import dev.plateau.diagnosis.trial.Remedy;
import dev.plateau.diagnosis.trial.TrialRunner;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The search for a spec that works where no change alone does: everything that a textbook would
 * change is changed at once, and what the cure does not need is taken back, part by part (delta
 * debugging: Zeller and Hildebrandt 2002). What is left is at fault.
 */
final class WorkingSpec {
  private final FinishedRun run;
  private final TrialRunner trials;
  private final Attempts attempts;
  private final Findings.Board board;

  WorkingSpec(FinishedRun run, TrialRunner trials, Attempts attempts, Findings.Board board) {
    this.run = run;
    this.trials = trials;
    this.attempts = attempts;
    this.board = board;
  }

  void search() {
    Recipe.of(run, trials).stream()
        .filter(parts -> !parts.isEmpty() && helps(parts))
        .findFirst()
        .ifPresent(this::reduce);
  }

  private boolean helps(List<Part> parts) {
    Remedy all = parts.stream().map(Part::remedy).reduce(Remedy::and).orElseThrow();
    return attempts.prove(all, parts.stream().flatMap(part -> suspect(part).stream()).toList());
  }

  /** The most fundamental suspicion that a part answers. */
  private Optional<String> suspect(Part part) {
    return part.answers().stream().filter(board::suspects).findFirst();
  }

  /** Takes back one part after the other, the last and largest first, while the rest helps. */
  private void reduce(List<Part> working) {
    List<Part> needed = new ArrayList<>(working);
    for (Part part : working.reversed()) {
      List<Part> rest = needed.stream().filter(other -> !other.equals(part)).toList();
      if (!rest.isEmpty() && helps(rest)) {
        needed.remove(part);
      }
    }
  }
}
