package dev.plateau.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.StreamCorruptedException;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Every bit comes back, and smooth numbers take few bytes. */
class SmoothNumbersTests {
  @Test
  void bringsBackEveryBit() throws IOException {
    for (double[] numbers :
        new double[][] {
          {},
          {Double.NaN},
          {0.0, -0.0, Double.MIN_VALUE, -Double.MAX_VALUE, Double.POSITIVE_INFINITY},
          {Double.NEGATIVE_INFINITY, 1, Double.NaN, 1, Double.longBitsToDouble(~0L), 1},
          smooth(1_000),
          noise(1_000),
          IntStream.range(0, 100).mapToDouble(i -> 0.25).toArray()
        }) {
      assertThat(bits(read(written(numbers), numbers.length))).isEqualTo(bits(numbers));
    }
  }

  @Test
  void takesFewBytesWhereNumbersAreSmooth() throws IOException {
    assertThat(written(smooth(10_000))).hasSizeLessThan(32_000);
    assertThat(written(IntStream.range(0, 1_000).mapToDouble(i -> 0.25).toArray()))
        .hasSizeLessThan(1_020);
  }

  @Test
  void takesNoMoreThanTheNumbersThemselvesAndAByte() throws IOException {
    assertThat(written(noise(1_000))).hasSizeLessThanOrEqualTo(8_001);
  }

  @Test
  void refusesWhatItNeverWrites() {
    assertThatExceptionOfType(StreamCorruptedException.class)
        .isThrownBy(() -> read(new byte[] {4, 0}, 1));
    assertThatExceptionOfType(StreamCorruptedException.class)
        .isThrownBy(() -> read(new byte[] {-1, 0}, 1));
  }

  private static double[] smooth(int count) {
    return IntStream.range(0, count).mapToDouble(i -> 1 / (4 + 0.001 * i)).toArray();
  }

  private static double[] noise(int count) {
    return new Random(7).doubles(count).toArray();
  }

  private static byte[] written(double[] numbers) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    SmoothNumbers.write(new DataOutputStream(bytes), numbers, numbers.length);
    return bytes.toByteArray();
  }

  private static double[] read(byte[] bytes, int count) throws IOException {
    double[] numbers = new double[count];
    SmoothNumbers.read(new DataInputStream(new ByteArrayInputStream(bytes)), numbers, count);
    return numbers;
  }

  private static long[] bits(double[] numbers) {
    return DoubleStream.of(numbers).mapToLong(Double::doubleToRawLongBits).toArray();
  }
}
