package dev.plateau.web.openapi;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.plateau.json.KebabCase;
import dev.plateau.json.NullIfNotFinite;
import io.swagger.v3.oas.annotations.media.Schema;
import java.lang.reflect.AnnotatedArrayType;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The JSON schemas of answers, read from their records: a component is required unless its record
 * leaves nulls out, and null is allowed where it is {@link Nullable} or {@link NullIfNotFinite}.
 */
final class RecordSchemas {
  private static final String COMPONENTS = "#/components/schemas/";

  private static final Map<Class<?>, Map<String, Object>> SIMPLE =
      Map.ofEntries(
          Map.entry(String.class, Map.of("type", "string")),
          Map.entry(UUID.class, Map.of("type", "string", "format", "uuid")),
          Map.entry(Instant.class, Map.of("type", "string", "format", "date-time")),
          Map.entry(boolean.class, Map.of("type", "boolean")),
          Map.entry(Boolean.class, Map.of("type", "boolean")),
          Map.entry(int.class, Map.of("type", "integer", "format", "int32")),
          Map.entry(Integer.class, Map.of("type", "integer", "format", "int32")),
          Map.entry(long.class, Map.of("type", "integer", "format", "int64")),
          Map.entry(Long.class, Map.of("type", "integer", "format", "int64")),
          Map.entry(double.class, Map.of("type", "number", "format", "double")),
          Map.entry(Double.class, Map.of("type", "number", "format", "double")),
          Map.entry(JsonNode.class, Map.of("type", "object")));

  private final BiConsumer<String, Map<String, Object>> components;

  /**
   * Schemas that refer to each other by name.
   *
   * @param components takes each named schema; it may get the same one several times
   */
  RecordSchemas(BiConsumer<String, Map<String, Object>> components) {
    this.components = components;
  }

  /** A reference to the schema of a record, which is among the components then. */
  Map<String, Object> reference(Class<?> record) {
    Schema words = record.getAnnotation(Schema.class);
    String name = words == null || words.name().isEmpty() ? record.getSimpleName() : words.name();
    components.accept(name, object(record));
    return Map.of("$ref", COMPONENTS + name);
  }

  private Map<String, Object> object(Class<?> record) {
    Map<String, Object> properties = new LinkedHashMap<>();
    List<String> required = new ArrayList<>();
    for (RecordComponent component : record.getRecordComponents()) {
      AnnotatedElement accessor = component.getAccessor();
      if (!accessor.isAnnotationPresent(JsonIgnore.class)) {
        boolean omitted = leavesNullsOut(record) || leavesNullsOut(accessor);
        boolean absent = omitted && isNullable(component.getAnnotatedType());
        properties.put(component.getName(), property(component, absent));
        if (!absent) {
          required.add(component.getName());
        }
      }
    }
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("type", "object");
    Schema words = record.getAnnotation(Schema.class);
    if (words != null && !words.description().isEmpty()) {
      schema.put("description", words.description());
    }
    schema.put("properties", properties);
    schema.put("required", required);
    return schema;
  }

  private static boolean leavesNullsOut(AnnotatedElement element) {
    JsonInclude include = element.getAnnotation(JsonInclude.class);
    return include != null && include.value() == JsonInclude.Include.NON_NULL;
  }

  private static boolean isNullable(AnnotatedType type) {
    return type.isAnnotationPresent(Nullable.class);
  }

  private Map<String, Object> property(RecordComponent component, boolean absent) {
    Schema words = component.getAccessor().getAnnotation(Schema.class);
    Map<String, Object> schema =
        words == null || (words.ref().isEmpty() && words.implementation() == Void.class)
            ? of(component.getAnnotatedType())
            : named(words);
    if (words != null && words.allowableValues().length > 0) {
      schema = Map.of("type", "string", "enum", List.of(words.allowableValues()));
    }
    if (isNullable(component.getAnnotatedType()) && !absent) {
      schema = orNull(schema);
    }
    if (words != null && !words.description().isEmpty()) {
      schema = new LinkedHashMap<>(schema);
      schema.put("description", words.description());
    }
    return schema;
  }

  private Map<String, Object> named(Schema words) {
    if (words.ref().isEmpty()) {
      return choice(words.implementation());
    }
    return Map.of("$ref", words.ref());
  }

  private Map<String, Object> choice(Class<?> type) {
    List<String> names =
        Arrays.stream(type.getEnumConstants())
            .map(constant -> KebabCase.of((Enum<?>) constant))
            .toList();
    components.accept(type.getSimpleName(), Map.of("type", "string", "enum", names));
    return Map.of("$ref", COMPONENTS + type.getSimpleName());
  }

  private Map<String, Object> of(AnnotatedType type) {
    Map<String, Object> schema =
        switch (type) {
          case AnnotatedArrayType array ->
              Map.of("type", "array", "items", of(array.getAnnotatedGenericComponentType()));
          case AnnotatedParameterizedType generic -> generic(generic);
          default -> plain((Class<?>) type.getType());
        };
    return type.isAnnotationPresent(NullIfNotFinite.class) ? orNull(schema) : schema;
  }

  private Map<String, Object> generic(AnnotatedParameterizedType type) {
    Type raw = ((ParameterizedType) type.getType()).getRawType();
    Map<String, Object> last = of(type.getAnnotatedActualTypeArguments()[raw == Map.class ? 1 : 0]);
    return raw == Map.class
        ? Map.of("type", "object", "additionalProperties", last)
        : Map.of("type", "array", "items", last);
  }

  private Map<String, Object> plain(Class<?> type) {
    Map<String, Object> simple = SIMPLE.get(type);
    if (simple == null && !type.isRecord()) {
      throw new IllegalStateException("An answer has a part of unknown schema: " + type);
    }
    return simple == null ? reference(type) : simple;
  }

  private static Map<String, Object> orNull(Map<String, Object> schema) {
    Map<String, Object> nullable = new LinkedHashMap<>(schema);
    if (schema.get("type") instanceof String type && !schema.containsKey("enum")) {
      nullable.put("type", List.of(type, "null"));
    } else if (schema.containsKey("$ref") || schema.containsKey("enum")) {
      return Map.of("anyOf", List.of(schema, Map.of("type", "null")));
    }
    return nullable;
  }
}
