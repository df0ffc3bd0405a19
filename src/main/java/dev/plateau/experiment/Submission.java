package dev.plateau.experiment;

import dev.plateau.job.Demand;
import dev.plateau.spec.SpecDraft;
import java.util.List;

/**
 * An experiment that can be run.
 *
 * @param edges where its chunks begin, and the end of the last one
 * @param demand the work of all runs, and the memory of a lane that trains them
 */
public record Submission(Plan plan, SpecDraft draft, List<Integer> edges, Demand demand) {
  public Submission {
    edges = List.copyOf(edges);
  }
}
