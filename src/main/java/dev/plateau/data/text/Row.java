package dev.plateau.data.text;

import java.util.ArrayList;
import java.util.List;

/** The cells of one line, without the spaces around them. */
final class Row {
  private final List<String> cells = new ArrayList<>();
  private int line;
  private int width;
  private int filledWidth;

  void begin(int startingLine) {
    cells.clear();
    line = startingLine;
    width = 0;
    filledWidth = 0;
  }

  void add(String cell) {
    cells.add(cell);
    count(cell.isEmpty());
  }

  /** Counts a cell that is not kept. */
  void count(boolean empty) {
    width++;
    filledWidth = empty ? filledWidth : width;
  }

  Row copy() {
    Row copy = new Row();
    copy.begin(line);
    cells.forEach(copy::add);
    copy.width = width;
    copy.filledWidth = filledWidth;
    return copy;
  }

  /** On which line it starts, the first is 1. */
  int line() {
    return line;
  }

  /** How many cells it has, also those that were not kept. */
  int width() {
    return width;
  }

  List<String> cells() {
    return cells;
  }

  String cell(int index) {
    return index < cells.size() ? cells.get(index) : "";
  }

  boolean isBlank() {
    return filledWidth == 0;
  }

  /** Whether it is a line that is drawn with dashes. */
  boolean isRule() {
    return !isBlank()
        && cells.stream().allMatch(cell -> cell.isEmpty() || cell.matches(":?[-+=]{2,}:?"));
  }

  /** How many cells it has up to the last that is not empty. */
  int filledWidth() {
    return filledWidth;
  }
}
