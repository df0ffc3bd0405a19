package dev.plateau.json;

import tools.jackson.databind.node.ObjectNode;

/** The numbers that a member may hold. */
public enum Range {
  /** Any finite number. */
  FINITE("a finite number"),
  /** Above 0. */
  POSITIVE("above 0"),
  /** 0 or more. */
  NOT_NEGATIVE("0 or more"),
  /** 1 or more, as factors of growth are. */
  GROWTH("1 or more"),
  /** 0 or more and below 1, as decay rates are. */
  RATE("0 or more and below 1"),
  /** 0 to 0.9: shares that may be held out. */
  HOLDOUT("from 0 to 0.9");

  private final String allowed;

  Range(String allowed) {
    this.allowed = allowed;
  }

  boolean contains(double number) {
    return switch (this) {
      case FINITE -> true;
      case POSITIVE -> number > 0;
      case NOT_NEGATIVE -> number >= 0;
      case GROWTH -> number >= 1;
      case RATE -> number >= 0 && number < 1;
      case HOLDOUT -> number >= 0 && number <= 0.9;
    };
  }

  /** What is allowed, in words. */
  String allowed() {
    return allowed;
  }

  /** Says the same in JSON Schema. */
  ObjectNode describe(ObjectNode schema) {
    switch (this) {
      case FINITE -> {}
      case POSITIVE -> schema.put("exclusiveMinimum", 0);
      case NOT_NEGATIVE -> schema.put("minimum", 0);
      case GROWTH -> schema.put("minimum", 1);
      case RATE -> schema.put("minimum", 0).put("exclusiveMaximum", 1);
      case HOLDOUT -> schema.put("minimum", 0).put("maximum", 0.9);
    }
    return schema;
  }
}
