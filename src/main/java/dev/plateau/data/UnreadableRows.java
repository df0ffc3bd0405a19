package dev.plateau.data;

import java.util.List;

/** Rows that make no data set, with everything that is wrong with them. */
public final class UnreadableRows extends RuntimeException {
  private final transient List<Problem> problems;

  UnreadableRows(List<Problem> problems) {
    super("%d problems, the first: %s".formatted(problems.size(), problems.getFirst()));
    this.problems = List.copyOf(problems);
  }

  /** At least one, in the order of the text; where there are too many, the last one counts them. */
  public List<Problem> problems() {
    return problems;
  }

  /**
   * What is wrong with a cell, a line or the whole text.
   *
   * @param line on which the row starts, the first is 1; 0 for the whole text
   * @param column the cell's place in its row, the first is 1; 0 for the whole line
   * @param detail a sentence without its subject, such as {@code must be a number, is "one"}
   */
  public record Problem(int line, int column, String detail) {}
}
