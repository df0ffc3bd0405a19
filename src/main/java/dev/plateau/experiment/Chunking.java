package dev.plateau.experiment;

import dev.plateau.job.Demand;
import dev.plateau.training.Spec;
import java.util.ArrayList;
import java.util.List;

/** Cuts the runs of an experiment into chunks that take a second or a few. */
final class Chunking {
  /** Multiply-adds of a chunk, about two seconds of a run by itself; a fleet is faster. */
  static final double WORK = 1e10;

  /** So that an experiment has few chunks, however long its runs are. */
  private static final int MAX_CHUNKS = 4_000;

  /** So that a chunk needs little memory, however short its runs are. */
  static final int MAX_RUNS = 8_192;

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

  /**
   * Adds the runs of the next point.
   *
   * @param each multiply-adds of one of them
   */
  void add(double each) {
    total += starts * each;
    for (int start = 0; start < starts; start++) {
      runs++;
      work += each;
      int size = runs - edges.getLast();
      if (size >= MAX_RUNS || (work >= WORK && size >= fewest)) {
        cut();
      }
    }
  }

  /** Counts the memory that runs of a spec need. */
  void hold(Spec spec, int rows) {
    memory = Math.max(memory, LaneMemory.of(spec, rows, all));
  }

  /** Ends a rung: no chunk reaches into the next one. */
  void endRung() {
    if (edges.getLast() < runs) {
      cut();
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
    endRung();
    return List.copyOf(edges);
  }
}
