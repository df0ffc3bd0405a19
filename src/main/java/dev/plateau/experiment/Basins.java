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

/** Groups runs by where they ended: the solved ones first, then by size, rare ones together. */
final class Basins {
  private static final int MAX_GROUPS = 12;

  private final int[] groupOf;
  private final List<Group> groups = new ArrayList<>();

  /** What runs of a group have in common. */
  private record Place(Fate fate, long answers, long orthant) {}

  /**
   * The basins of some runs.
   *
   * @param apart whether networks that answer alike but differ in signs of parameters are told
   *     apart
   */
  Basins(Ends ends, int runs, boolean apart) {
    this.groupOf = new int[runs];
    Arrays.fill(groupOf, -1);
    Map<Place, List<Integer>> places = new HashMap<>();
    IntStream.range(0, runs)
        .filter(ends::isTrained)
        .forEach(run ->
            places.computeIfAbsent(place(ends, run, apart), same -> new ArrayList<>()).add(run));
    List<Map.Entry<Place, List<Integer>>> bySize =
        places.entrySet().stream()
            .sorted(
                Comparator.comparingInt(
                        (Map.Entry<Place, List<Integer>> one) -> -one.getValue().size())
                    .thenComparingInt(one -> one.getValue().getFirst()))
            .toList();
    int kept = bySize.size() <= MAX_GROUPS ? bySize.size() : MAX_GROUPS - 1;
    bySize.subList(0, kept).stream()
        .sorted(Comparator.comparing(one -> one.getKey().fate()))
        .forEach(one -> add(one.getKey().fate(), one.getValue(), ends));
    List<Integer> rest =
        bySize.stream().skip(kept).flatMap(one -> one.getValue().stream()).sorted().toList();
    if (!rest.isEmpty()) {
      add(Fate.OTHER, rest, ends);
    }
  }

  private static Place place(Ends ends, int run, boolean apart) {
    if (ends.hasDiverged(run)) {
      return new Place(Fate.DIVERGED, 0, 0);
    }
    Fate fate = ends.hasConverged(run) ? Fate.CONVERGED : Fate.STUCK;
    Ends.Group group = ends.group(run);
    long answers = fate == Fate.CONVERGED ? 0 : group.answers(); // its targets
    return new Place(fate, answers, apart ? group.orthant() : 0);
  }

  private void add(Fate fate, List<Integer> runs, Ends ends) {
    runs.forEach(run -> groupOf[run] = groups.size());
    double[] losses = runs.stream().mapToDouble(ends::loss).sorted().toArray();
    groups.add(new Group(fate, runs.size(), losses[(losses.length - 1) / 2], runs.getFirst()));
  }

  List<Group> groups() {
    return groups;
  }

  /** The number of a run's group; -1 before it was trained. */
  int groupOf(int run) {
    return groupOf[run];
  }
}
