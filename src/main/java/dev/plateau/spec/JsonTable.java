package dev.plateau.spec;

import dev.plateau.data.table.Fault;
import dev.plateau.data.table.Limits;
import dev.plateau.data.table.TableFormat;
import dev.plateau.data.table.UnusableTable;
import dev.plateau.data.text.SourceText;
import dev.plateau.json.StrictJson;
import java.io.IOException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.exc.JacksonIOException;

/**
 * Reads rows from JSON as a stream: {@code [{..},..]}, an object a line, {@code {"inputs",
 * "targets"}}, and the forms in which pandas writes tables.
 */
public final class JsonTable {
  static final String SHAPES =
      "must be [{\"height\": 1.8, \"species\": \"a\"}, ..], such an object a line, or"
          + " {\"inputs\": [[..], ..], \"targets\": [..]}";

  private JsonTable() {}

  /**
   * Reads a document.
   *
   * @param text of JSON
   * @param depth levels of nesting
   * @throws dev.plateau.json.InvalidRequest when it is not JSON, or its numbers are faulty
   * @throws UnusableTable naming everything that is wrong with its records
   * @throws dev.plateau.data.table.TableTooLarge when it exceeds the limits
   */
  public static JsonContent read(SourceText text, int depth, Limits limits) throws IOException {
    StrictJson json = StrictJson.ofFiles(depth);
    try (JsonParser parser = json.parser(text.reader())) {
      return read(parser, json, text.kind() == SourceText.Kind.JSON_LINES, limits);
    }
  }

  private static JsonContent read(
      JsonParser parser, StrictJson json, boolean isLines, Limits limits) throws IOException {
    try {
      return isLines ? readLines(parser, new JsonRecords(limits)) : read(parser, limits);
    } catch (JacksonIOException e) {
      throw e.getCause();
    } catch (JacksonException e) {
      throw json.refusal(e, parser);
    }
  }

  private static JsonContent read(JsonParser parser, Limits limits) {
    JsonRecords records = new JsonRecords(limits);
    return switch (parser.nextToken()) {
      case START_ARRAY -> {
        records.readList(parser);
        requireEnd(parser);
        yield new JsonContent.Words(records.table(TableFormat.Kind.JSON));
      }
      case START_OBJECT -> ofObject(parser, records, limits);
      case null -> throw unusable("is empty");
      default -> throw unusable(SHAPES + ", not " + JsonWords.describe(parser));
    };
  }

  /** The first of several records, or an object that is all. */
  private static JsonContent ofObject(JsonParser parser, JsonRecords records, Limits limits) {
    JsonObjectTable object = new JsonObjectTable(parser, records, limits);
    object.read();
    if (!object.isRecord()) {
      requireEnd(parser);
      return object.content();
    }
    object.addRecord();
    return readLines(parser, records);
  }

  private static JsonContent readLines(JsonParser parser, JsonRecords records) {
    for (JsonToken next = parser.nextToken(); next != null; next = parser.nextToken()) {
      records.readElement(parser);
    }
    return new JsonContent.Words(records.table(TableFormat.Kind.JSON_LINES));
  }

  private static void requireEnd(JsonParser parser) {
    if (parser.nextToken() != null) {
      throw unusable("goes on after the end of its JSON document");
    }
  }

  static UnusableTable unusable(String detail) {
    return new UnusableTable(Fault.ofTable(detail));
  }
}
