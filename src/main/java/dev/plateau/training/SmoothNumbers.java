package dev.plateau.training;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.io.StreamCorruptedException;

/**
 * Numbers that change smoothly from one to the next, such as the losses of full batches, in few
 * bytes and bit for bit: as the differences of the differences of the differences of their bits,
 * which are small integers. The order of the differences is the one that takes the fewest bytes; 0
 * stands for the bits themselves.
 */
final class SmoothNumbers {
  private static final int MAX_ORDER = 3;

  /** The bits of an integer in one byte; the eighth says that another byte follows. */
  private static final int BITS = 7;

  private static final int MORE = 1 << BITS;

  private SmoothNumbers() {}

  /** Writes the first numbers of an array. */
  static void write(DataOutput out, double[] numbers, int count) throws IOException {
    long[] differences = bits(numbers, count);
    int order = order(differences.clone());
    out.writeByte(order);
    for (int k = 0; k < order; k++) {
      differ(differences);
    }
    for (long difference : differences) {
      if (order == 0) {
        out.writeLong(difference);
      } else {
        writeInteger(out, difference);
      }
    }
  }

  /** Reads what was written into the first elements of an array. */
  static void read(DataInput in, double[] numbers, int count) throws IOException {
    int order = in.readByte();
    if (order < 0 || order > MAX_ORDER) {
      throw new StreamCorruptedException("No differences are of order " + order);
    }
    long[] differences = new long[count];
    for (int i = 0; i < count; i++) {
      differences[i] = order == 0 ? in.readLong() : readInteger(in);
    }
    for (int k = 0; k < order; k++) {
      sum(differences);
    }
    for (int i = 0; i < count; i++) {
      numbers[i] = Double.longBitsToDouble(differences[i]);
    }
  }

  private static long[] bits(double[] numbers, int count) {
    long[] bits = new long[count];
    for (int i = 0; i < count; i++) {
      bits[i] = Double.doubleToRawLongBits(numbers[i]);
    }
    return bits;
  }

  /** The order of differences that takes the fewest bytes. */
  private static int order(long[] differences) {
    int best = 0;
    long fewest = (long) differences.length * Long.BYTES;
    for (int order = 1; order <= MAX_ORDER; order++) {
      differ(differences);
      long bytes = 0;
      for (long difference : differences) {
        bytes += Math.ceilDiv(Long.SIZE - Long.numberOfLeadingZeros(folded(difference) | 1), BITS);
      }
      if (bytes < fewest) {
        fewest = bytes;
        best = order;
      }
    }
    return best;
  }

  private static void differ(long[] values) {
    for (int i = values.length - 1; i > 0; i--) {
      values[i] -= values[i - 1];
    }
  }

  private static void sum(long[] values) {
    for (int i = 1; i < values.length; i++) {
      values[i] += values[i - 1];
    }
  }

  /** 0, -1, 1, -2, .. as 0, 1, 2, 3, .., so that few bits are set where the value is small. */
  private static long folded(long value) {
    return (value << 1) ^ (value >> (Long.SIZE - 1));
  }

  private static void writeInteger(DataOutput out, long value) throws IOException {
    long rest = folded(value);
    while (rest >>> BITS != 0) {
      out.writeByte((int) (rest | MORE));
      rest >>>= BITS;
    }
    out.writeByte((int) rest);
  }

  private static long readInteger(DataInput in) throws IOException {
    long folded = 0;
    int shift = 0;
    int next;
    do {
      next = in.readUnsignedByte();
      folded |= (long) (next & (MORE - 1)) << shift;
      shift += BITS;
    } while (next >= MORE);
    return (folded >>> 1) ^ -(folded & 1);
  }
}
