package dev.plateau.experiment;

import dev.plateau.experiment.FieldMap.Fate;
import dev.plateau.experiment.FieldMap.Group;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Groups runs by where they ended: the solved ones first, then by size, rare ones together. */
final class Basins {
  /** Of memory, at most: in arrays, and for a place that no other run shares. */
  static final int BYTES_A_RUN = 120;

  private static final int MAX_GROUPS = 12;
  private static final int NONE = -1;

  private final boolean apart;
  private final int[] placeOf;
  private final double[] losses;
  private final Map<Place, Integer> numbers = new HashMap<>();
  private final List<Visited> visited = new ArrayList<>();
  private @Nullable Grouped grouped;

  /** What runs of a group have in common. */
  private record Place(Fate fate, long answers, long orthant) {}

  /** A place, by its number, and the runs that ended there. */
  private static final class Visited {
    private final int number;
    private final Fate fate;
    private final int first;
    private int runs;

    Visited(int number, Fate fate, int first) {
      this.number = number;
      this.fate = fate;
      this.first = first;
    }
  }

  /** The groups, and which of them a place belongs to. */
  private static final class Grouped {
    private final List<Group> groups;
    private final int[] groupOf;

    Grouped(List<Group> groups, int[] groupOf) {
      this.groups = groups;
      this.groupOf = groupOf;
    }
  }

  /**
   * The basins of no runs yet.
   *
   * @param apart whether networks that answer alike but differ in signs of parameters are told
   *     apart
   */
  Basins(int runs, boolean apart) {
    this.apart = apart;
    this.placeOf = new int[runs];
    this.losses = new double[runs];
    Arrays.fill(placeOf, NONE);
  }

  /** Adds a run that was trained; in the order of runs. */
  void add(int run, Ends chunk, int at) {
    Place place = place(chunk, at);
    int number =
        numbers.computeIfAbsent(
            place,
            found -> {
              visited.add(new Visited(visited.size(), found.fate(), run));
              return visited.size() - 1;
            });
    visited.get(number).runs++;
    placeOf[run] = number;
    losses[run] = chunk.loss(at);
  }

  private Place place(Ends ends, int run) {
    if (ends.hasDiverged(run)) {
      return new Place(Fate.DIVERGED, 0, 0);
    }
    Fate fate = ends.hasConverged(run) ? Fate.CONVERGED : Fate.STUCK;
    Ends.Group group = ends.group(run);
    long answers = fate == Fate.CONVERGED ? 0 : group.answers(); // its targets
    return new Place(fate, answers, apart ? group.orthant() : 0);
  }

  /** Groups all that were added; none may be added later. */
  private Grouped grouped() {
    if (grouped == null) {
      grouped = group();
    }
    return grouped;
  }

  private Grouped group() {
    List<Visited> bySize =
        visited.stream()
            .sorted(
                Comparator.comparingInt((Visited one) -> -one.runs)
                    .thenComparingInt(one -> one.first))
            .toList();
    int kept = bySize.size() <= MAX_GROUPS ? bySize.size() : MAX_GROUPS - 1;
    List<Visited> large =
        bySize.subList(0, kept).stream().sorted(Comparator.comparing(one -> one.fate)).toList();
    int[] groupOf = new int[visited.size()];
    Arrays.fill(groupOf, kept);
    for (int k = 0; k < kept; k++) {
      groupOf[large.get(k).number] = k;
    }
    List<Group> groups = new ArrayList<>();
    for (int k = 0; k < kept; k++) {
      groups.add(group(k, large.get(k).fate, groupOf));
    }
    if (kept < bySize.size()) {
      groups.add(group(kept, Fate.OTHER, groupOf));
    }
    return new Grouped(groups, groupOf);
  }

  private Group group(int number, Fate fate, int[] groupOf) {
    int[] runs =
        IntStream.range(0, placeOf.length)
            .filter(run -> placeOf[run] != NONE && groupOf[placeOf[run]] == number)
            .toArray();
    double[] sorted = Arrays.stream(runs).mapToDouble(run -> losses[run]).sorted().toArray();
    return new Group(fate, runs.length, sorted[(sorted.length - 1) / 2], runs[0]);
  }

  List<Group> groups() {
    return grouped().groups;
  }

  /** The number of a run's group; -1 before it was trained. */
  int groupOf(int run) {
    return placeOf[run] == NONE ? NONE : grouped().groupOf[placeOf[run]];
  }
}
