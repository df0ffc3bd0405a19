package dev.plateau.json;

import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonFactoryBuilder;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * JSON read into a tree with more suspicion than a mapper has: duplicate keys, numbers that
 * overflow, control characters and half surrogate pairs are faults, each named with its place.
 */
public final class StrictJson {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private static final Pattern INTERNALS =
      Pattern.compile(
          " ?\\(start marker at .*|: enable `.*|: maybe a .*| \\(codePoint.*|\\(byte\\[\\].*");

  private final JsonFactory factory;
  private final int depth;

  public StrictJson(int depth) {
    this(depth, JsonFactory.builder());
  }

  private StrictJson(int depth, JsonFactoryBuilder builder) {
    this.depth = depth;
    this.factory =
        builder
            .streamReadConstraints(
                StreamReadConstraints.builder()
                    .maxNestingDepth(depth)
                    .maxNumberLength(400)
                    .maxStringLength(100_000)
                    .maxNameLength(1_000)
                    .build())
            .build();
  }

  /** JSON of other programs, some of which write {@code NaN} where a number is missing. */
  public static StrictJson ofFiles(int depth) {
    return new StrictJson(
        depth, JsonFactory.builder().enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS));
  }

  /** A parser of a text that is too large for a tree. */
  public JsonParser parser(Reader text) {
    return factory.createParser(ObjectReadContext.empty(), text);
  }

  /** What to say where a parser fails. */
  public InvalidRequest refusal(JacksonException failure, JsonParser parser) {
    return failure instanceof StreamConstraintsException constraint
        ? refusal(new Violations(), place(parser), constraint(constraint))
        : refusal(new Violations(), "", syntax(failure));
  }

  /**
   * Reads a document. What cannot be read at all is refused at once, the rest is collected.
   *
   * @param faults added to
   */
  public JsonNode read(byte[] json, Violations faults) {
    JsonParser parser = factory.createParser(ObjectReadContext.empty(), json);
    try (parser) {
      return document(parser, faults);
    } catch (StreamConstraintsException e) {
      throw refusal(faults, place(parser), constraint(e));
    } catch (JacksonException e) {
      throw refusal(faults, "", syntax(e));
    }
  }

  /**
   * The numbers of a list in a document that was read, as they were typed; those of lists within it
   * one after another.
   *
   * @param member of the document that holds the list; other entries are empty
   */
  public List<Optional<String>> literals(byte[] json, String member) {
    List<Optional<String>> literals = new ArrayList<>();
    try (JsonParser parser = factory.createParser(ObjectReadContext.empty(), json)) {
      parser.nextToken();
      while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
        boolean wanted = parser.currentName().equals(member);
        boolean list = parser.nextToken() == JsonToken.START_ARRAY;
        if (wanted && list) {
          addLiterals(parser, literals);
        }
        parser.skipChildren();
      }
    }
    return literals;
  }

  private static void addLiterals(JsonParser parser, List<Optional<String>> literals) {
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      if (parser.currentToken() == JsonToken.START_ARRAY) {
        addLiterals(parser, literals);
      } else {
        boolean number = parser.currentToken().isNumeric();
        literals.add(number ? Optional.of(parser.getString()) : Optional.empty());
      }
    }
  }

  private JsonNode document(JsonParser parser, Violations faults) {
    if (parser.nextToken() == null) {
      throw refusal(faults, "", "The body is empty; it must be a JSON object.");
    }
    JsonNode root = value(parser, faults);
    if (parser.nextToken() != null) {
      throw refusal(faults, "", "There is something after the end of the JSON document.");
    }
    if (!root.isObject()) {
      throw refusal(faults, "", "The body must be a JSON object, not " + Place.describe(root));
    }
    return root;
  }

  private static String place(JsonParser parser) {
    return parser.streamReadContext().pathAsPointer().toString();
  }

  /** What the parser says, without what only its programmer understands. */
  private static String syntax(JacksonException e) {
    TokenStreamLocation at = e.getLocation();
    return "Not JSON at line %d, column %d: %s"
        .formatted(
            at == null ? 1 : at.getLineNr(),
            at == null ? 1 : at.getColumnNr(),
            INTERNALS.matcher(e.getOriginalMessage()).replaceAll(""));
  }

  private String constraint(StreamConstraintsException e) {
    return e.getOriginalMessage().toLowerCase(Locale.ROOT).contains("nesting depth")
        ? "is nested deeper than the limit of %d levels.".formatted(depth)
        : "is too long: numbers may have 400 digits, strings 100,000 characters, keys 1,000.";
  }

  private static InvalidRequest refusal(Violations faults, String place, String detail) {
    faults.malformed(place, detail);
    faults.refuseIfAny();
    throw new AssertionError("a fault was just added");
  }

  private JsonNode value(JsonParser parser, Violations faults) {
    return switch (parser.currentToken()) {
      case START_OBJECT -> object(parser, faults);
      case START_ARRAY -> array(parser, faults);
      case VALUE_STRING -> NODES.stringNode(checked(parser.getString(), parser, faults));
      case VALUE_NUMBER_INT -> integer(parser, faults);
      case VALUE_NUMBER_FLOAT -> number(parser, faults);
      case VALUE_TRUE -> NODES.booleanNode(true);
      case VALUE_FALSE -> NODES.booleanNode(false);
      default -> NODES.nullNode();
    };
  }

  private JsonNode object(JsonParser parser, Violations faults) {
    ObjectNode object = NODES.objectNode();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String key = checked(parser.currentName(), parser, faults);
      if (object.has(key)) {
        faults.malformed(place(parser), "is given twice");
      }
      parser.nextToken();
      object.set(key, value(parser, faults));
    }
    return object;
  }

  private JsonNode array(JsonParser parser, Violations faults) {
    ArrayNode array = NODES.arrayNode();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      array.add(value(parser, faults));
    }
    return array;
  }

  private static String checked(String text, JsonParser parser, Violations faults) {
    if (text.codePoints().anyMatch(StrictJson::isForbidden)) {
      faults.malformed(place(parser), "must not hold control characters or half surrogate pairs");
    }
    return text;
  }

  private static boolean isForbidden(int character) {
    int type = Character.getType(character);
    return type == Character.CONTROL || type == Character.SURROGATE;
  }

  private static JsonNode integer(JsonParser parser, Violations faults) {
    return switch (parser.getNumberType()) {
      case INT -> NODES.numberNode(parser.getIntValue());
      case LONG -> NODES.numberNode(parser.getLongValue());
      default -> number(parser, faults);
    };
  }

  private static JsonNode number(JsonParser parser, Violations faults) {
    double number = parser.getDoubleValue();
    if (!Double.isFinite(number)) {
      faults.malformed(
          place(parser),
          "must be finite: %s overflows a 64-bit double".formatted(parser.getString()));
      return NODES.numberNode(0);
    }
    return NODES.numberNode(number);
  }
}
