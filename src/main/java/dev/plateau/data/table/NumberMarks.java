package dev.plateau.data.table;

/**
 * What the numbers of a column wear besides digits and the decimal mark, so that they can be
 * written out as they stood.
 *
 * @param before such as {@code $}
 * @param after such as {@code %}
 * @param group between thousands, empty where there is nothing
 * @param negative where the minus stands
 * @param digits how many digits stand before the decimal mark at least, as in {@code 007}
 */
public record NumberMarks(
    String before, String after, String group, Negative negative, int digits) {
  /** Plain numbers. */
  public static final NumberMarks NONE = new NumberMarks("", "", "", Negative.FIRST, 1);

  private static final int GROUPED = 3;

  /** How a negative number is told from a positive one. */
  public enum Negative {
    /** {@code -$5} */
    FIRST,
    /** {@code $-5} */
    BEFORE_DIGITS,
    /** {@code ($5)} */
    PARENTHESES
  }

  /**
   * A number with its marks.
   *
   * @param plain its digits, perhaps with a sign and a decimal mark; other words stay as they are
   */
  String on(String plain, char decimal) {
    boolean minus = plain.startsWith("-");
    String size = minus ? plain.substring(1) : plain;
    if (equals(NONE) || size.indexOf('E') >= 0 || !Character.isDigit(size.charAt(0))) {
      return plain;
    }
    int mark = size.indexOf(decimal);
    int whole = mark < 0 ? size.length() : mark;
    String worn = grouped("0".repeat(Math.max(0, digits - whole)) + size.substring(0, whole));
    String body = worn + size.substring(whole);
    return minus ? negative(body) : before + body + after;
  }

  private String negative(String body) {
    return switch (negative) {
      case FIRST -> "-" + before + body + after;
      case BEFORE_DIGITS -> before + "-" + body + after;
      case PARENTHESES -> "(" + before + body + after + ")";
    };
  }

  private String grouped(String whole) {
    StringBuilder grouped = new StringBuilder(whole);
    for (int at = whole.length() - GROUPED; at > 0 && !group.isEmpty(); at -= GROUPED) {
      grouped.insert(at, group);
    }
    return grouped.toString();
  }
}
