package dev.plateau.data.table;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/** A table on its way from a file or from records. */
public final class TableBuilder {
  private static final int ROWS_A_CHECK = 256;

  private final NumberSyntax syntax;
  private final Limits limits;
  private final List<String> names = new ArrayList<>();
  private final Map<String, Integer> positions = new HashMap<>();
  private final List<Cells> columns = new ArrayList<>();
  private final Map<Integer, Declaration> declared = new HashMap<>();
  private final List<Integer> unnamed = new ArrayList<>();
  private final List<Remark> remarks = new ArrayList<>();
  private final List<Integer> order = new ArrayList<>();
  private final Lines lines = new Lines();
  private List<String> classNames = List.of();
  private int rows;

  public TableBuilder(NumberSyntax syntax, Limits limits) {
    this.syntax = syntax;
    this.limits = limits;
  }

  /** Adds a column; an empty name becomes its position, one already taken gets a number. */
  public int addColumn(String name) {
    limits.checkColumns(names.size() + 1L);
    if (name.isEmpty()) {
      unnamed.add(names.size());
    }
    String unique = unique(name.isEmpty() ? "column " + (names.size() + 1) : name);
    if (!name.isEmpty() && !unique.equals(name)) {
      remark(new Remark(unique, "the name \"%s\" stands twice in the header".formatted(name)));
    }
    Cells cells = new Cells(syntax);
    for (int row = 0; row < rows; row++) {
      cells.add("");
    }
    order.add(names.size());
    positions.put(unique, names.size());
    positions.putIfAbsent(name, names.size());
    names.add(unique);
    columns.add(cells);
    return names.size() - 1;
  }

  private String unique(String name) {
    String free = name;
    for (int number = 2; positions.containsKey(free); number++) {
      free = name + "." + number;
    }
    return free;
  }

  /** Says what the file declares a column to be. */
  public void declare(int column, Declaration declaration) {
    declared.put(column, declaration);
  }

  /** The classes' names where the file numbers them 0, 1, .. */
  public void nameClasses(List<String> classes) {
    classNames = List.copyOf(classes);
  }

  public void remark(Remark remark) {
    remarks.add(remark);
  }

  /** Sets a cell of the row that is being read. */
  public void cell(int column, String word) {
    columns.get(column).add(word);
  }

  /** Ends the row; cells that were not set are missing. */
  public void endRow(int line) {
    rows++;
    limits.checkRows(rows);
    limits.checkCells((long) rows * columns.size());
    if (rows % ROWS_A_CHECK == 0) {
      limits.checkWords(columns.stream().mapToLong(cells -> cells.words().size()).sum());
    }
    for (Cells cells : columns) {
      if (cells.size() < rows) {
        cells.add("");
      }
    }
    lines.add(line);
  }

  /**
   * Adds a record; a column that no record had before stands behind the one that it follows here.
   *
   * @param cells words by column name; numbers and booleans as JSON writes them, null as an empty
   *     word
   */
  public void addRecord(SequencedMap<String, String> cells) {
    int last = -1;
    for (Map.Entry<String, String> cell : cells.entrySet()) {
      Integer known = positions.get(cell.getKey());
      last = known == null ? addColumn(cell.getKey(), last) : known;
      cell(last, cell.getValue().strip());
    }
    endRow(rows + 1);
  }

  private int addColumn(String name, int before) {
    int column = addColumn(name);
    order.removeLast();
    order.add(order.indexOf(before) + 1, column);
    return column;
  }

  public int rows() {
    return rows;
  }

  /** The table without rows at its end that sum up the others. */
  public Table buildWithoutTotals(TableFormat format) {
    return TotalRows.leftOut(build(format));
  }

  public Table build(TableFormat format) {
    Map<Integer, Declaration> sorted = new HashMap<>();
    declared.forEach((column, declaration) -> sorted.put(order.indexOf(column), declaration));
    return new Table(
        format,
        order.stream().map(names::get).toList(),
        order.stream().map(columns::get).toList(),
        sorted,
        lines,
        new Table.Notes(remarks, unnamed.stream().map(order::indexOf).toList(), classNames));
  }
}
