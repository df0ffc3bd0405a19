package dev.plateau.job;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.plateau.data.table.BooleanCoding;
import dev.plateau.data.table.Coding;
import dev.plateau.data.table.DateCoding;
import dev.plateau.data.table.Description;
import dev.plateau.data.table.EncodedRows;
import dev.plateau.data.table.Encoding;
import dev.plateau.data.table.LevelCoding;
import dev.plateau.data.table.NumberCoding;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import tools.jackson.databind.json.JsonMapper;

/**
 * Tables in the database: rows as compressed doubles, bit for bit, their encoding and description
 * as JSON.
 */
final class TableCodec {
  private static final JsonMapper MAPPER =
      JsonMapper.builder().addMixIn(Coding.class, NamedCoding.class).build();

  private static final int BUFFERED = 1 << 16;

  private TableCodec() {}

  /** Names the class of a coding. */
  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = NumberCoding.class, name = "number"),
    @JsonSubTypes.Type(value = DateCoding.class, name = "date"),
    @JsonSubTypes.Type(value = BooleanCoding.class, name = "boolean"),
    @JsonSubTypes.Type(value = LevelCoding.class, name = "levels")
  })
  private interface NamedCoding {}

  static String write(Encoding encoding) {
    return MAPPER.writeValueAsString(encoding);
  }

  static Encoding encoding(String json) {
    return MAPPER.readValue(json, Encoding.class);
  }

  static String write(Description description) {
    return MAPPER.writeValueAsString(description);
  }

  static Description description(String json) {
    return MAPPER.readValue(json, Description.class);
  }

  /** Rows, inputs and targets as ints, then row by row the inputs and the targets. */
  static byte[] of(EncodedRows rows) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(compressed(bytes))) {
      int targets = rows.targetWidth();
      out.writeInt(rows.rows());
      out.writeInt(rows.width());
      out.writeInt(targets);
      ByteBuffer row = ByteBuffer.allocate((rows.width() + targets) * Double.BYTES);
      for (int r = 0; r < rows.rows(); r++) {
        row.asDoubleBuffer()
            .put(rows.inputs(), r * rows.width(), rows.width())
            .put(rows.targets(), r * targets, targets);
        out.write(row.array());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static OutputStream compressed(OutputStream bytes) throws IOException {
    return new BufferedOutputStream(
        new GZIPOutputStream(bytes, BUFFERED) {
          {
            def.setLevel(Deflater.BEST_SPEED);
          }
        },
        BUFFERED);
  }

  /** What was written, also by versions that did not compress. */
  static EncodedRows rows(byte[] bytes) {
    try (DataInputStream in = new DataInputStream(uncompressed(bytes))) {
      int rows = in.readInt();
      int width = in.readInt();
      int targets = in.readInt();
      double[] allInputs = new double[rows * width];
      double[] allTargets = new double[rows * targets];
      ByteBuffer row = ByteBuffer.allocate((width + targets) * Double.BYTES);
      for (int r = 0; r < rows; r++) {
        in.readFully(row.array());
        row.asDoubleBuffer().get(allInputs, r * width, width).get(allTargets, r * targets, targets);
      }
      return new EncodedRows(rows, allInputs, allTargets);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static InputStream uncompressed(byte[] bytes) throws IOException {
    boolean gzip = bytes[0] == 0x1f && (bytes[1] & 0xff) == 0x8b;
    InputStream stored = new ByteArrayInputStream(bytes);
    return gzip ? new GZIPInputStream(stored, BUFFERED) : stored;
  }
}
