package dev.plateau.data.text;

import dev.plateau.data.table.NumberSyntax;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Finds the delimiter under which the lines of a sample have equally many cells. */
final class DialectGuess {
  private static final List<Character> DELIMITERS = List.of('\t', ';', '|', ',', ' ');
  private static final int ROWS = 200;
  private static final double CONSISTENT = 0.9;
  private static final double CLEARLY_MORE = 0.15;

  private final String sample;

  private DialectGuess(String sample) {
    this.sample = sample;
  }

  static Dialect of(String sample) {
    return new DialectGuess(sample).guess();
  }

  static Dialect of(String sample, char delimiter) {
    return new DialectGuess(sample).dialect(delimiter);
  }

  private record Fit(
      Dialect dialect, double consistency, int width, int firstWidth, double numbers) {
    boolean isTable() {
      return width > 1;
    }

    /** How well the first row names the columns: all of them, all but one, or fewer. */
    int named() {
      return Math.min(2, 2 + Math.max(-2, firstWidth - width));
    }
  }

  private Dialect guess() {
    List<Fit> fits =
        DELIMITERS.stream().map(this::dialect).map(this::fit).filter(Fit::isTable).toList();
    List<Fit> good = fits.stream().filter(fit -> fit.consistency() >= CONSISTENT).toList();
    if (good.isEmpty()) {
      return fits.stream()
          .max(Comparator.comparingDouble(Fit::consistency))
          .map(Fit::dialect)
          .orElseGet(() -> dialect(','));
    }
    int named = good.stream().mapToInt(Fit::named).max().orElseThrow();
    List<Fit> likely = good.stream().filter(fit -> fit.named() == named).toList();
    Fit best = likely.getFirst();
    for (Fit fit : likely) {
      best = fit.numbers() > best.numbers() + CLEARLY_MORE ? fit : best;
    }
    return best.dialect();
  }

  private Dialect dialect(char delimiter) {
    return new Dialect(delimiter, quote(delimiter), comment(), isFramed(delimiter));
  }

  /** Whether most lines start with the delimiter, rules and sentences aside. */
  private boolean isFramed(char delimiter) {
    List<String> lines =
        sample.lines().map(String::strip).filter(l -> !l.isEmpty() && l.charAt(0) != '+').toList();
    long framed = lines.stream().filter(line -> line.startsWith("|")).count();
    return delimiter == '|' && 2 * framed > lines.size();
  }

  private char quote(char delimiter) {
    String mark = delimiter == ' ' ? "[ \\t]" : "\\Q" + delimiter + "\\E";
    boolean single =
        sample.indexOf('"') < 0
            && sample
                    .lines()
                    .filter(l -> l.matches("(?:.*" + mark + ")?\\s*'[^']*'\\s*(?:" + mark + ".*)?"))
                    .limit(2)
                    .count()
                == 2;
    return single ? '\'' : '"';
  }

  /** A mark at the start of the text, or of few lines; where many start with it, it is a cell's. */
  private char comment() {
    String start = sample.stripLeading();
    for (char mark : new char[] {'#', '%'}) {
      long marked = sample.lines().filter(line -> line.indexOf(mark) == 0).count();
      long lines = sample.lines().count();
      boolean first = !start.isEmpty() && start.charAt(0) == mark;
      if (marked > 0 && (first ? 2 * marked <= lines : 10 * marked <= lines)) {
        return mark;
      }
    }
    return Dialect.NO_COMMENT;
  }

  private Fit fit(Dialect dialect) {
    List<Row> rows = dialect.sampled(sample, ROWS);
    List<Row> body = rows.size() > 2 ? rows.subList(1, rows.size()) : rows;
    Map<Integer, Integer> widths = new HashMap<>();
    body.forEach(row -> widths.merge(row.width(), 1, Integer::sum));
    int width =
        widths.entrySet().stream()
            .max(
                Map.Entry.<Integer, Integer>comparingByValue()
                    .thenComparing(Map.Entry.comparingByKey()))
            .map(Map.Entry::getKey)
            .orElse(0);
    double consistency = body.isEmpty() ? 0 : widths.getOrDefault(width, 0) / (double) body.size();
    int first =
        rows.stream().mapToInt(Row::width).filter(w -> 2 * w >= width).findFirst().orElse(0);
    return new Fit(dialect, consistency, width, first, numbers(body));
  }

  private static double numbers(List<Row> rows) {
    long cells = rows.stream().mapToLong(row -> row.cells().size()).sum();
    long numbers =
        rows.stream().flatMap(row -> row.cells().stream()).filter(DialectGuess::isNumber).count();
    return cells == 0 ? 0 : numbers / (double) cells;
  }

  static boolean isNumber(String cell) {
    return Stream.of(NumberSyntax.values()).anyMatch(syntax -> !Double.isNaN(syntax.parse(cell)));
  }
}
