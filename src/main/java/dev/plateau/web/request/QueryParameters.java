package dev.plateau.web.request;

import dev.plateau.json.Violations;
import java.math.BigInteger;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** Reads query parameters and collects what is wrong with them; end with refuseIfAny. */
public final class QueryParameters {
  public static final Pattern NUMBER =
      Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");

  /** Long enough for every range. */
  private static final Pattern INTEGER = Pattern.compile("-?\\d{1,30}");

  private final Violations faults = new Violations();

  public Optional<Integer> integer(String name, Optional<String> text, int min, int max) {
    return integer(name, text, min, max, "");
  }

  /**
   * Reads an integer.
   *
   * @param also what else is allowed, as the end of a sentence
   */
  public Optional<Integer> integer(
      String name, Optional<String> text, int min, int max, String also) {
    Optional<BigInteger> number =
        text.filter(digits -> INTEGER.matcher(digits).matches()).map(BigInteger::new);
    Optional<Integer> inRange =
        number
            .filter(found -> found.compareTo(BigInteger.valueOf(min)) >= 0)
            .filter(found -> found.compareTo(BigInteger.valueOf(max)) <= 0)
            .map(BigInteger::intValue);
    if (text.isPresent() && inRange.isEmpty()) {
      String detail =
          "must be an integer from %,d to %,d%s, is \"%s\"".formatted(min, max, also, text.get());
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
      faults.parameter(name, "must be the value of next from an earlier page");
    }
    return cursor;
  }

  /** Reports a value that cannot be read. */
  public void fault(String name, String detail) {
    faults.parameter(name, detail);
  }

  /** Reports a value that can be read but is not allowed. */
  public void outOfRange(String name, String detail) {
    faults.parameterOutOfRange(name, detail);
  }

  public void refuseIfAny() {
    faults.refuseIfAny();
  }
}
