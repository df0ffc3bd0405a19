package dev.plateau.json;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.IntStream;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The types that others are made of: numbers, strings, choices, lists. */
public final class JsonTypes {
  private JsonTypes() {}

  /** A type from its three parts. */
  public static <T> JsonType<T> of(
      BiFunction<JsonNode, Place, Optional<T>> reader,
      BiConsumer<T, JsonGenerator> writer,
      Function<Schemas, ObjectNode> schema) {
    return new JsonType<>() {
      @Override
      public Optional<T> read(JsonNode json, Place place) {
        return reader.apply(json, place);
      }

      @Override
      public void write(T value, JsonGenerator json) {
        writer.accept(value, json);
      }

      @Override
      public ObjectNode schema(Schemas schemas) {
        return schema.apply(schemas);
      }
    };
  }

  public static JsonType<Double> number(Range range) {
    return of(
        (json, place) ->
            place
                .expect(json.isNumber(), "a number", json, json::doubleValue)
                .filter(number ->
                    place.allow(
                        range.contains(number),
                        () -> "must be %s, is %s".formatted(range.allowed(), json))),
        (value, json) -> json.writeNumber(value),
        schemas -> range.describe(Schemas.type("number")));
  }

  /** An integer; {@code 3.0} is one. */
  public static JsonType<Long> integer(long min, long max) {
    return of(
        (json, place) ->
            place
                .expect(isWhole(json), "an integer", json, () -> whole(json))
                .filter(number ->
                    place.allow(
                        number >= min && number <= max,
                        () -> "must be from %,d to %,d, is %s".formatted(min, max, json))),
        (value, json) -> json.writeNumber(value),
        schemas -> Schemas.type("integer").put("minimum", min).put("maximum", max));
  }

  private static boolean isWhole(JsonNode json) {
    return json.isNumber() && json.doubleValue() == Math.rint(json.doubleValue());
  }

  private static long whole(JsonNode json) {
    return json.isIntegralNumber() ? json.longValue() : (long) json.doubleValue();
  }

  public static JsonType<Integer> integer(int min, int max) {
    return integer((long) min, max).as(Long::intValue, Integer::longValue);
  }

  /** A string of at most so many characters. */
  public static JsonType<String> text(int longest) {
    return of(
        (json, place) ->
            place
                .expect(json.isString(), "a string", json, json::stringValue)
                .filter(text ->
                    place.allow(
                        text.length() <= longest,
                        () ->
                            "must have at most %d characters, has %,d"
                                .formatted(longest, text.length()))),
        (value, json) -> json.writeString(value),
        schemas -> Schemas.type("string").put("maxLength", longest));
  }

  public static JsonType<Boolean> flag() {
    return of(
        (json, place) -> place.expect(json.isBoolean(), "true or false", json, json::booleanValue),
        (value, json) -> json.writeBoolean(value),
        schemas -> Schemas.type("boolean"));
  }

  /** One of an enum's constants, by its name in kebab-case. */
  public static <E extends Enum<E>> JsonType<E> choice(Class<E> type) {
    return choice(List.of(type.getEnumConstants()));
  }

  /** One of some constants of an enum, by its name in kebab-case. */
  public static <E extends Enum<E>> JsonType<E> choice(Collection<E> constants) {
    Map<String, E> byName = new LinkedHashMap<>();
    constants.forEach(constant -> byName.put(KebabCase.of(constant), constant));
    return of(
        (json, place) -> named(byName, json, place),
        (value, json) -> json.writeString(KebabCase.of(value)),
        schemas -> names(byName));
  }

  /** One of some values by its name. */
  static <T> Optional<T> named(Map<String, T> byName, JsonNode json, Place place) {
    return place
        .expect(json.isString(), "a string", json, json::stringValue)
        .filter(name ->
            place.allow(
                byName.containsKey(name),
                () ->
                    "must be one of %s, is %s"
                        .formatted(String.join(", ", byName.keySet()), Place.describe(json))))
        .flatMap(name -> Optional.ofNullable(byName.get(name)));
  }

  static ObjectNode names(Map<String, ?> byName) {
    ObjectNode schema = Schemas.type("string");
    byName.keySet().forEach(schema.withArray("enum")::add);
    return schema;
  }

  /**
   * A list.
   *
   * @param standIn for entries that are faulty, so that the list keeps its length
   */
  public static <T> JsonType<List<T>> list(
      JsonType<T> entries, int longest, String unit, T standIn) {
    return of(
        (json, place) ->
            place
                .expect(json.isArray(), "a list", json, () -> json)
                .filter(list ->
                    place.allow(
                        list.size() <= longest,
                        () ->
                            "must have at most %,d %s, has %,d"
                                .formatted(longest, unit, list.size())))
                .map(list ->
                    IntStream.range(0, list.size())
                        .mapToObj(k -> entries.read(list.get(k), place.entry(k)).orElse(standIn))
                        .toList()),
        (values, json) -> {
          json.writeStartArray();
          values.forEach(value -> entries.write(value, json));
          json.writeEndArray();
        },
        schemas -> array(entries.schema(schemas)).put("maxItems", longest));
  }

  private static ObjectNode array(ObjectNode items) {
    return Schemas.type("array").set("items", items);
  }

  /** A list of finite numbers, without a box for each. */
  public static JsonType<double[]> numbers() {
    JsonType<Double> number = number(Range.FINITE);
    return of(
        (json, place) ->
            place.expect(
                json.isArray(),
                "a list",
                json,
                () -> {
                  double[] numbers = new double[json.size()];
                  Arrays.setAll(numbers, k -> number.read(json.get(k), place.entry(k)).orElse(0.0));
                  return numbers;
                }),
        (numbers, json) -> json.writeArray(numbers, 0, numbers.length),
        schemas -> array(number.schema(schemas)));
  }

  /** A number, or null for none. */
  public static JsonType<OptionalDouble> orNull(JsonType<Double> number) {
    return of(
        (json, place) ->
            json.isNull()
                ? Optional.of(OptionalDouble.empty())
                : number.read(json, place).map(OptionalDouble::of),
        (value, json) -> value.ifPresentOrElse(one -> number.write(one, json), json::writeNull),
        schemas -> Schemas.nullable(number.schema(schemas)));
  }

  /**
   * A value for all of something, or a list of one each.
   *
   * @param standIn for entries that are faulty
   */
  public static <T> JsonType<OneOrList<T>> oneOrList(
      JsonType<T> one, int longest, String unit, T standIn) {
    JsonType<List<T>> list = list(one, longest, unit, standIn);
    return of(
        (json, place) ->
            json.isArray()
                ? list.read(json, place).map(values -> new OneOrList<>(false, values))
                : one.read(json, place).map(OneOrList::one),
        (value, json) -> {
          if (value.forAll()) {
            one.write(value.values().getFirst(), json);
          } else {
            list.write(value.values(), json);
          }
        },
        schemas -> Schemas.oneOf(one.schema(schemas), list.schema(schemas)));
  }
}
