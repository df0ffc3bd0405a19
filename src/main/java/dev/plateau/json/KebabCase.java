package dev.plateau.json;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The names of enum constants in JSON: lower-case kebab, {@code LEAKY_RELU} is {@code leaky-relu}.
 */
public final class KebabCase {
  private KebabCase() {}

  public static String of(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** All constants by their names, in order. */
  public static <E extends Enum<E>> Map<String, E> of(Class<E> type) {
    Map<String, E> byName = new LinkedHashMap<>();
    Arrays.stream(type.getEnumConstants()).forEach(constant -> byName.put(of(constant), constant));
    return byName;
  }
}
