package dev.plateau.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plateau.math.RandomStream.Purpose;
import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RandomStreamTests {

  @Test
  void neverChangesABit() {
    RandomStream random = new RandomStream(7, Purpose.INIT, 0);
    int[] order = new int[8];

    double[] drawn = {
      random.uniform(), random.uniform(-2, 3), random.normal(), random.normal(), random.uniform()
    };
    random.permute(order);

    assertThat(drawn)
        .containsExactly(
            0.7180262212624305,
            -1.826506529423723,
            0.05652064700654519,
            0.48072154917735377,
            0.6638328047575185);
    assertThat(order).containsExactly(1, 5, 7, 2, 3, 4, 6, 0);
  }

  @Test
  void repeatsItselfForTheSameSeedPurposeAndIndex() {
    assertThat(uniforms(7, Purpose.SHUFFLE, 3)).isEqualTo(uniforms(7, Purpose.SHUFFLE, 3));
  }

  @Test
  void differsBySeedPurposeAndIndex() {
    double[][] streams = {
      uniforms(7, Purpose.INIT, 0),
      uniforms(8, Purpose.INIT, 0),
      uniforms(7, Purpose.SHUFFLE, 0),
      uniforms(7, Purpose.DATA, 0),
      uniforms(7, Purpose.INIT, 1),
      uniforms(-7, Purpose.INIT, 0),
      uniforms(7, Purpose.INIT, -1),
    };

    for (int one = 0; one < streams.length; one++) {
      for (int other = 0; other < one; other++) {
        assertThat(correlation(streams[one], streams[other]))
            .as("streams %d and %d", one, other)
            .isCloseTo(0, within(0.05));
      }
    }
  }

  @Test
  void spreadsUniformNumbersEvenly() {
    double[] numbers = uniforms(1, Purpose.INIT, 0);
    int[] counts = new int[10];

    for (double number : numbers) {
      assertThat(number).isGreaterThanOrEqualTo(0).isLessThan(1);
      counts[(int) (10 * number)]++;
    }

    assertThat(Arrays.stream(counts)).allMatch(count -> 900 < count && count < 1100);
  }

  @Test
  void keepsUniformNumbersBetweenTheirBounds() {
    RandomStream random = new RandomStream(2, Purpose.INIT, 0);

    double[] numbers = DoubleStream.generate(() -> random.uniform(-3, 5)).limit(10_000).toArray();

    assertThat(Arrays.stream(numbers).min().orElseThrow()).isBetween(-3.0, -2.99);
    assertThat(Arrays.stream(numbers).max().orElseThrow()).isBetween(4.99, Math.nextDown(5.0));
    assertThat(Arrays.stream(numbers).average().orElseThrow()).isCloseTo(1, within(0.1));
  }

  @Test
  void drawsStandardNormalNumbers() {
    RandomStream random = new RandomStream(3, Purpose.INIT, 0);

    double[] numbers = DoubleStream.generate(random::normal).limit(20_000).toArray();

    assertThat(moment(numbers, 1)).isCloseTo(0, within(0.03));
    assertThat(moment(numbers, 2)).isCloseTo(1, within(0.04));
    assertThat(moment(numbers, 3)).isCloseTo(0, within(0.1));
    assertThat(moment(numbers, 4)).isCloseTo(3, within(0.2));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 10, 257})
  void ordersEveryRowOnce(int rows) {
    int[] order = new int[rows];

    new RandomStream(4, Purpose.SHUFFLE, 1).permute(order);

    assertThat(Arrays.stream(order).sorted()).containsExactly(everyRow(rows));
  }

  @Test
  void findsEveryPermutationEquallyLikely() {
    RandomStream random = new RandomStream(5, Purpose.SHUFFLE, 1);
    int[] order = new int[4];
    int[] counts = new int[256];

    for (int draw = 0; draw < 24_000; draw++) {
      random.permute(order);
      counts[order[0] * 64 + order[1] * 16 + order[2] * 4 + order[3]]++;
    }

    assertThat(Arrays.stream(counts).filter(count -> count > 0))
        .hasSize(24)
        .allMatch(count -> 870 < count && count < 1130);
  }

  private static Integer[] everyRow(int rows) {
    return IntStream.range(0, rows).boxed().toArray(Integer[]::new);
  }

  private static double[] uniforms(long seed, Purpose purpose, long index) {
    RandomStream random = new RandomStream(seed, purpose, index);
    return DoubleStream.generate(random::uniform).limit(10_000).toArray();
  }

  private static double moment(double[] numbers, int power) {
    return Arrays.stream(numbers).map(x -> Math.pow(x, power)).average().orElseThrow();
  }

  /** Of two sets of uniform numbers, whose variance is 1/12. */
  private static double correlation(double[] one, double[] other) {
    return IntStream.range(0, one.length)
        .mapToDouble(i -> 12 * (one[i] - 0.5) * (other[i] - 0.5))
        .average()
        .orElseThrow();
  }
}
