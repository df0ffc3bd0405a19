package dev.plateau.json;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The types that others are made of: numbers, strings, choices, lists. */
public final class JsonTypes {
  private JsonTypes() {}

  public static JsonType<Double> number(Range range) {
    return new NumberType(range);
  }

  /** An integer; {@code 3.0} is one. */
  public static JsonType<Long> integer(long min, long max) {
    return new IntegerType(min, max);
  }

  public static JsonType<Integer> integer(int min, int max) {
    return integer((long) min, max).as(Long::intValue, Integer::longValue);
  }

  /** A string of at most so many characters. */
  public static JsonType<String> text(int longest) {
    return new TextType(longest);
  }

  public static JsonType<Boolean> flag() {
    return new FlagType();
  }

  /** One of an enum's constants, by its name in kebab-case. */
  public static <E extends Enum<E>> JsonType<E> choice(Class<E> type) {
    return choice(List.of(type.getEnumConstants()));
  }

  /** One of some constants of an enum, by its name in kebab-case. */
  public static <E extends Enum<E>> JsonType<E> choice(Collection<E> constants) {
    Map<String, E> byName = new LinkedHashMap<>();
    constants.forEach(constant -> byName.put(KebabCase.of(constant), constant));
    return new ChoiceType<>(byName);
  }

  /**
   * A list.
   *
   * @param standIn for entries that are faulty, so that the list keeps its length
   */
  public static <T> JsonType<List<T>> list(
      JsonType<T> entries, int longest, String unit, T standIn) {
    return new ListType<>(entries, longest, unit, standIn);
  }

  /** A number, or null for none. */
  public static JsonType<OptionalDouble> orNull(JsonType<Double> number) {
    return new OrNullType(number);
  }

  /**
   * A value for all of something, or a list of one each.
   *
   * @param standIn for entries that are faulty
   */
  public static <T> JsonType<OneOrList<T>> oneOrList(
      JsonType<T> one, int longest, String unit, T standIn) {
    return OneOrList.type(one, list(one, longest, unit, standIn));
  }

  /** A list of finite numbers, without a box for each. */
  public static JsonType<double[]> numbers() {
    return new NumbersType();
  }

  private record NumberType(Range range) implements JsonType<Double> {
    @Override
    public Optional<Double> read(JsonNode json, Place place) {
      if (!json.isNumber()) {
        place.wrongType("a number", json);
        return Optional.empty();
      }
      double number = json.doubleValue();
      if (!range.contains(number)) {
        place.invalid("must be %s, is %s".formatted(range.allowed(), json));
        return Optional.empty();
      }
      return Optional.of(number);
    }

    @Override
    public void write(Double value, JsonGenerator json) {
      json.writeNumber(value);
    }

    @Override
    public ObjectNode schema(Schemas schemas) {
      return range.describe(Schemas.type("number"));
    }
  }

  private record IntegerType(long min, long max) implements JsonType<Long> {
    @Override
    public Optional<Long> read(JsonNode json, Place place) {
      if (!json.isNumber() || json.doubleValue() != Math.rint(json.doubleValue())) {
        place.wrongType("an integer", json);
        return Optional.empty();
      }
      long number = json.isIntegralNumber() ? json.longValue() : (long) json.doubleValue();
      if (number < min || number > max) {
        place.invalid("must be from %,d to %,d, is %s".formatted(min, max, json));
        return Optional.empty();
      }
      return Optional.of(number);
    }

    @Override
    public void write(Long value, JsonGenerator json) {
      json.writeNumber(value);
    }

    @Override
    public ObjectNode schema(Schemas schemas) {
      return Schemas.type("integer").put("minimum", min).put("maximum", max);
    }
  }

  private record TextType(int longest) implements JsonType<String> {
    @Override
    public Optional<String> read(JsonNode json, Place place) {
      if (!json.isString()) {
        place.wrongType("a string", json);
        return Optional.empty();
      }
      String text = json.stringValue();
      if (text.length() > longest) {
        place.invalid("must have at most %d characters, has %,d".formatted(longest, text.length()));
        return Optional.empty();
      }
      return Optional.of(text);
    }

    @Override
    public void write(String value, JsonGenerator json) {
      json.writeString(value);
    }

    @Override
    public ObjectNode schema(Schemas schemas) {
      return Schemas.type("string").put("maxLength", longest);
    }
  }

  private record FlagType() implements JsonType<Boolean> {
    @Override
    public Optional<Boolean> read(JsonNode json, Place place) {
      if (!json.isBoolean()) {
        place.wrongType("true or false", json);
        return Optional.empty();
      }
      return Optional.of(json.booleanValue());
    }

    @Override
    public void write(Boolean value, JsonGenerator json) {
      json.writeBoolean(value);
    }

    @Override
    public ObjectNode schema(Schemas schemas) {
      return Schemas.type("boolean");
    }
  }

  private record ListType<T>(JsonType<T> entries, int longest, String unit, T standIn)
      implements JsonType<List<T>> {
    @Override
    public Optional<List<T>> read(JsonNode json, Place place) {
      if (!json.isArray()) {
        place.wrongType("a list", json);
        return Optional.empty();
      }
      if (json.size() > longest) {
        place.invalid("must have at most %,d %s, has %,d".formatted(longest, unit, json.size()));
        return Optional.empty();
      }
      return Optional.of(
          IntStream.range(0, json.size())
              .mapToObj(k -> entries.read(json.get(k), place.entry(k)).orElse(standIn))
              .toList());
    }

    @Override
    public void write(List<T> values, JsonGenerator json) {
      json.writeStartArray();
      values.forEach(value -> entries.write(value, json));
      json.writeEndArray();
    }

    @Override
    public ObjectNode schema(Schemas schemas) {
      return Schemas.type("array").put("maxItems", longest).set("items", entries.schema(schemas));
    }
  }

  private record OrNullType(JsonType<Double> number) implements JsonType<OptionalDouble> {
    @Override
    public Optional<OptionalDouble> read(JsonNode json, Place place) {
      return json.isNull()
          ? Optional.of(OptionalDouble.empty())
          : number.read(json, place).map(OptionalDouble::of);
    }

    @Override
    public void write(OptionalDouble value, JsonGenerator json) {
      if (value.isPresent()) {
        number.write(value.getAsDouble(), json);
      } else {
        json.writeNull();
      }
    }

    @Override
    public ObjectNode schema(Schemas schemas) {
      return Schemas.nullable(number.schema(schemas));
    }
  }

  private record NumbersType() implements JsonType<double[]> {
    private static final JsonType<Double> NUMBER = number(Range.FINITE);

    @Override
    public Optional<double[]> read(JsonNode json, Place place) {
      if (!json.isArray()) {
        place.wrongType("a list", json);
        return Optional.empty();
      }
      double[] numbers = new double[json.size()];
      Arrays.setAll(numbers, k -> NUMBER.read(json.get(k), place.entry(k)).orElse(0.0));
      return Optional.of(numbers);
    }

    @Override
    public void write(double[] numbers, JsonGenerator json) {
      json.writeArray(numbers, 0, numbers.length);
    }

    @Override
    public ObjectNode schema(Schemas schemas) {
      return Schemas.type("array").set("items", NUMBER.schema(schemas));
    }
  }
}
