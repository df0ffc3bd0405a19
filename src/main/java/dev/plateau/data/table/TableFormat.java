package dev.plateau.data.table;

import java.nio.charset.Charset;
import java.util.Optional;
import java.util.Set;

/**
 * How a table was written.
 *
 * @param delimiter between cells; empty for ARFF and JSON
 * @param decimal the decimal mark of numbers
 * @param encoding the character set's name
 * @param header whether the first row names the columns
 */
public record TableFormat(
    Kind kind, Optional<Character> delimiter, char decimal, String encoding, boolean header) {
  /** The family of a table's syntax. */
  public enum Kind {
    /** Cells with a delimiter between them, a row a line. */
    CSV,
    /** Weka's attribute-relation files. */
    ARFF,
    /** A JSON array of objects. */
    JSON,
    /** A JSON object a line. */
    JSON_LINES
  }

  private static final Set<String> RECOGNIZED =
      Set.of("UTF-8", "UTF-16LE", "UTF-16BE", "windows-1252");

  /** The character set, where it cannot be found out from a text. */
  public Optional<Charset> namedCharset() {
    return RECOGNIZED.contains(encoding)
        ? Optional.empty()
        : Optional.of(Charset.forName(encoding));
  }

  /** How numbers are written. */
  public NumberSyntax syntax() {
    return NumberSyntax.of(decimal);
  }

  /** The format of JSON records. */
  public static TableFormat ofRecords(Kind kind) {
    return new TableFormat(kind, Optional.empty(), '.', "UTF-8", true);
  }
}
