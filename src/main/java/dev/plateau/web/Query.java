package dev.plateau.web;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Reads single query parameters and notes what is wrong with each; ends with refuseIfAny. */
final class Query {
  private final Faults faults = new Faults();

  Optional<Integer> integer(String name, Optional<String> text, int min, int max) {
    Optional<Integer> number =
        text.filter(digits -> digits.matches("-?\\d{1,10}"))
            .map(Long::parseLong)
            .filter(found -> found >= min && found <= max)
            .map(Long::intValue);
    if (text.isPresent() && number.isEmpty()) {
      faults.parameter(
          name, "must be an integer from %,d to %,d, is \"%s\"".formatted(min, max, text.get()));
    }
    return number;
  }

  <T> Optional<T> choice(String name, Optional<String> text, Map<String, T> choices) {
    Optional<T> choice = text.flatMap(known -> Optional.ofNullable(choices.get(known)));
    if (text.isPresent() && choice.isEmpty()) {
      faults.parameter(
          name,
          "must be one of %s, is \"%s\""
              .formatted(String.join(", ", choices.keySet()), text.get()));
    }
    return choice;
  }

  Optional<UUID> cursor(String name, Optional<String> text) {
    Optional<UUID> cursor = text.flatMap(Ids::parse);
    if (text.isPresent() && cursor.isEmpty()) {
      faults.parameter(name, "must be the next of an earlier page");
    }
    return cursor;
  }

  void fault(String name, String detail) {
    faults.parameter(name, detail);
  }

  void refuseIfAny() {
    faults.refuseIfAny();
  }
}
