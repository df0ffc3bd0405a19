package dev.plateau.data.text;

import dev.plateau.data.table.Fault;
import dev.plateau.data.table.NumberSyntax;
import dev.plateau.data.table.Remark;
import dev.plateau.data.table.UnusableTable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * How a text with delimiters is to be read, found out from its beginning.
 *
 * @param rowsBefore how many rows come before the first that counts
 * @param names of the columns, empty where there is none
 */
record Layout(
    Dialect dialect,
    NumberSyntax syntax,
    boolean header,
    int rowsBefore,
    List<String> names,
    Optional<CountLine> countLine,
    List<Remark> remarks) {

  static Layout of(SourceText text, TextOptions options) {
    return new Finder(text, options).find();
  }

  /** A delimiter as it is called in remarks and options. */
  static String name(char delimiter) {
    return switch (delimiter) {
      case '\t' -> "tab";
      case ' ' -> "space";
      default -> "\"" + delimiter + "\"";
    };
  }

  /** Looks at the beginning of a text. */
  private static final class Finder {
    private static final int ROWS = 200;
    private static final int CELLS = 20_000;
    private static final int MAX_TITLES = 5;

    private final TextOptions options;
    private final List<Remark> remarks = new ArrayList<>();
    private final Dialect dialect;
    private final String lines;
    private final List<Row> all;
    private final int before;

    Finder(SourceText text, TextOptions options) {
      this.options = options;
      lines = wholeLines(text);
      Optional<Character> named = separatorLine(lines);
      String sample = named.isPresent() ? lines.substring(lines.indexOf('\n') + 1) : lines;
      dialect =
          options
              .delimiter()
              .or(() -> named)
              .map(delimiter -> DialectGuess.of(sample, delimiter))
              .orElseGet(() -> DialectGuess.of(sample));
      List<Row> sampled = dialect.sampled(sample, ROWS);
      if (sampled.isEmpty()) {
        throw new UnusableTable(Fault.ofTable("must hold at least one row"));
      }
      int titles = titles(sampled);
      all = sampled.subList(titles, sampled.size());
      before = (named.isPresent() ? 1 : 0) + titles;
    }

    /** How many lines stand above the table as its title: far shorter than most of its rows. */
    private int titles(List<Row> sampled) {
      int[] widths = sampled.stream().mapToInt(Row::filledWidth).sorted().toArray();
      int usual = widths[widths.length / 2];
      int titles = 0;
      while (titles < MAX_TITLES && 2 * sampled.get(titles).filledWidth() < usual) {
        titles++;
      }
      if (titles > 0) {
        remarks.add(
            Remark.ofTable(
                "\"%s\" stands above the table: left out"
                    .formatted(String.join(" ", sampled.getFirst().cells()).strip())));
      }
      return titles;
    }

    /** The sample without its last line where that may be cut off. */
    private static String wholeLines(SourceText text) {
      String sample = text.sample();
      int end = Math.max(sample.lastIndexOf('\n'), sample.lastIndexOf('\r'));
      if (end < 0 && !sample.isBlank()) {
        throw new UnusableTable(
            Fault.ofTable(
                "is a single line where a table has a line for each row: curl -d @file takes the"
                    + " line breaks out of a file, curl --data-binary @file keeps them"));
      }
      return text.isWhole() ? sample : sample.substring(0, end + 1);
    }

    private static Optional<Character> separatorLine(String sample) {
      String first = sample.lines().findFirst().orElse("").strip();
      return first.matches("(?i)\"?sep=.\"?")
          ? Optional.of(first.replace("\"", "").charAt("sep=".length()))
          : first.equalsIgnoreCase("sep=") ? Optional.of('\t') : Optional.empty();
    }

    Layout find() {
      Optional<CountLine> counted = CountLine.of(all);
      counted.ifPresent(_ ->
          remarks.add(
              Remark.ofTable(
                  "line 1 counts rows and inputs and names classes: not taken for a row")));
      List<Row> rows = counted.isPresent() ? all.subList(1, all.size()) : all;
      NumberSyntax syntax = syntax(rows.size() > 1 ? rows.subList(1, rows.size()) : rows);
      Header header = header(some(rows), syntax);
      int skipped = before + (counted.isPresent() ? 1 : 0) + (header.present() ? 1 : 0);
      SecondHeader second = new SecondHeader(some(rows), syntax);
      if (header.present() && second.isPresent()) {
        remarks.add(Remark.ofTable(second.remark()));
        skipped++;
        rows = second.rows();
      }
      return new Layout(
          dialect, syntax, header.present(), skipped, names(rows, header), counted, remarks);
    }

    private static List<Row> some(List<Row> rows) {
      return rows.subList(
          0, Math.min(rows.size(), 2 + CELLS / Math.max(1, rows.getFirst().width())));
    }

    private NumberSyntax syntax(List<Row> rows) {
      if (options.decimal().isPresent()) {
        return NumberSyntax.of(options.decimal().get());
      }
      NumberSyntax guess = DecimalGuess.of(rows, dialect.delimiter());
      if (guess == NumberSyntax.COMMA) {
        remarks.add(Remark.ofTable("numbers are read with a decimal comma; decimal=. overrules"));
      }
      return guess;
    }

    private Header header(List<Row> rows, NumberSyntax syntax) {
      Header header =
          options.header().map(Header::new).orElseGet(() -> new HeaderGuess(rows, syntax).guess());
      if (!header.remark().isEmpty()) {
        remarks.add(Remark.ofTable(header.remark()));
      }
      return header;
    }

    /**
     * The last line of comments before the rows where it names as many columns, as numpy's does.
     */
    private Optional<Row> commentedHeader(int width) {
      if (dialect.comment() == Dialect.NO_COMMENT) {
        return Optional.empty();
      }
      String mark = String.valueOf(dialect.comment());
      return lines
          .lines()
          .takeWhile(line -> line.startsWith(mark))
          .reduce((_, later) -> later)
          .map(line -> dialect.sampled(line.substring(1) + "\n", 1))
          .filter(rows -> !rows.isEmpty() && rows.getFirst().width() == width)
          .map(List::getFirst)
          .filter(row -> row.cells().stream().noneMatch(DialectGuess::isNumber));
    }

    /** As many names as columns are in use; trailing delimiters make none. */
    private List<String> names(List<Row> rows, Header header) {
      List<Row> body = header.present() ? rows.subList(1, rows.size()) : rows;
      Row first = rows.getFirst();
      int width = body.stream().mapToInt(Row::filledWidth).max().orElse(0);
      if (!header.present()) {
        return commentedHeader(commonWidth(body, width))
            .map(this::namesOfComment)
            .orElseGet(() -> positions(commonWidth(body, width)));
      }
      int named = first.filledWidth();
      if (isOneShort(named, body)) {
        remarks.add(
            Remark.ofTable("the header is one name short: column 1 is taken for row names"));
        return withRowNames(first.cells().subList(0, named));
      }
      return first.cells().subList(0, Math.max(named, Math.min(first.width(), width)));
    }

    private List<String> namesOfComment(Row comment) {
      remarks.add(Remark.ofTable("the columns' names are taken from a comment"));
      return comment.cells();
    }

    private List<String> positions(int width) {
      remarks.add(Remark.ofTable("no header: columns are called by their positions"));
      return Collections.nCopies(width, "");
    }

    /** The largest number of cells that at least a tenth of the rows fill; others are faults. */
    private static int commonWidth(List<Row> body, int widest) {
      int width = widest;
      while (width > 1 && 10 * filling(body, width) < body.size()) {
        width--;
      }
      return width;
    }

    private static long filling(List<Row> body, int width) {
      return body.stream().filter(row -> row.filledWidth() >= width).count();
    }

    private static boolean isOneShort(int named, List<Row> body) {
      long longer = body.stream().filter(row -> row.filledWidth() == named + 1).count();
      return !body.isEmpty() && 2 * longer > body.size();
    }

    private static List<String> withRowNames(List<String> names) {
      List<String> all = new ArrayList<>(List.of(""));
      all.addAll(names);
      return all;
    }
  }
}
