package dev.plateau.experiment;

import dev.plateau.job.Demand;
import dev.plateau.training.RunWork;
import dev.plateau.training.Spec;
import java.util.ArrayList;
import java.util.List;

/** Cuts the runs of an experiment into chunks that take a second or a few. */
final class Chunking {
  /** Multiply-adds of a chunk, about two seconds of a run by itself; a fleet is faster. */
  static final double WORK = 1e10;

  /** So that an experiment has few chunks, however long its runs are. */
  private static final int MAX_CHUNKS = 4_000;

  private final int starts;
  private final int all;
  private final int fewest;
  private final List<Integer> edges = new ArrayList<>(List.of(0));
  private double total;
  private long memory;
  private double work;
  private int runs;

  /**
   * Nothing cut yet.
   *
   * @param starts of each point
   * @param all runs of all points
   */
  Chunking(int starts, int all) {
    this.starts = starts;
    this.all = all;
    this.fewest = Math.ceilDiv(all, MAX_CHUNKS);
  }

  /** Adds the runs of the next point. */
  void add(Spec spec, int rows) {
    double each = RunWork.of(spec, rows, spec.descent().epochs());
    total += starts * each;
    memory = Math.max(memory, LaneMemory.of(spec, rows, all));
    for (int start = 0; start < starts; start++) {
      runs++;
      work += each;
      if (work >= WORK && runs - edges.getLast() >= fewest) {
        cut();
      }
    }
  }

  private void cut() {
    edges.add(runs);
    work = 0;
  }

  /** Multiply-adds of all runs, if each were trained by itself. */
  double work() {
    return total;
  }

  /** What the experiment takes: the work of all runs, the memory of a lane. */
  Demand demand() {
    return new Demand(memory, total);
  }

  /** Where chunks begin, and the end of the last one. */
  List<Integer> edges() {
    if (edges.getLast() < runs) {
      cut();
    }
    return List.copyOf(edges);
  }
}
