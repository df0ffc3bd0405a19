package dev.plateau.experiment;

import dev.plateau.experiment.FieldMap.Group;
import dev.plateau.experiment.FieldMap.Measure;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntUnaryOperator;

/**
 * What a map shows of its places, summed up as chunks of runs are read, which are not kept.
 *
 * <p>Rates take two numbers for each place. Medians take one for each run, ends a few.
 */
interface PlaceTally {
  /**
   * Adds a run that was trained.
   *
   * @param run its number
   * @param at its number in the chunk
   */
  void add(int place, int run, Ends chunk, int at);

  /** The number at a place, once all runs are added; NaN where there is none. */
  double at(int place);

  /** Of ends: which there are. */
  default List<Group> groups() {
    return List.of();
  }

  /** Bytes that it takes at most. */
  static long bytes(Measure measure, int runs) {
    return switch (measure) {
      case RATE -> 0;
      case LOSS, HOLDOUT_LOSS, EPOCHS -> (long) Double.BYTES * runs;
      case BASIN -> (long) Basins.BYTES_A_RUN * runs;
    };
  }

  /**
   * A tally of nothing yet.
   *
   * @param runs of the map
   * @param placeOf where each of them falls
   */
  static PlaceTally of(
      Measure measure, boolean apart, int places, int runs, IntUnaryOperator placeOf) {
    return switch (measure) {
      case RATE -> new Rates(places);
      case LOSS, HOLDOUT_LOSS, EPOCHS -> new Medians(measure, places, runs, placeOf);
      case BASIN -> new Ended(new Basins(runs, apart), places);
    };
  }

  /** The shares of runs that converged. */
  final class Rates implements PlaceTally {
    private final int[] runs;
    private final int[] converged;

    Rates(int places) {
      this.runs = new int[places];
      this.converged = new int[places];
    }

    @Override
    public void add(int place, int run, Ends chunk, int at) {
      runs[place]++;
      converged[place] += chunk.hasConverged(at) ? 1 : 0;
    }

    @Override
    public double at(int place) {
      return runs[place] == 0 ? Double.NaN : (double) converged[place] / runs[place];
    }
  }

  /** The medians of a number of each run; those that are not finite are the largest ones. */
  final class Medians implements PlaceTally {
    private final Measure measure;
    private final int[] first;
    private final int[] next;
    private final double[] numbers;

    Medians(Measure measure, int places, int runs, IntUnaryOperator placeOf) {
      this.measure = measure;
      this.next = new int[places];
      for (int run = 0; run < runs; run++) {
        next[placeOf.applyAsInt(run)]++;
      }
      int begin = 0;
      for (int place = 0; place < places; place++) {
        int count = next[place];
        next[place] = begin;
        begin += count;
      }
      this.first = next.clone();
      this.numbers = new double[runs];
    }

    @Override
    public void add(int place, int run, Ends chunk, int at) {
      if (measure != Measure.EPOCHS) {
        double heldOut = chunk.heldOutLoss(at);
        numbers[next[place]++] = measure == Measure.LOSS ? chunk.loss(at) : heldOut;
      } else if (chunk.hasConverged(at)) {
        numbers[next[place]++] = chunk.epochs(at);
      }
    }

    @Override
    public double at(int place) {
      int count = next[place] - first[place];
      Arrays.sort(numbers, first[place], next[place]);
      return count == 0 ? Double.NaN : numbers[first[place] + (count - 1) / 2];
    }
  }

  /** Where the first run of each place ended. */
  final class Ended implements PlaceTally {
    private static final int NONE = -1;

    private final Basins basins;
    private final int[] firstRun;

    Ended(Basins basins, int places) {
      this.basins = basins;
      this.firstRun = new int[places];
      Arrays.fill(firstRun, NONE);
    }

    @Override
    public void add(int place, int run, Ends chunk, int at) {
      basins.add(run, chunk, at);
      firstRun[place] = firstRun[place] == NONE ? run : firstRun[place];
    }

    @Override
    public double at(int place) {
      return firstRun[place] == NONE ? Double.NaN : basins.groupOf(firstRun[place]);
    }

    @Override
    public List<Group> groups() {
      return basins.groups();
    }
  }
}
