package dev.plateau.data.text;

import dev.plateau.data.table.ColumnOptions;
import dev.plateau.data.table.Interpretation;
import dev.plateau.data.table.Limits;
import dev.plateau.data.table.Table;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;

/** Tables for tests, from files in {@code tables/} and from strings. */
public final class Tables {
  public static final Limits LIMITS = new Limits(1 << 24, 100_000, 1_000, 10_000_000);

  private Tables() {}

  public static Table file(String name, TextOptions options) {
    try (InputStream bytes =
        Objects.requireNonNull(Tables.class.getResourceAsStream("/tables/" + name), name)) {
      return TableReader.read(SourceText.open(bytes, Optional.empty(), LIMITS), options, LIMITS);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static Interpretation understood(String file, ColumnOptions options) {
    return Interpretation.of(file(file, TextOptions.NONE), options, LIMITS);
  }

  public static Table of(String text) {
    return of(text.getBytes(StandardCharsets.UTF_8), TextOptions.NONE);
  }

  public static Table of(byte[] bytes, TextOptions options) {
    try {
      InputStream stream = new ByteArrayInputStream(bytes);
      return TableReader.read(SourceText.open(stream, Optional.empty(), LIMITS), options, LIMITS);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
