package dev.plateau.spec;

import dev.plateau.data.table.EncodedRows;
import dev.plateau.data.table.Table;

/** What a JSON document of rows holds. */
public sealed interface JsonContent {
  /** Named columns of words, to be interpreted. */
  record Words(Table table) implements JsonContent {}

  /** Inputs and targets that are numbers already. */
  record Numbers(EncodedRows rows) implements JsonContent {}
}
