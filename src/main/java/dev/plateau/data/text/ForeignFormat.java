package dev.plateau.data.text;

import dev.plateau.data.table.Fault;
import dev.plateau.data.table.UnusableTable;
import java.util.List;
import java.util.regex.Pattern;

/** Texts that are no tables with delimiters but look like ones. */
final class ForeignFormat {
  private static final Pattern MARKUP =
      Pattern.compile("(?is)\\s*<(!doctype|\\?xml|html|table)\\b.*");
  private static final Pattern SPARSE =
      Pattern.compile("[+-]?[\\d.,]+(\\s+(\\d+|qid):\\S+)+\\s*(#.*)?");
  private static final int LINES = 5;

  private ForeignFormat() {}

  /**
   * Refuses what is not read.
   *
   * @throws UnusableTable saying what it is, and what to send instead
   */
  static void refuse(String sample) {
    if (MARKUP.matcher(sample).matches()) {
      throw new UnusableTable(Fault.ofTable("is HTML or XML: save the table as CSV and send that"));
    }
    if (sample.contains("\\begin{tab")) {
      throw new UnusableTable(Fault.ofTable("is LaTeX: save the table as CSV and send that"));
    }
    if (isSparse(sample)) {
      throw new UnusableTable(
          Fault.ofTable(
              "is in the sparse format of svmlight, in which rows are pairs such as 3:0.5: write"
                  + " every row with a cell for each column, as CSV, and send that"));
    }
  }

  private static boolean isSparse(String sample) {
    List<String> lines =
        sample
            .lines()
            .filter(line -> !line.isBlank() && !line.startsWith("#"))
            .limit(LINES)
            .toList();
    return !lines.isEmpty()
        && lines.stream().allMatch(line -> SPARSE.matcher(line.strip()).matches());
  }
}
