package dev.plateau.data;

import dev.plateau.data.UnreadableRows.Problem;
import java.util.ArrayList;
import java.util.List;

/** The problems met so far: the first hundred in full, the others by their number. */
final class Problems {
  private static final int KEPT = 100;

  private final List<Problem> kept = new ArrayList<>();
  private int more;
  private int firstOfMore;

  void add(int line, int column, String detail) {
    if (kept.size() < KEPT) {
      kept.add(new Problem(line, column, detail));
    } else if (more++ == 0) {
      firstOfMore = line;
    }
  }

  boolean none() {
    return kept.isEmpty();
  }

  UnreadableRows toException() {
    List<Problem> all = new ArrayList<>(kept);
    if (more > 0) {
      all.add(new Problem(firstOfMore, 0, "%d more problems from here on".formatted(more)));
    }
    return new UnreadableRows(all);
  }
}
