package dev.plateau.spec;

import tools.jackson.core.JsonParser;

/** The cells of a table in JSON: strings, numbers as they are spelled, booleans and null. */
final class JsonWords {
  private static final int LONGEST_SHOWN = 60;

  private JsonWords() {}

  /** Whether the current value is a cell, and not a list or an object. */
  static boolean isCell(JsonParser json) {
    return json.currentToken().isScalarValue();
  }

  /** The current value as a word; null is an empty one. */
  static String word(JsonParser json) {
    return switch (json.currentToken()) {
      case VALUE_NULL -> "";
      case VALUE_TRUE -> "true";
      case VALUE_FALSE -> "false";
      default -> json.getString();
    };
  }

  /** The current value for a message, cut short. */
  static String describe(JsonParser json) {
    return switch (json.currentToken()) {
      case START_OBJECT -> "an object";
      case START_ARRAY -> "a list";
      case VALUE_NULL -> "null";
      case VALUE_STRING -> "the string \"" + shortened(json.getString()) + '"';
      default -> shortened(json.getString());
    };
  }

  private static String shortened(String text) {
    return text.length() <= LONGEST_SHOWN ? text : text.substring(0, LONGEST_SHOWN - 3) + "...";
  }
}
