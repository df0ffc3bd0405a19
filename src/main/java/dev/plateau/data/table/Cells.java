package dev.plateau.data.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * The cells of one column, compactly: each distinct word is kept once and each cell is a code.
 *
 * <p>A column of more than {@link #MAX_SPELLED} words, nearly all of them numbers, becomes an array
 * of doubles: their spelling is lost, other words keep their codes (in the payload of a NaN). A
 * column of too many words that are neither numbers nor dates is free text, of which only the count
 * is kept.
 */
final class Cells {
  /** Distinct words up to which numbers keep their spelling, as levels of a class need it. */
  static final int MAX_SPELLED = 100;

  private static final int MAX_DECIMALS = 20;
  private static final int MAX_WORDS = 1 << 16;
  private static final int MAX_CHARS = 1 << 23;
  private static final double MOST = 0.8;
  private static final long NAN_BITS = 0x7ff8_0000_0000_0001L;

  private final NumberSyntax syntax;
  private final boolean spelled;
  private final Map<String, Integer> codes = new HashMap<>();
  private final List<String> words = new ArrayList<>();
  private final List<Double> values = new ArrayList<>();
  private final BitSet missingCodes = new BitSet();
  private CodeArray cells = new CodeArray();
  private double[] numbers = {};
  private ToDoubleFunction<String> reading;
  private Optional<DateSyntax> dates = Optional.empty();
  private boolean isNumeric;
  private boolean isFreeText;
  private boolean isPadded;
  private boolean isDressed;
  private int numericWords;
  private int chars;
  private int size;
  private int missing;
  private int decimals = MAX_DECIMALS;
  private NumberMarksGuess marks;

  Cells(NumberSyntax syntax) {
    this(syntax, false);
  }

  /**
   * @param spelled whether numbers keep their spelling, however many they are
   */
  private Cells(NumberSyntax syntax, boolean spelled) {
    this.syntax = syntax;
    this.spelled = spelled;
    this.reading = syntax::parse;
    this.marks = new NumberMarksGuess(syntax.decimal());
  }

  void add(String word) {
    if (isFreeText) {
      missing += MissingWords.isMissing(word) ? 1 : 0;
      size++;
    } else if (isNumeric) {
      addNumber(reading.applyAsDouble(word), word);
    } else {
      int code = code(word);
      missing += missingCodes.get(code) ? 1 : 0;
      cells.add(code);
      size++;
      compactIfLarge();
    }
  }

  private void addNumber(double number, String word) {
    if (size == numbers.length) {
      numbers = Arrays.copyOf(numbers, size + (size >> 1) + 1);
    }
    if (!Double.isNaN(number)) {
      seeNumber(word);
    } else {
      int code = code(word);
      missing += missingCodes.get(code) ? 1 : 0;
      number = Double.longBitsToDouble(NAN_BITS + code);
    }
    numbers[size++] = number;
    if (words.size() > MAX_WORDS) {
      becomeFreeText();
    }
  }

  private void seeNumber(String word) {
    if (word.isEmpty()) {
      return;
    }
    if (decimals > 0) {
      decimals = Math.min(decimals, syntax.decimals(word));
    }
    marks.see(word);
  }

  private int code(String word) {
    Integer known = codes.get(word);
    if (known != null) {
      return known;
    }
    double value = reading.applyAsDouble(word);
    codes.put(word, words.size());
    missingCodes.set(words.size(), MissingWords.isMissing(word));
    words.add(word);
    values.add(value);
    chars += word.length();
    numericWords += Double.isNaN(value) ? 0 : 1;
    if (!Double.isNaN(value)) {
      seeNumber(word);
    }
    isDressed |= !Double.isNaN(value) && !syntax.isPlain(word);
    isPadded |= word.length() > 1 && word.charAt(0) == '0' && Character.isDigit(word.charAt(1));
    return words.size() - 1;
  }

  private void compactIfLarge() {
    boolean large = words.size() > MAX_WORDS || chars > MAX_CHARS;
    boolean numeric = !spelled && numericWords >= MOST * words.size();
    if (numeric && (large || (words.size() > MAX_SPELLED && !isPadded))) {
      becomeNumeric();
    } else if (large) {
      Stream.of(DateSyntax.values())
          .filter(dates -> dates(dates) >= MOST * words.size())
          .findFirst()
          .ifPresentOrElse(this::becomeDates, this::becomeFreeText);
    }
  }

  private long dates(DateSyntax dates) {
    return words.stream().filter(word -> !Double.isNaN(dates.parse(word))).count();
  }

  private void becomeDates(DateSyntax dates) {
    this.dates = Optional.of(dates);
    reading = dates::parse;
    values.replaceAll(_ -> Double.NaN);
    for (int code = 0; code < words.size(); code++) {
      values.set(code, dates.parse(words.get(code)));
    }
    becomeNumeric();
  }

  private void becomeNumeric() {
    CodeArray before = cells;
    List<String> spelling = List.copyOf(words);
    List<Double> parsed = List.copyOf(values);
    forgetWords();
    isNumeric = true;
    numbers = new double[size + (size >> 1)];
    size = 0;
    missing = 0;
    for (int row = 0; row < before.size(); row++) {
      int code = before.get(row);
      addNumber(parsed.get(code), spelling.get(code));
    }
  }

  private void becomeFreeText() {
    forgetWords();
    isNumeric = false;
    isFreeText = true;
    numbers = new double[0];
  }

  private void forgetWords() {
    codes.clear();
    words.clear();
    values.clear();
    missingCodes.clear();
    cells = new CodeArray();
    numericWords = 0;
    chars = 0;
  }

  /** The same column with the spelling of every cell; numbers are spelled as they are printed. */
  Cells spelled() {
    Cells copy = new Cells(syntax, true);
    for (int row = 0; row < size; row++) {
      copy.add(word(row));
    }
    return copy;
  }

  /** The cells of some rows, their words in order of appearance among these. */
  Cells only(int[] rows) {
    Cells some = new Cells(syntax, spelled);
    some.reading = reading;
    some.dates = dates;
    some.isNumeric = isNumeric;
    some.isFreeText = isFreeText;
    some.decimals = decimals;
    some.marks = marks;
    some.isDressed = isDressed;
    some.isPadded = isPadded;
    for (int row : rows) {
      if (isNumeric && code(row) < 0) {
        some.addNumber(numbers[row], "");
      } else {
        some.add(isFreeText ? "text" : word(row));
      }
    }
    return some;
  }

  int size() {
    return size;
  }

  boolean isFreeText() {
    return isFreeText;
  }

  /** How many cells are missing whatever the column holds. */
  int missing() {
    return missing;
  }

  /** The code of a cell's word; -1 for a number whose spelling is lost, and for free text. */
  int code(int row) {
    if (isNumeric) {
      double number = numbers[row];
      return Double.isNaN(number) ? (int) (Double.doubleToRawLongBits(number) - NAN_BITS) : -1;
    }
    return isFreeText ? -1 : cells.get(row);
  }

  /** A cell as a number, or as days if this column became dates; NaN when it is neither. */
  double number(int row) {
    int code = code(row);
    if (code >= 0) {
      return values.get(code);
    }
    return isNumeric ? numbers[row] : Double.NaN;
  }

  /** A cell's word; empty for free text. */
  String word(int row) {
    int code = code(row);
    if (code >= 0) {
      return words.get(code);
    }
    if (isFreeText) {
      return "";
    }
    return dates.isPresent() ? DateSyntax.format(numbers[row]) : syntax.format(numbers[row]);
  }

  /** The distinct words by their codes, in order of appearance. */
  List<String> words() {
    return words;
  }

  /** What the words stand for as numbers. */
  List<Double> values() {
    return values;
  }

  /** Whether every word keeps its spelling. */
  boolean isSpelled() {
    return !isNumeric && !isFreeText;
  }

  /** How the dates are written whose days stand in place of numbers. */
  Optional<DateSyntax> dates() {
    return dates;
  }

  /** How many digits follow the decimal mark of every number at least. */
  int decimals() {
    return numericWords == 0 && !isNumeric ? 0 : decimals;
  }

  /** What every number wears. */
  NumberMarks marks() {
    return marks.marks();
  }

  /** Whether numbers wear currency or percent marks. */
  boolean isDressed() {
    return isDressed;
  }

  /** Whether numbers start with zeros, as codes do. */
  boolean isPadded() {
    return isPadded;
  }
}
