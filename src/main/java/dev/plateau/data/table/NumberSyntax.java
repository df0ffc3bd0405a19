package dev.plateau.data.table;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How numbers are written: with a decimal point or comma, and possibly with currency, percent and
 * thousands marks, which are left off. {@code 12%} is 12, {@code (5)} is -5.
 */
public enum NumberSyntax {
  /** {@code 1,234.5} */
  POINT('.', "[,'\u2019 \u00a0\u2007\u2009\u202f]"),
  /** {@code 1.234,5} */
  COMMA(',', "[.'\u2019 \u00a0\u2007\u2009\u202f]");

  private static final String EXPONENT = "(?:[eE][+-]?+\\d{1,9})?+";

  /** The minus of typography. */
  private static final char MINUS = '\u2212';

  private static final Pattern CURRENCY =
      Pattern.compile(
          "[A-Z]{0,2}\\p{Sc}|USD|EUR|GBP|CHF|JPY|CNY|CAD|AUD|NZD|SEK|NOK|DKK|PLN|CZK|HUF|INR|BRL"
              + "|MXN|RUB|TRY|ZAR|kr|z\u0142|K\u010d|Fr\\.");
  private static final Pattern DRESS =
      Pattern.compile(
          "([+-]?)BLANKS(?:CURRENCY)?BLANKS([+-]?)(INNER(?:[^%\\p{Sc}\\p{L}]*INNER)?)BLANKS(?:%|CURRENCY)?"
              .replace("BLANKS", "[SPACE]*")
              .replace("INNER", "[^%\\p{Sc}\\p{L}SPACE]")
              .replace("SPACE", "\\s\u00a0\u2007\u2009\u202f")
              .replace("CURRENCY", CURRENCY.pattern()));

  private final char decimal;
  private final Pattern grouped;

  NumberSyntax(char decimal, String group) {
    this.decimal = decimal;
    String mark = Pattern.quote(String.valueOf(decimal));
    grouped =
        Pattern.compile(
            "\\d{1,3}(" + group + ")\\d{3}(?:\\1\\d{3})*+(?:" + mark + "\\d*+)?+" + EXPONENT);
  }

  /** The syntax with that decimal mark, a point or a comma. */
  public static NumberSyntax of(char decimal) {
    return decimal == ',' ? COMMA : POINT;
  }

  public char decimal() {
    return decimal;
  }

  /** The number a word stands for; NaN when it is none, infinite when it fits no double. */
  public double parse(String word) {
    if (word.isEmpty() || word.length() > 400) {
      return Double.NaN;
    }
    char first = word.charAt(0);
    if (startsPlain(first) && isPlain(word)) {
      return Double.parseDouble(decimal == '.' ? word : word.replace(decimal, '.'));
    }
    return Character.isLetter(first) && !CURRENCY.matcher(word).lookingAt()
        ? Double.NaN
        : parseDressed(word);
  }

  private boolean startsPlain(char first) {
    return (first >= '0' && first <= '9') || first == '-' || first == '+' || first == decimal;
  }

  /** Whether a word is a sign, digits with a decimal mark, and an exponent; no more. */
  boolean isPlain(String word) {
    int start = isSign(word, 0) ? 1 : 0;
    int point = endOfDigits(word, start);
    boolean marked = point < word.length() && word.charAt(point) == decimal;
    int end = marked ? endOfDigits(word, point + 1) : point;
    boolean digits = end - start > (marked ? 1 : 0);
    return digits && (end == word.length() || isExponent(word, end));
  }

  private static boolean isExponent(String word, int at) {
    int digits = at + 1 + (isSign(word, at + 1) ? 1 : 0);
    int end = endOfDigits(word, digits);
    return (word.charAt(at) | 0x20) == 'e' && end > digits && end == word.length();
  }

  private static boolean isSign(String word, int at) {
    return at < word.length() && (word.charAt(at) == '-' || word.charAt(at) == '+');
  }

  private static int endOfDigits(String word, int from) {
    int end = from;
    while (end < word.length() && word.charAt(end) >= '0' && word.charAt(end) <= '9') {
      end++;
    }
    return end;
  }

  private double parseDressed(String word) {
    boolean accountant = word.startsWith("(") && word.endsWith(")");
    String bare = accountant ? word.substring(1, word.length() - 1).strip() : word;
    Matcher dress = DRESS.matcher(bare.replace(MINUS, '-'));
    if (!dress.matches()) {
      return Double.NaN;
    }
    boolean signedTwice = !dress.group(1).isEmpty() && !dress.group(2).isEmpty();
    double size = signedTwice ? Double.NaN : parseBare(dress.group(3));
    boolean negative = accountant ^ dress.group(1).equals("-") ^ dress.group(2).equals("-");
    return negative ? -size : size;
  }

  private double parseBare(String digits) {
    if (grouped.matcher(digits).matches()) {
      String bare = digits.replaceAll("[^0-9eE+" + decimal + "-]", "");
      return Double.parseDouble(bare.replace(decimal, '.'));
    }
    boolean number = digits.charAt(0) != '+' && digits.charAt(0) != '-' && isPlain(digits);
    return number ? Double.parseDouble(digits.replace(decimal, '.')) : Double.NaN;
  }

  /** Whether the word names what is not finite, such as {@code -Inf}. */
  static boolean isInfinity(String word) {
    return word.length() <= 9 && word.toLowerCase(Locale.ROOT).matches("[+-]?inf(inity)?");
  }

  /** How many digits follow the decimal mark of a number's word; 0 where an exponent does. */
  int decimals(String word) {
    int mark = word.lastIndexOf(decimal);
    int end = mark < 0 ? 0 : endOfDigits(word, mark + 1);
    boolean exponent = end < word.length() && (word.charAt(end) | 0x20) == 'e';
    return mark < 0 || exponent ? 0 : end - mark - 1;
  }

  /** A number in this syntax, whole numbers without decimals. */
  public String format(double number) {
    return format(number, 0);
  }

  /**
   * A number in this syntax.
   *
   * @param decimals how many there are at least
   */
  String format(double number, int decimals) {
    boolean minusZero = number == 0 && 1 / number < 0;
    boolean whole = number == Math.rint(number) && Math.abs(number) < 1e15 && !minusZero;
    String shortest = whole ? Long.toString((long) number) : Double.toString(number);
    return shortest.indexOf('E') < 0 ? padded(shortest, decimals) : marked(shortest);
  }

  private String padded(String shortest, int decimals) {
    int mark = shortest.indexOf('.');
    int missing = decimals - (mark < 0 ? 0 : shortest.length() - mark - 1);
    String point = mark < 0 && decimals > 0 ? shortest + "." : shortest;
    return marked(point + "0".repeat(Math.max(0, missing)));
  }

  private String marked(String point) {
    return decimal == '.' ? point : point.replace('.', decimal);
  }
}
