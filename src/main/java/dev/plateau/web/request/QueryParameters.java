package dev.plateau.web.request;

import dev.plateau.json.Violations;
import java.math.BigInteger;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** Reads single query parameters and notes what is wrong with each; ends with refuseIfAny. */
public final class QueryParameters {
  public static final Pattern NUMBER =
      Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");

  /** As long as any that could be in a range. */
  private static final Pattern INTEGER = Pattern.compile("-?\\d{1,30}");

  private final Violations faults = new Violations();

  public Optional<Integer> integer(String name, Optional<String> text, int min, int max) {
    Optional<BigInteger> number =
        text.filter(digits -> INTEGER.matcher(digits).matches()).map(BigInteger::new);
    Optional<Integer> inRange =
        number
            .filter(found -> found.compareTo(BigInteger.valueOf(min)) >= 0)
            .filter(found -> found.compareTo(BigInteger.valueOf(max)) <= 0)
            .map(BigInteger::intValue);
    if (text.isPresent() && inRange.isEmpty()) {
      String detail =
          "must be an integer from %,d to %,d, is \"%s\"".formatted(min, max, text.get());
      if (number.isPresent()) {
        outOfRange(name, detail);
      } else {
        fault(name, detail);
      }
    }
    return inRange;
  }

  public Optional<Double> number(String name, Optional<String> text) {
    Optional<Double> number =
        text.filter(digits -> NUMBER.matcher(digits).matches())
            .map(Double::valueOf)
            .filter(Double::isFinite);
    if (text.isPresent() && number.isEmpty()) {
      fault(name, "must be a finite number, is \"%s\"".formatted(text.get()));
    }
    return number;
  }

  public <T> Optional<T> choice(String name, Optional<String> text, Map<String, T> choices) {
    Optional<T> choice = text.flatMap(known -> Optional.ofNullable(choices.get(known)));
    if (text.isPresent() && choice.isEmpty()) {
      faults.parameter(
          name,
          "must be one of %s, is \"%s\""
              .formatted(String.join(", ", choices.keySet()), text.get()));
    }
    return choice;
  }

  public Optional<UUID> cursor(String name, Optional<String> text) {
    Optional<UUID> cursor = text.flatMap(JobIds::parse);
    if (text.isPresent() && cursor.isEmpty()) {
      faults.parameter(name, "must be the next of an earlier page");
    }
    return cursor;
  }

  /** The value cannot be read. */
  public void fault(String name, String detail) {
    faults.parameter(name, detail);
  }

  /** The value can be read, but there is no such thing. */
  public void outOfRange(String name, String detail) {
    faults.parameterOutOfRange(name, detail);
  }

  public void refuseIfAny() {
    faults.refuseIfAny();
  }
}
