package dev.plateau.data.text;

import dev.plateau.data.table.TableFormat;
import java.util.Optional;

/** What the owner of a text says of it; each overrules a guess. */
public record TextOptions(
    Optional<Boolean> header, Optional<Character> delimiter, Optional<Character> decimal) {
  /** Everything is guessed. */
  public static final TextOptions NONE =
      new TextOptions(Optional.empty(), Optional.empty(), Optional.empty());

  /** Text written like a table that was read before. */
  public static TextOptions like(TableFormat format) {
    return format.kind() == TableFormat.Kind.CSV
        ? new TextOptions(
            Optional.of(format.header()), format.delimiter(), Optional.of(format.decimal()))
        : NONE;
  }

  public TextOptions withHeader(boolean header) {
    return new TextOptions(Optional.of(header), delimiter, decimal);
  }

  public TextOptions withDelimiter(char delimiter) {
    return new TextOptions(header, Optional.of(delimiter), decimal);
  }

  public TextOptions withDecimal(char decimal) {
    return new TextOptions(header, delimiter, Optional.of(decimal));
  }
}
