package dev.plateau.data.table;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Rows of words in named columns, as they stand in a file. */
public final class Table {
  private final TableFormat format;
  private final List<String> names;
  private final List<Cells> columns;
  private final Map<Integer, Declaration> declared;
  private final Lines lines;
  private final Notes notes;
  private final int rows;

  /**
   * What was found out while reading.
   *
   * @param unnamed positions of columns that the file gives no name, the first is 0
   * @param classNames names of the classes 0, 1, .. as scikit-learn's files have them
   */
  record Notes(List<Remark> remarks, List<Integer> unnamed, List<String> classNames) {
    Notes {
      remarks = List.copyOf(remarks);
      unnamed = List.copyOf(unnamed);
      classNames = List.copyOf(classNames);
    }
  }

  Table(
      TableFormat format,
      List<String> names,
      List<Cells> columns,
      Map<Integer, Declaration> declared,
      Lines lines,
      Notes notes) {
    this.format = format;
    this.names = List.copyOf(names);
    this.columns = List.copyOf(columns);
    this.declared = Map.copyOf(declared);
    this.lines = lines;
    this.notes = notes;
    this.rows = columns.isEmpty() ? 0 : columns.getFirst().size();
  }

  /** The table with some of its rows, in the order given. */
  Table only(int[] kept) {
    Lines keptLines = new Lines();
    IntStream.of(kept).map(this::line).forEach(keptLines::add);
    List<Cells> some = columns.stream().map(cells -> cells.only(kept)).toList();
    return new Table(format, names, some, declared, keptLines, notes);
  }

  /** The table with one more remark. */
  Table with(Remark remark) {
    List<Remark> remarks = Stream.concat(notes.remarks().stream(), Stream.of(remark)).toList();
    return new Table(
        format,
        names,
        columns,
        declared,
        lines,
        new Notes(remarks, notes.unnamed(), notes.classNames()));
  }

  public TableFormat format() {
    return format;
  }

  public int rows() {
    return rows;
  }

  /** The names of all columns, each different from the others. */
  public List<String> names() {
    return names;
  }

  /** The line on which a row starts, or the number of a record; the first is 1. */
  public int line(int row) {
    return lines.of(row);
  }

  /** A cell as it is written; large columns of numbers and free text lose their spelling. */
  public String word(int row, int column) {
    return columns.get(column).word(row);
  }

  /** What was guessed while reading. */
  public List<Remark> remarks() {
    return notes.remarks();
  }

  Cells cells(int column) {
    return columns.get(column);
  }

  Optional<Declaration> declared(int column) {
    @Nullable Declaration declaration = declared.get(column);
    return Optional.ofNullable(declaration);
  }

  boolean isUnnamed(int column) {
    return notes.unnamed().contains(column);
  }

  List<String> classNames() {
    return notes.classNames();
  }
}
