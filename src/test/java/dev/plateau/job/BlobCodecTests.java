package dev.plateau.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plateau.data.BuiltIn;
import dev.plateau.data.Dataset;
import dev.plateau.training.History;
import dev.plateau.training.Spec;
import dev.plateau.training.Trainer;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BlobCodecTests {
  private static final Dataset XOR = BuiltIn.named("xor").orElseThrow().data();

  @Test
  void keepsEveryBitOfANumber() {
    double[] numbers = {
      0.0, -0.0, Double.MIN_VALUE, 1.0 / 3, Double.NaN, Double.NEGATIVE_INFINITY, Double.MAX_VALUE
    };

    double[] read = BlobCodec.doubles(BlobCodec.of(numbers));

    assertThat(bits(read)).isEqualTo(bits(numbers));
    assertThat(BlobCodec.doubles(BlobCodec.of(new double[0]))).isEmpty();
  }

  @Test
  void writesBigEndian() {
    assertThat(BlobCodec.of(new double[] {1.0})).containsExactly(0x3f, 0xf0, 0, 0, 0, 0, 0, 0);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 15, 16, 17, 1_000})
  void keepsAHistoryThatIsComplete(int epochs) {
    assertRoundTrip(history(Examples.founding().training(), epochs));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 21_474, 21_475, 50_000})
  void keepsAHistoryOfEveryKthLoss(int epochs) {
    assertRoundTrip(history(Examples.endless().training(), epochs));
  }

  @Test
  void keepsAHistoryThatHasNotBegun() {
    History read = BlobCodec.history(BlobCodec.of(new History(10)));

    assertThat(read.epochs()).isEqualTo(-1);
    assertThat(read.size()).isZero();
  }

  @Test
  void keepsTheShapeOfADataSet() {
    Dataset data = BuiltIn.named("iris").orElseThrow().data();

    assertThat(BlobCodec.dataset(BlobCodec.of(data))).isEqualTo(data);
  }

  private static History history(Spec spec, int epochs) {
    Trainer trainer = Trainer.start(spec, XOR, () -> false);
    trainer.train(epochs);
    return trainer.history();
  }

  private static void assertRoundTrip(History history) {
    History read = BlobCodec.history(BlobCodec.of(history));

    assertThat(BlobCodec.of(read)).isEqualTo(BlobCodec.of(history));
    assertThat(read.epochs()).isEqualTo(history.epochs());
    assertThat(read.between(0, Integer.MAX_VALUE)).isEqualTo(history.between(0, Integer.MAX_VALUE));
  }

  private static long[] bits(double[] numbers) {
    return Arrays.stream(numbers).mapToLong(Double::doubleToRawLongBits).toArray();
  }
}
