package dev.plateau.data.table;

import dev.plateau.data.table.NumberMarks.Negative;

/** Finds out, word by word, which marks all numbers of a column wear. */
final class NumberMarksGuess {
  private static final int THOUSANDS = 4;

  private final char decimal;
  private String before = "";
  private String after = "";
  private String group = "";
  private Negative negative = Negative.FIRST;
  private int seen;
  private int shortest = Integer.MAX_VALUE;
  private int longest;
  private boolean padded;
  private boolean ungrouped;
  private boolean mixed;

  NumberMarksGuess(char decimal) {
    this.decimal = decimal;
  }

  /**
   * Looks at one more number.
   *
   * @param word a number in the syntax of the column
   */
  void see(String word) {
    if (mixed || (ungrouped && seen > 0 && before.isEmpty() && after.isEmpty() && !padded)) {
      return;
    }
    int sign = word.startsWith("-") ? 1 : 0;
    int end = endOfDigits(word, sign);
    if (end == word.length() || (word.charAt(end) == decimal && isDigits(word, end + 1))) {
      around("", "");
      whole(word, sign, end);
    } else {
      seeDressed(word);
    }
  }

  private static int endOfDigits(String word, int from) {
    int end = from;
    while (end < word.length() && Character.isDigit(word.charAt(end))) {
      end++;
    }
    return end;
  }

  private static boolean isDigits(String word, int from) {
    return endOfDigits(word, from) == word.length();
  }

  private void around(String front, String back) {
    mixed |= seen > 0 && !(before.equals(front) && after.equals(back));
    before = front;
    after = back;
    seen++;
  }

  private void whole(String word, int from, int to) {
    ungrouped |= to - from >= THOUSANDS;
    count(to - from, to - from > 1 && word.charAt(from) == '0');
  }

  private void count(int digits, boolean startsWithZero) {
    shortest = Math.min(shortest, digits);
    longest = Math.max(longest, digits);
    padded |= startsWithZero;
  }

  private void seeDressed(String word) {
    boolean parentheses = word.startsWith("(") && word.endsWith(")");
    String number = parentheses ? word.substring(1, word.length() - 1) : word;
    int from = 0;
    while (from < number.length() && !isPart(number.charAt(from))) {
      from++;
    }
    int to = number.length();
    while (to > from && !isPart(number.charAt(to - 1))) {
      to--;
    }
    String front = number.substring(0, from);
    if (parentheses) {
      negative = Negative.PARENTHESES;
    } else if (front.endsWith("-") && front.length() > 1) {
      negative = Negative.BEFORE_DIGITS;
    }
    around(front.replaceAll("[+-]", ""), number.substring(to));
    seeGroups(number.substring(from, to));
  }

  private boolean isPart(char c) {
    return Character.isDigit(c) || c == decimal;
  }

  private void seeGroups(String digits) {
    int mark = digits.indexOf(decimal);
    String whole = mark < 0 ? digits : digits.substring(0, mark);
    String marks = whole.replaceAll("\\d", "");
    if (marks.isEmpty()) {
      whole(whole, 0, whole.length());
      return;
    }
    String first = marks.substring(0, 1);
    mixed |= first.equalsIgnoreCase("e") || !(group.isEmpty() || group.equals(first));
    group = first;
    count(whole.length() - marks.length(), whole.startsWith("0"));
  }

  /** The marks that all numbers agree on. */
  NumberMarks marks() {
    if (mixed || seen == 0) {
      return NumberMarks.NONE;
    }
    int digits = padded && shortest == longest ? shortest : 1;
    return new NumberMarks(before, after, ungrouped ? "" : group, negative, digits);
  }
}
