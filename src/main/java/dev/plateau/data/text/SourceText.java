package dev.plateau.data.text;

import dev.plateau.data.table.Fault;
import dev.plateau.data.table.Limits;
import dev.plateau.data.table.UnusableTable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.zip.GZIPInputStream;

/** The text of a file whose beginning is known; the rest is read once, as a stream. */
public final class SourceText {
  /** How many characters at the beginning are looked at to find out how a text is written. */
  static final int SAMPLED = 1 << 17;

  private static final int MAGIC = 4;

  /** What files of other programs start with. */
  private static final Map<String, String> BINARY =
      Map.ofEntries(
          Map.entry("PK\u0003\u0004", "a zip archive or a spreadsheet"),
          Map.entry("\u00d0\u00cf\u0011\u00e0", "a spreadsheet"),
          Map.entry("PAR1", "a Parquet file"),
          Map.entry("ARRO", "a Feather file"),
          Map.entry("%PDF", "a PDF"),
          Map.entry("SQLi", "a database of SQLite"),
          Map.entry("$FL", "a file of SPSS"),
          Map.entry("<sta", "a file of Stata"),
          Map.entry("RDX", "a file of R"),
          Map.entry("\u0093NUM", "an array of NumPy"),
          Map.entry("\u0089HDF", "an HDF5 file"),
          Map.entry("MATL", "a file of MATLAB"));

  private final Reader rest;
  private final String sample;
  private final boolean whole;
  private final String encoding;

  /** What a text is, by its first characters. */
  public enum Kind {
    /** Cells with a delimiter between them. */
    CSV,
    /** Weka's attribute-relation file. */
    ARFF,
    /** A JSON array or a single object. */
    JSON,
    /** A JSON object a line. */
    JSON_LINES
  }

  private SourceText(Reader text, String encoding) throws IOException {
    char[] first = new char[SAMPLED];
    int count = 0;
    for (int more = 0; more >= 0 && count < SAMPLED; count += Math.max(0, more)) {
      more = text.read(first, count, SAMPLED - count);
    }
    boolean mark = count > 0 && first[0] == '\uFEFF';
    sample = new String(first, mark ? 1 : 0, mark ? count - 1 : count);
    whole = count < SAMPLED;
    rest = text;
    this.encoding = encoding;
  }

  /**
   * Opens a file: unpacks gzip and finds out the character set unless it is given.
   *
   * @throws UnusableTable when the file holds something else than text
   * @throws dev.plateau.data.table.TableTooLarge while it is read, when it is larger than allowed
   */
  public static SourceText open(InputStream file, Optional<Charset> charset, Limits limits)
      throws IOException {
    return open(file, charset, limits, bytes -> {});
  }

  /**
   * Opens a file in the same way.
   *
   * @param reports gets the number of bytes of text that were read since it was last called
   */
  public static SourceText open(
      InputStream file, Optional<Charset> charset, Limits limits, LongConsumer reports)
      throws IOException {
    PushbackInputStream bytes = unpacked(file);
    byte[] magic = peek(bytes);
    refuseBinary(magic);
    InputStream bounded = new BoundedStream(bytes, limits, reports);
    Optional<Charset> certain = charset.or(() -> utf16(magic));
    if (certain.isPresent()) {
      return new SourceText(new InputStreamReader(bounded, certain.get()), certain.get().name());
    }
    return new SourceText(new Utf8OrWindows(bounded), "");
  }

  /** The bytes without gzip, of which there may be two layers, one for the way. */
  private static PushbackInputStream unpacked(InputStream file) throws IOException {
    PushbackInputStream bytes = peekable(file);
    for (byte[] magic = peek(bytes); isGzip(magic); magic = peek(bytes)) {
      bytes = peekable(new GZIPInputStream(bytes, SAMPLED));
    }
    return bytes;
  }

  private static boolean isGzip(byte[] magic) {
    return magic[0] == 0x1f && (magic[1] & 0xff) == 0x8b;
  }

  private static PushbackInputStream peekable(InputStream bytes) {
    return new PushbackInputStream(bytes, MAGIC);
  }

  private static byte[] peek(PushbackInputStream bytes) throws IOException {
    byte[] first = new byte[MAGIC];
    int count = bytes.readNBytes(first, 0, MAGIC);
    bytes.unread(first, 0, count);
    return first;
  }

  private static void refuseBinary(byte[] magic) {
    String first = new String(magic, StandardCharsets.ISO_8859_1);
    BINARY.entrySet().stream()
        .filter(known -> first.startsWith(known.getKey()))
        .findFirst()
        .ifPresent(known -> {
          throw new UnusableTable(
              Fault.ofTable(
                  "is %s: save the table as CSV and send that".formatted(known.getValue())));
        });
  }

  /** By the byte order mark, or by every other byte of the beginning being 0. */
  private static Optional<Charset> utf16(byte[] magic) {
    int first = magic[0] & 0xff;
    int second = magic[1] & 0xff;
    if ((first == 0xff && second == 0xfe) || (first > 0 && second == 0 && magic[3] == 0)) {
      return Optional.of(StandardCharsets.UTF_16LE);
    }
    boolean bigEndian = (first == 0xfe && second == 0xff) || (first == 0 && second > 0);
    return bigEndian ? Optional.of(StandardCharsets.UTF_16BE) : Optional.empty();
  }

  /** What a file is whose text is neither packed nor of two bytes a character. */
  public static Kind kind(byte[] file) {
    String sample = new String(file, 0, Math.min(file.length, SAMPLED), StandardCharsets.UTF_8);
    return kind(sample.startsWith("\uFEFF") ? sample.substring(1) : sample);
  }

  /** What the text is. */
  public Kind kind() {
    return kind(sample);
  }

  private static Kind kind(String sample) {
    String start = sample.stripLeading();
    if (start.startsWith("[")) {
      return Kind.JSON;
    }
    if (start.startsWith("{")) {
      return start.strip().matches("(?s)\\{[^\\n]*\\}\\s*\\n\\s*\\{.*")
          ? Kind.JSON_LINES
          : Kind.JSON;
    }
    boolean arff =
        sample
            .lines()
            .map(line -> line.strip().toLowerCase(Locale.ROOT))
            .filter(line -> !line.isEmpty() && !line.startsWith("%"))
            .findFirst()
            .filter(line -> line.startsWith("@relation") || line.startsWith("@attribute"))
            .isPresent();
    return arff ? Kind.ARFF : Kind.CSV;
  }

  /** The whole text from its beginning, once. */
  public Reader reader() {
    return new Reader() {
      private int at;

      @Override
      public int read(char[] into, int offset, int length) throws IOException {
        if (at == sample.length()) {
          return whole ? -1 : rest.read(into, offset, length);
        }
        int count = Math.min(length, sample.length() - at);
        sample.getChars(at, at + count, into, offset);
        at += count;
        return count;
      }

      @Override
      public void close() throws IOException {
        rest.close();
      }
    };
  }

  /** The beginning, without a byte order mark. */
  String sample() {
    return sample;
  }

  /** Whether the beginning is all there is. */
  boolean isWhole() {
    return whole;
  }

  /** The character set's name; certain only after the whole text was read. */
  public String encoding() {
    if (!encoding.isEmpty()) {
      return encoding;
    }
    return rest instanceof Utf8OrWindows text && text.isWindows() ? "windows-1252" : "UTF-8";
  }
}
