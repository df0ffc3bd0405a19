package dev.plateau.data.table;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Finds rows at the end of a table that sum up the others, as spreadsheets have them. */
final class TotalRows {
  private static final int MAX_TOTALS = 3;
  private static final Pattern TOTAL =
      Pattern.compile(
          "(?iu)(grand |sub-?)?(totals?|sum|summe|gesamt(summe|ergebnis)?|insgesamt|somme|totale|"
              + "suma|average|mean|mittelwert|durchschnitt|moyenne)( général| general)?\\s*:?");

  private final Table table;

  private TotalRows(Table table) {
    this.table = table;
  }

  /** The table without its totals, and with a remark on them. */
  static Table leftOut(Table table) {
    int kept = new TotalRows(table).firstTotal();
    return kept == table.rows()
        ? table
        : table
            .only(IntStream.range(0, kept).toArray())
            .with(
                Remark.ofTable(
                    "line %d, \"%s\", sums up the rows above: left out"
                        .formatted(table.line(kept), firstWord(table, kept).orElse(""))));
  }

  /** Where the totals at the end start; the number of rows where there are none. */
  private int firstTotal() {
    int first = table.rows();
    while (first > MAX_TOTALS && table.rows() - first < MAX_TOTALS && isTotal(first - 1)) {
      first--;
    }
    return first;
  }

  private boolean isTotal(int row) {
    return firstWord(table, row).filter(word -> TOTAL.matcher(word).matches()).isPresent()
        && !occursAbove(row);
  }

  private boolean occursAbove(int row) {
    int column = firstFilled(table, row);
    String word = table.word(row, column);
    return IntStream.range(0, row).anyMatch(above -> table.word(above, column).equals(word));
  }

  private static Optional<String> firstWord(Table table, int row) {
    int column = firstFilled(table, row);
    return column < table.names().size() ? Optional.of(table.word(row, column)) : Optional.empty();
  }

  private static int firstFilled(Table table, int row) {
    List<String> names = table.names();
    return IntStream.range(0, names.size())
        .filter(c -> !table.word(row, c).isEmpty())
        .findFirst()
        .orElse(names.size());
  }
}
