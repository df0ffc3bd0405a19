package dev.plateau.spec;

import dev.plateau.data.table.Limits;
import dev.plateau.json.Violations;
import java.util.Arrays;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Rows of numbers, all of one width, read from a parser into one array. */
final class NumberMatrix {
  private final String pointer;
  private final Violations faults;
  private final Limits limits;
  private double[] numbers = {};
  private int size;
  private int rows;
  private int width;

  NumberMatrix(String pointer, Violations faults, Limits limits) {
    this.pointer = pointer;
    this.faults = faults;
    this.limits = limits;
  }

  /** Reads a list of rows; a number stands for a row of one. */
  void read(JsonParser json) {
    while (json.nextToken() != JsonToken.END_ARRAY) {
      String row = pointer + "/" + rows;
      limits.checkRows(++rows);
      int before = size;
      if (json.currentToken() == JsonToken.START_ARRAY) {
        for (int c = 0; json.nextToken() != JsonToken.END_ARRAY; c++) {
          add(json, row + "/" + c);
        }
      } else {
        add(json, row);
      }
      checkWidth(size - before, row);
    }
    if (rows == 0) {
      faults.invalid(pointer, "must have at least one row");
    }
  }

  private void add(JsonParser json, String place) {
    if (size == numbers.length) {
      numbers = Arrays.copyOf(numbers, size + (size >> 1) + 64);
    }
    limits.checkCells(size + 1L);
    numbers[size++] = number(json, place);
  }

  private double number(JsonParser json, String place) {
    if (!json.currentToken().isNumeric() || json.isNaN()) {
      faults.malformed(place, "must be a number, not " + JsonWords.describe(json));
      json.skipChildren();
      return 0;
    }
    double number = json.getDoubleValue();
    if (!Double.isFinite(number)) {
      faults.malformed(
          place, "must be finite: %s overflows a 64-bit double".formatted(json.getString()));
      return 0;
    }
    return number;
  }

  private void checkWidth(int found, String row) {
    width = rows == 1 ? found : width;
    if (found == 0) {
      faults.invalid(row, "must have at least one number");
    } else if (width > 0 && found != width) {
      faults.invalid(
          row, "must have %d numbers as the rows before, has %d".formatted(width, found));
    }
    limits.checkColumns(found);
  }

  int rows() {
    return rows;
  }

  int width() {
    return width;
  }

  /** All numbers, row by row. */
  double[] numbers() {
    return Arrays.copyOf(numbers, size);
  }
}
