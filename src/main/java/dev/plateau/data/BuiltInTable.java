package dev.plateau.data;

import dev.plateau.data.table.ColumnOptions;
import dev.plateau.data.table.Interpretation;
import dev.plateau.data.table.Limits;
import dev.plateau.data.text.SourceText;
import dev.plateau.data.text.TableReader;
import dev.plateau.data.text.TextOptions;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Optional;

/** Reads the tables that come with this program, in the way of anybody's file. */
final class BuiltInTable {
  private static final Limits LIMITS = new Limits(1 << 20, 2_000, 100, 200_000);

  private BuiltInTable() {}

  static Interpretation read(String file, ColumnOptions options) {
    try (InputStream bytes =
        Objects.requireNonNull(BuiltInTable.class.getResourceAsStream(file), file)) {
      SourceText text = SourceText.open(bytes, Optional.empty(), LIMITS);
      return Interpretation.of(TableReader.read(text, TextOptions.NONE, LIMITS), options, LIMITS);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
