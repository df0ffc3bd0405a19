package dev.plateau.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plateau.training.History.Point;
import dev.plateau.training.History.Tail;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HistoryTests {
  /** Runs that keep every loss, every second and every third one; the last two end unevenly. */
  private static final int SHORT = 1000, EVEN = 200_000, UNEVEN = 250_001;

  private static final int SPIKE = 123, DIP = 457;

  @ParameterizedTest
  @ValueSource(ints = {1, SHORT, History.RESOLUTION})
  void keepsEveryLossOfAShortRun(int epochs) {
    double[] losses = losses(epochs);

    History history = record(losses);

    assertThat(history.complete()).isTrue();
    assertThat(history.epochs()).isEqualTo(epochs);
    assertThat(history.size()).isEqualTo(epochs + 1);
    assertThat(history.between(0, epochs).stream().mapToDouble(Point::loss))
        .containsExactly(Arrays.stream(losses).boxed().toArray(Double[]::new));
  }

  @ParameterizedTest
  @ValueSource(ints = {History.RESOLUTION + 1, EVEN, UNEVEN, 1_000_000})
  void keepsEveryKthLossOfALongRunAndTheExtremesBetween(int epochs) {
    double[] losses = losses(epochs);
    int stride = Math.ceilDiv(epochs, History.RESOLUTION);

    History history = record(losses);

    List<Point> points = history.between(0, epochs);
    assertThat(history.complete()).isFalse();
    assertThat(points).hasSize(history.size()).hasSizeLessThanOrEqualTo(History.RESOLUTION + 1);
    assertThat(points.getFirst())
        .isEqualTo(new Point(0, losses[0], losses[0], losses[0], Double.NaN));
    for (int entry = 1; entry < points.size(); entry++) {
      int epoch = Math.min(entry * stride, epochs);
      assertThat(points.get(entry))
          .isEqualTo(point(losses, points.get(entry - 1).epoch() + 1, epoch));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {SHORT, EVEN, UNEVEN})
  void knowsTheFirstAndTheLastLossExactly(int epochs) {
    double[] losses = losses(epochs);

    History history = record(losses);

    assertThat(history.first()).isEqualTo(losses[0]);
    assertThat(history.last()).isEqualTo(losses[epochs]);
  }

  @ParameterizedTest
  @ValueSource(ints = {SHORT, EVEN, UNEVEN})
  void knowsTheLastLossOfAnUnfinishedRun(int epochs) {
    double[] losses = losses(epochs);
    History history = new History(epochs);

    for (int epoch = 0; epoch <= 100; epoch++) {
      history.record(losses[epoch], Double.NaN);

      assertThat(history.epochs()).isEqualTo(epoch);
      assertThat(history.last()).isEqualTo(losses[epoch]);
      assertThat(history.between(0, epochs).getLast().epoch()).isEqualTo(epoch);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {SHORT, EVEN})
  void isEmptyBeforeTheFirstLoss(int epochs) {
    History history = new History(epochs);

    assertThat(history.epochs()).isEqualTo(-1);
    assertThat(history.size()).isZero();
    assertThat(history.between(0, epochs)).isEmpty();
    assertThat(history.between(0, epochs, 2)).isEmpty();
  }

  @Test
  void givesTheStretchAskedForInclusive() {
    History history = record(losses(SHORT));

    assertThat(epochs(history.between(5, 7))).containsExactly(5, 6, 7);
    assertThat(epochs(history.between(-5, 1))).containsExactly(0, 1);
    assertThat(epochs(history.between(999, Integer.MAX_VALUE))).containsExactly(999, 1000);
    assertThat(history.between(7, 5)).isEmpty();
    assertThat(history.between(1001, 5000)).isEmpty();
  }

  @Test
  void givesTheKeptEpochsOfAStretchOfALongRun() {
    History history = record(losses(UNEVEN));

    assertThat(epochs(history.between(4, 11))).containsExactly(6, 9);
    assertThat(epochs(history.between(6, 9))).containsExactly(6, 9);
    assertThat(epochs(history.between(249_999, UNEVEN))).containsExactly(249_999, UNEVEN);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 7, 100, 999, 1000, 1001, 5000})
  void hidesNoSpikeInFewerPoints(int count) {
    double[] losses = losses(SHORT);
    losses[SPIKE] = 1e6;
    losses[DIP] = -1e6;
    History history = record(losses);

    List<Point> points = history.between(0, SHORT, count);

    assertThat(points).hasSize(Math.min(count, SHORT + 1));
    assertThat(points.getFirst()).isEqualTo(point(losses, 0, 0));
    assertThat(points.getLast().epoch()).isEqualTo(SHORT);
    for (int i = 1; i < points.size(); i++) {
      int from = points.get(i - 1).epoch() + 1;
      assertThat(points.get(i)).isEqualTo(point(losses, from, points.get(i).epoch()));
    }
  }

  @Test
  void sharesTheEpochsEquallyBetweenPoints() {
    List<Point> points = record(losses(SHORT)).between(0, SHORT, 11);

    assertThat(epochs(points))
        .containsExactly(0, 100, 200, 300, 400, 500, 600, 700, 800, 900, 1000);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 5, 10, 11, 99, 100, 109, 110, SHORT})
  void describesTheLastTenthAtLeastTenEpochs(int epochs) {
    double[] losses = losses(epochs);

    Tail tail = record(losses).tail();

    assertThat(tail.steps()).isEqualTo(Math.min(epochs, Math.max(10, epochs / 10)));
    assertDescribes(tail, losses);
  }

  @ParameterizedTest
  @ValueSource(ints = {EVEN, UNEVEN, 1_000_003})
  void describesTheLastTenthOfALongRunEpochByEpoch(int epochs) {
    double[] losses = losses(epochs);

    Tail tail = record(losses).tail();

    assertThat(tail.steps()).isCloseTo(epochs / 10, within(11));
    assertDescribes(tail, losses);
  }

  @ParameterizedTest
  @ValueSource(ints = {SHORT, EVEN, UNEVEN})
  void survivesWritingAndReadingToTheBit(int epochs) throws IOException {
    double[] losses = losses(epochs);
    losses[3] = Double.NaN;
    losses[5] = Double.POSITIVE_INFINITY;
    losses[7] = -0.0;
    History undisturbed = record(losses);

    for (int until : new int[] {0, 1, 2, 17, epochs}) {
      History whole = new History(epochs);
      Arrays.stream(losses, 0, until + 1).forEach(loss -> whole.record(loss, Double.NaN));

      History read = History.read(in(write(whole)));

      assertThat(write(read)).isEqualTo(write(whole));
      Arrays.stream(losses, until + 1, epochs + 1).forEach(loss -> read.record(loss, Double.NaN));
      assertThat(write(read)).isEqualTo(write(undisturbed));
      assertThat(read.tail()).isEqualTo(undisturbed.tail());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {SHORT, UNEVEN})
  void readsWhatWasWrittenBeforeNumbersWerePacked(int epochs) throws IOException {
    double[] losses = losses(epochs);
    History history = record(losses);
    int stride = Math.ceilDiv(epochs, History.RESOLUTION);
    ByteArrayOutputStream old = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(old);
    out.writeInt(-stride);
    out.writeInt(epochs);
    out.writeDouble(losses[epochs]);
    out.writeInt(history.bestEpoch());
    out.writeDouble(history.bestLoss());
    out.writeBoolean(false);
    for (int entry = 0; entry < history.size(); entry++) {
      int to = Math.min(entry * stride, epochs);
      int from = entry == 0 ? 0 : (entry - 1) * stride + 1;
      out.writeDouble(losses[to]);
      if (stride > 1) {
        double[] part = Arrays.copyOfRange(losses, from, to + 1);
        out.writeDouble(Arrays.stream(part).min().orElseThrow());
        out.writeDouble(Arrays.stream(part).max().orElseThrow());
        double sum = 0;
        int rises = 0;
        for (int epoch = from; epoch <= to; epoch++) {
          sum += losses[epoch];
          rises += epoch > from && losses[epoch] > losses[epoch - 1] ? 1 : 0;
        }
        out.writeDouble(sum);
        out.writeInt(rises);
      }
    }

    History read = History.read(in(old.toByteArray()));

    assertThat(read.between(0, epochs)).isEqualTo(history.between(0, epochs));
    assertThat(read.bestEpoch()).isEqualTo(history.bestEpoch());
    assertThat(read.tail().mean()).isEqualTo(history.tail().mean());
  }

  private static void assertDescribes(Tail tail, double[] losses) {
    int epochs = losses.length - 1;
    int from = epochs - tail.steps();
    double[] last = Arrays.copyOfRange(losses, from + 1, losses.length);
    assertThat(tail.first()).isEqualTo(losses[from]);
    assertThat(tail.min()).isEqualTo(Arrays.stream(last).min().orElseThrow());
    assertThat(tail.max()).isEqualTo(Arrays.stream(last).max().orElseThrow());
    assertThat(tail.mean()).isCloseTo(Arrays.stream(last).average().orElseThrow(), within(1e-10));
    assertThat(tail.rises())
        .isEqualTo(
            IntStream.rangeClosed(from + 1, epochs).filter(e -> losses[e] > losses[e - 1]).count());
  }

  private static Point point(double[] losses, int from, int to) {
    double min = losses[from];
    double max = losses[from];
    for (int epoch = from; epoch <= to; epoch++) {
      min = Math.min(min, losses[epoch]);
      max = Math.max(max, losses[epoch]);
    }
    return new Point(to, losses[to], min, max, Double.NaN);
  }

  private static List<Integer> epochs(List<Point> points) {
    return points.stream().map(Point::epoch).toList();
  }

  private static double[] losses(int epochs) {
    return new Random(epochs).doubles(epochs + 1L).toArray();
  }

  private static History record(double[] losses) {
    History history = new History(losses.length - 1);
    Arrays.stream(losses).forEach(loss -> history.record(loss, Double.NaN));
    return history;
  }

  private static byte[] write(History history) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    history.write(new DataOutputStream(bytes));
    return bytes.toByteArray();
  }

  private static DataInputStream in(byte[] bytes) {
    return new DataInputStream(new ByteArrayInputStream(bytes));
  }
}
