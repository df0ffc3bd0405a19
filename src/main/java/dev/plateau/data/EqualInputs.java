package dev.plateau.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Groups the rows of a data set by their inputs. */
final class EqualInputs {
  private final Dataset data;

  private EqualInputs(Dataset data) {
    this.data = data;
  }

  /** All rows, those of equal inputs together, in ascending order of the inputs. */
  static List<int[]> groups(Dataset data) {
    return new EqualInputs(data).groups();
  }

  private List<int[]> groups() {
    int rows = data.rows();
    int[] order = IntStream.range(0, rows).boxed().sorted(this::compare).mapToInt(r -> r).toArray();
    List<int[]> groups = new ArrayList<>();
    for (int from = 0, to; from < rows; from = to) {
      to = from + 1;
      while (to < rows && compare(order[from], order[to]) == 0) {
        to++;
      }
      groups.add(Arrays.copyOfRange(order, from, to));
    }
    return groups;
  }

  private int compare(int one, int other) {
    for (int c = 0; c < data.inputs(); c++) {
      double a = data.input(one, c);
      double b = data.input(other, c);
      if (a != b) {
        return a < b ? -1 : 1;
      }
    }
    return 0;
  }
}
