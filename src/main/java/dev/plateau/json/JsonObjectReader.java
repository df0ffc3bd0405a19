package dev.plateau.json;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/**
 * The fields of one JSON object in a request. Each is asked for by name, type and range; a fault is
 * noted, an absent value answered, and reading goes on. An explicit null counts as absent.
 */
public final class JsonObjectReader {
  private final JsonNode object;
  private final String at;
  private final Violations faults;
  private final Set<String> known = new HashSet<>();

  public JsonObjectReader(JsonNode object, String at, Violations faults) {
    this.object = object;
    this.at = at;
    this.faults = faults;
  }

  public Violations faults() {
    return faults;
  }

  public String at(String name) {
    return at + "/" + name;
  }

  /** A field as it stands. */
  public Optional<JsonNode> any(String name) {
    known.add(name);
    return Optional.ofNullable(object.get(name)).filter(value -> !value.isNull());
  }

  public Optional<JsonObjectReader> object(String name) {
    Optional<JsonNode> value = any(name);
    if (value.isPresent() && !value.get().isObject()) {
      faults.malformed(at(name), "must be an object, not " + describe(value.get()));
      return Optional.empty();
    }
    return value.map(found -> new JsonObjectReader(found, at(name), faults));
  }

  public Optional<String> text(String name, int longest) {
    Optional<String> text = any(name).flatMap(value -> asText(value, at(name)));
    if (text.isPresent() && text.get().length() > longest) {
      faults.invalid(
          at(name),
          "must have at most %d characters, has %,d".formatted(longest, text.get().length()));
      return Optional.empty();
    }
    return text;
  }

  public Optional<Boolean> flag(String name) {
    Optional<JsonNode> value = any(name);
    if (value.isPresent() && !value.get().isBoolean()) {
      faults.malformed(at(name), "must be true or false, not " + describe(value.get()));
      return Optional.empty();
    }
    return value.map(JsonNode::booleanValue);
  }

  public Optional<Long> integer(String name, long min, long max) {
    return any(name).flatMap(value -> asInteger(value, at(name), min, max));
  }

  public OptionalDouble number(String name, Range range) {
    return any(name).map(value -> asNumber(value, at(name), range)).orElse(OptionalDouble.empty());
  }

  /** A number that must be there. */
  public double required(String name, Range range) {
    OptionalDouble number = number(name, range);
    if (number.isEmpty() && any(name).isEmpty()) {
      faults.invalid(at(name), "is required");
    }
    return number.orElse(range.example());
  }

  /** A list of finite numbers; what is none counts as 0 once it is noted. */
  public Optional<List<Double>> numbers(String name) {
    return any(name)
        .map(value -> {
          List<JsonNode> entries = asList(value, at(name));
          return IntStream.range(0, entries.size())
              .mapToObj(k -> asNumber(entries.get(k), at(name) + "/" + k, Range.FINITE))
              .map(number -> number.orElse(0))
              .toList();
        });
  }

  public <T> Optional<T> choice(String name, Map<String, T> choices) {
    return any(name).flatMap(value -> asChoice(value, at(name), choices));
  }

  /** Reports the fields that nobody has asked for. */
  public void noOthers() {
    for (String name : object.propertyNames()) {
      if (!known.contains(name)) {
        faults.malformed(
            at + "/" + name.replace("~", "~0").replace("/", "~1"),
            "is not known here; known are " + String.join(", ", known.stream().sorted().toList()));
      }
    }
  }

  /** The numbers that a field may hold. */
  public enum Range {
    /** Any finite number. */
    FINITE,
    /** Above 0. */
    POSITIVE,
    /** 0 or more. */
    NOT_NEGATIVE,
    /** 0 or more and below 1, as decay rates are. */
    RATE;

    boolean contains(double number) {
      return switch (this) {
        case FINITE -> true;
        case POSITIVE -> number > 0;
        case NOT_NEGATIVE -> number >= 0;
        case RATE -> number >= 0 && number < 1;
      };
    }

    private String allowed() {
      return switch (this) {
        case FINITE -> "a finite number";
        case POSITIVE -> "above 0";
        case NOT_NEGATIVE -> "0 or more";
        case RATE -> "0 or more and below 1";
      };
    }

    private double example() {
      return this == POSITIVE ? 1 : 0;
    }
  }

  public OptionalDouble asNumber(JsonNode value, String place, Range range) {
    if (!value.isNumber()) {
      faults.malformed(place, "must be a number, not " + describe(value));
      return OptionalDouble.empty();
    }
    double number = value.doubleValue();
    if (!range.contains(number)) {
      faults.invalid(place, "must be %s, is %s".formatted(range.allowed(), value));
      return OptionalDouble.empty();
    }
    return OptionalDouble.of(number);
  }

  public Optional<Long> asInteger(JsonNode value, String place, long min, long max) {
    if (!value.isNumber() || (!value.isIntegralNumber() && !isHugeInteger(value))) {
      faults.malformed(place, "must be an integer, not " + describe(value));
      return Optional.empty();
    }
    if (!value.isIntegralNumber() || value.longValue() < min || value.longValue() > max) {
      faults.invalid(place, "must be from %,d to %,d, is %s".formatted(min, max, value));
      return Optional.empty();
    }
    return Optional.of(value.longValue());
  }

  private static boolean isHugeInteger(JsonNode value) {
    return Math.abs(value.doubleValue()) >= 0x1p63;
  }

  Optional<String> asText(JsonNode value, String place) {
    if (!value.isString()) {
      faults.malformed(place, "must be a string, not " + describe(value));
      return Optional.empty();
    }
    return Optional.of(value.stringValue());
  }

  public <T> Optional<T> asChoice(JsonNode value, String place, Map<String, T> choices) {
    Optional<String> name = asText(value, place);
    Optional<T> choice = name.flatMap(known -> Optional.ofNullable(choices.get(known)));
    if (name.isPresent() && choice.isEmpty()) {
      faults.invalid(
          place,
          "must be one of %s, is \"%s\""
              .formatted(String.join(", ", choices.keySet()), name.get()));
    }
    return choice;
  }

  /** The entries of a list. */
  public List<JsonNode> asList(JsonNode value, String place) {
    if (!value.isArray()) {
      faults.malformed(place, "must be a list, not " + describe(value));
      return List.of();
    }
    List<JsonNode> entries = new ArrayList<>();
    value.forEach(entries::add);
    return entries;
  }

  /** A value for a message, cut short. */
  public static String describe(JsonNode value) {
    return switch (value.getNodeType()) {
      case OBJECT -> "an object";
      case ARRAY -> "a list";
      case STRING -> "the string " + shortened(value.toString());
      case NULL -> "null";
      default -> shortened(value.toString());
    };
  }

  private static String shortened(String text) {
    return text.length() <= 60 ? text : text.substring(0, 57) + "...";
  }
}
