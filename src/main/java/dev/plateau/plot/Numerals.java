package dev.plateau.plot;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/** Writes numbers for people to read: 10,000, 0.25, 3×10⁻⁹. */
public final class Numerals {
  private static final String RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹";
  private static final String LOWERED = "₀₁₂₃₄₅₆₇₈₉";

  /** Powers of ten that are written in full. */
  private static final int MIN_PLAIN = -4;

  private static final int MAX_PLAIN = 6;

  private Numerals() {}

  /** A number rounded to some significant digits. */
  public static String brief(double number, int digits) {
    return Double.isFinite(number)
        ? of(new BigDecimal(number).round(new MathContext(digits, RoundingMode.HALF_EVEN)))
        : Double.toString(number);
  }

  static String of(BigDecimal number) {
    return isPlain(number) ? plain(number) : scientific(number);
  }

  static boolean isPlain(BigDecimal number) {
    int power = power(number);
    return number.signum() == 0 || (MIN_PLAIN <= power && power <= MAX_PLAIN);
  }

  static String plain(BigDecimal number) {
    DecimalFormat format =
        new DecimalFormat("#,##0.#", DecimalFormatSymbols.getInstance(Locale.ROOT));
    format.setMaximumFractionDigits(Integer.MAX_VALUE);
    return format.format(number);
  }

  static String scientific(BigDecimal number) {
    if (number.signum() == 0) {
      return "0";
    }
    int power = power(number);
    BigDecimal mantissa = number.scaleByPowerOfTen(-power).stripTrailingZeros();
    String ten = "10" + (power < 0 ? "⁻" : "") + digits(Math.abs(power), RAISED);
    return mantissa.compareTo(BigDecimal.ONE) == 0 ? ten : mantissa.toPlainString() + "×" + ten;
  }

  private static int power(BigDecimal number) {
    return number.precision() - number.scale() - 1;
  }

  /** A name with a subscript, x₁. */
  static String indexed(String name, int number) {
    return name + digits(number, LOWERED);
  }

  private static String digits(int number, String alphabet) {
    StringBuilder digits = new StringBuilder();
    Integer.toString(number).chars().forEach(c -> digits.append(alphabet.charAt(c - '0')));
    return digits.toString();
  }
}
