package dev.plateau.data.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What can be counted in a column before it is decided what it is. */
final class Profile {
  private final Cells cells;
  private final int[] counts;
  private int numbers;
  private int missingNumbers;
  private int strays;
  private boolean isWhole = true;
  private boolean countsUp = true;
  private double min = Double.POSITIVE_INFINITY;
  private double max = Double.NEGATIVE_INFINITY;
  private double mean;

  Profile(Cells cells) {
    this.cells = cells;
    this.counts = new int[cells.words().size()];
    for (int row = 0; row < cells.size(); row++) {
      count(row);
    }
  }

  /** The profile of a column of some type, with its words where the type needs them. */
  static Profile of(Cells cells, ColumnType type) {
    return new Profile(type.isWords() && !cells.isSpelled() ? cells.spelled() : cells);
  }

  private void count(int row) {
    int code = cells.code(row);
    if (code >= 0) {
      counts[code]++;
    }
    double number = cells.number(row);
    if (!Double.isNaN(number)) {
      numbers++;
      isWhole &= number == Math.rint(number);
      countsUp &= row == 0 ? number == 0 || number == 1 : number == min + row;
      min = Math.min(min, number);
      max = Math.max(max, number);
      mean += (number - mean) / numbers;
    } else if (code >= 0 && MissingWords.isMissingNumber(cells.words().get(code))) {
      missingNumbers++;
    } else {
      strays++;
    }
  }

  Cells cells() {
    return cells;
  }

  int rows() {
    return cells.size();
  }

  int present() {
    return cells.size() - cells.missing();
  }

  int numbers() {
    return numbers;
  }

  /** Cells that would be missing if the column holds numbers. */
  int missingNumbers() {
    return missingNumbers;
  }

  /** Cells that are neither a number nor missing. */
  int strays() {
    return strays;
  }

  boolean isWhole() {
    return isWhole && numbers > 0;
  }

  /** Whether the rows are counted from 0 or 1. */
  boolean countsUp() {
    return countsUp && numbers == rows() && rows() > 2;
  }

  double min() {
    return min;
  }

  double max() {
    return max;
  }

  Range range() {
    return new Range(min, max, mean);
  }

  /** The distinct words that are not missing, in order of appearance, where they are spelled. */
  List<Level> levels() {
    List<Level> levels = new ArrayList<>();
    for (int code = 0; code < counts.length; code++) {
      String word = cells.words().get(code);
      if (!MissingWords.isMissing(word) && counts[code] > 0) {
        levels.add(new Level(word, counts[code]));
      }
    }
    return levels;
  }

  /** Distinct numbers in ascending order. */
  double[] distinctNumbers() {
    return IntStream.range(0, rows())
        .mapToDouble(cells::number)
        .filter(number -> !Double.isNaN(number))
        .sorted()
        .distinct()
        .toArray();
  }

  /** Distinct values that are not missing; all of free text counts as different. */
  int distinct() {
    if (cells.isFreeText()) {
      return present();
    }
    return cells.isSpelled() ? levels().size() : distinctNumbers().length;
  }

  /** How every cell that is not missing is written as a date. */
  List<DateSyntax> dates() {
    Optional<DateSyntax> known = cells.dates();
    if (known.isPresent() || !cells.isSpelled()) {
      return known.stream().toList();
    }
    String[] words =
        cells.words().stream()
            .filter(word -> !MissingWords.isMissingNumber(word))
            .toArray(String[]::new);
    return Stream.of(DateSyntax.values())
        .filter(syntax -> Arrays.stream(words).noneMatch(w -> Double.isNaN(syntax.parse(w))))
        .toList();
  }
}
