package dev.plateau.diagnosis.evidence;

import dev.plateau.kernel.Elementary;
import dev.plateau.network.Network;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Numbers and lists in sentences. */
public final class Wording {
  private static final int MOST_NAMED = 6;

  private Wording() {}

  /** Up to four digits: 0.3341, 1.67e-4, 12.4, 164. */
  public static String number(double value) {
    if (!Double.isFinite(value)) {
      return Double.isNaN(value) ? "NaN" : value > 0 ? "infinity" : "-infinity";
    }
    BigDecimal rounded = new BigDecimal(value).round(new MathContext(4)).stripTrailingZeros();
    double size = Math.abs(value);
    if (size == 0 || (size >= 1e-3 && size < 1e6)) {
      return rounded.toPlainString();
    }
    int exponent = rounded.precision() - rounded.scale() - 1;
    return rounded.scaleByPowerOfTen(-exponent).toPlainString() + "e" + exponent;
  }

  /** Rounded down to two digits, as one would type it. */
  public static double typed(double number) {
    double exponent = Math.floor(Elementary.log(number) / Elementary.log(10));
    double unit = Double.parseDouble("1e" + (int) (exponent - 1));
    double digits = Math.floor(number / unit * (1 + 1e-12));
    return Double.parseDouble((long) digits + "e" + (int) (exponent - 1));
  }

  public static String percent(double share) {
    double percent = 100 * share;
    boolean whole = percent == Math.rint(percent) || (percent >= 10 && percent <= 99);
    return String.format(Locale.ROOT, whole ? "%.0f %%" : "%.1f %%", percent);
  }

  /** "1 and 2", "1, 2 and 5", "1, 2, 3, 4, 5, 6 and 94 more". */
  public static String list(List<?> things) {
    if (things.size() == 1) {
      return String.valueOf(things.getFirst());
    }
    boolean all = things.size() <= MOST_NAMED;
    int named = all ? things.size() - 1 : MOST_NAMED;
    String first =
        things.stream().limit(named).map(String::valueOf).collect(Collectors.joining(", "));
    return first + " and " + (all ? things.getLast() : things.size() - named + " more");
  }

  /** "Hidden units 1 and 2", with the layer where there are several. */
  public static String units(Network network, int layer, List<Integer> units) {
    String of = network.hidden().size() > 1 ? " of layer " + layer : "";
    return (units.size() == 1 ? "Hidden unit " : "Hidden units ") + list(units) + of;
  }

  public static String rows(List<Integer> rows) {
    return (rows.size() == 1 ? "row " : "rows ") + list(rows);
  }
}
