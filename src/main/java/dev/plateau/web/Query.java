package dev.plateau.web;

import java.util.Map;
import java.util.Optional;

/** Reads single query parameters. */
final class Query {
  private Query() {}

  static Optional<Integer> integer(String name, Optional<String> text, int min, int max) {
    return text.map(digits -> {
      String allowed = "must be an integer from %,d to %,d".formatted(min, max);
      if (!digits.matches("-?\\d{1,10}")) {
        throw InvalidRequest.parameter(name, allowed + ", is \"" + digits + "\"");
      }
      long number = Long.parseLong(digits);
      if (number < min || number > max) {
        throw InvalidRequest.parameter(name, allowed + ", is " + number);
      }
      return (int) number;
    });
  }

  static <T> T choice(String name, String text, Map<String, T> choices) {
    T choice = choices.get(text);
    if (choice == null) {
      throw InvalidRequest.parameter(
          name,
          "must be one of %s, is \"%s\"".formatted(String.join(", ", choices.keySet()), text));
    }
    return choice;
  }
}
