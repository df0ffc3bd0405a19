package dev.plateau.data.text;

import java.util.ArrayList;
import java.util.List;

/** Takes a line of an ARFF file apart: quotes of both kinds, backslashes, commas and tabs. */
final class ArffLine {
  private final String line;
  private final boolean spaces;
  private int at;

  private ArffLine(String line, boolean spaces) {
    this.line = line;
    this.spaces = spaces;
  }

  /** The cells of a row of data or the levels of an attribute. */
  static List<String> cells(String line) {
    return new ArffLine(line, false).split();
  }

  /** The words of a declaration or of one pair of a sparse row. */
  static List<String> words(String line) {
    return new ArffLine(line, true).split();
  }

  private List<String> split() {
    List<String> cells = new ArrayList<>();
    do {
      cells.add(cell());
      skipBlanks();
      boolean delimiter = at < line.length() && isDelimiter(line.charAt(at));
      at += delimiter ? 1 : 0;
      if (spaces) {
        skipBlanks();
      }
      if (at >= line.length() && delimiter && !spaces) {
        cells.add("");
      }
    } while (at < line.length());
    return cells;
  }

  private void skipBlanks() {
    while (at < line.length() && isBlank(line.charAt(at))) {
      at++;
    }
  }

  private boolean isBlank(char c) {
    return c <= ' ' && (spaces || c != '\t');
  }

  private boolean isDelimiter(char c) {
    return spaces ? c <= ' ' : (c == ',' || c == '\t');
  }

  private String cell() {
    skipBlanks();
    char quote = at < line.length() ? line.charAt(at) : ' ';
    if (quote == '\'' || quote == '"') {
      at++;
      return quoted(quote);
    }
    int start = at;
    while (at < line.length() && !isDelimiter(line.charAt(at))) {
      at++;
    }
    return line.substring(start, at).strip();
  }

  private String quoted(char quote) {
    StringBuilder cell = new StringBuilder();
    while (at < line.length() && line.charAt(at) != quote) {
      at += line.charAt(at) == '\\' && at + 1 < line.length() ? 1 : 0;
      cell.append(line.charAt(at++));
    }
    at++;
    return cell.toString().strip();
  }
}
