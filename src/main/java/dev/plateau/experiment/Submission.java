package dev.plateau.experiment;

import dev.plateau.spec.SpecDraft;
import java.util.List;

/**
 * An experiment that can be run.
 *
 * @param edges where its chunks begin, and the end of the last one
 */
public record Submission(Plan plan, SpecDraft draft, List<Integer> edges) {
  public Submission {
    edges = List.copyOf(edges);
  }
}
