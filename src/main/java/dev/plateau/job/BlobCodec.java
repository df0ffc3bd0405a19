package dev.plateau.job;

import dev.plateau.data.Dataset;
import dev.plateau.training.History;
import dev.plateau.training.Snapshots;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;

/** Numbers as blobs in the database: big-endian doubles, bit for bit. */
final class BlobCodec {
  private BlobCodec() {}

  static byte[] of(double[] numbers) {
    ByteBuffer buffer = ByteBuffer.allocate(numbers.length * Double.BYTES);
    buffer.asDoubleBuffer().put(numbers);
    return buffer.array();
  }

  static double[] doubles(byte[] bytes) {
    double[] numbers = new double[bytes.length / Double.BYTES];
    ByteBuffer.wrap(bytes).asDoubleBuffer().get(numbers);
    return numbers;
  }

  static byte[] of(History history) {
    return written(history::write);
  }

  static History history(byte[] bytes) {
    return read(bytes, History::read);
  }

  static byte[] of(Snapshots snapshots) {
    return written(snapshots::write);
  }

  static Snapshots snapshots(byte[] bytes) {
    return read(bytes, Snapshots::read);
  }

  private interface Writing {
    void to(DataOutput out) throws IOException;
  }

  private interface Reading<T> {
    T from(DataInput in) throws IOException;
  }

  private static byte[] written(Writing writing) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      writing.to(new DataOutputStream(bytes));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static <T> T read(byte[] bytes, Reading<T> reading) {
    try {
      return reading.from(new DataInputStream(new ByteArrayInputStream(bytes)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Rows, inputs and targets as ints, then row by row the inputs and the targets. */
  static byte[] of(Dataset data) {
    int width = data.inputs() + data.targets();
    ByteBuffer buffer =
        ByteBuffer.allocate(3 * Integer.BYTES + data.rows() * width * Double.BYTES)
            .putInt(data.rows())
            .putInt(data.inputs())
            .putInt(data.targets());
    for (int row = 0; row < data.rows(); row++) {
      for (int c = 0; c < width; c++) {
        boolean isInput = c < data.inputs();
        buffer.putDouble(isInput ? data.input(row, c) : data.target(row, c - data.inputs()));
      }
    }
    return buffer.array();
  }

  static Dataset dataset(byte[] bytes) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    double[][] inputs = new double[buffer.getInt()][buffer.getInt()];
    double[][] targets = new double[inputs.length][buffer.getInt()];
    for (int row = 0; row < inputs.length; row++) {
      read(buffer, inputs[row]);
      read(buffer, targets[row]);
    }
    return Dataset.ofRows(inputs, targets);
  }

  private static void read(ByteBuffer buffer, double[] row) {
    for (int c = 0; c < row.length; c++) {
      row[c] = buffer.getDouble();
    }
  }
}
