package dev.plateau.training;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The loss after every epoch; entry 0 is the loss before training.
 *
 * <p>Memory is bounded: a run of more than {@link #RESOLUTION} epochs keeps every k-th loss. Entry
 * i then stands for the k epochs up to and including its own, with their minimum, maximum and mean
 * and the number of steps that rose, so that nothing between two entries is hidden.
 */
public final class History {
  /** Epochs up to which every loss is kept. */
  public static final int RESOLUTION = 100_000;

  /** Entries made room for at once; more only when they come. */
  private static final int ROOM = 16_384;

  private final int stride;
  private int epochs = -1;
  private double previous;
  private double[] last;
  private double[] held;
  private int bestEpoch;
  private double best = Double.POSITIVE_INFINITY;
  private double[] min = new double[0];
  private double[] max = new double[0];
  private double[] sum = new double[0];
  private int[] rises = new int[0];

  /** An empty history for a run of up to so many epochs, without rows held out. */
  public History(int epochs) {
    this(epochs, false);
  }

  /** An empty history for a run of up to so many epochs. */
  public History(int epochs, boolean heldOut) {
    this.stride = Math.ceilDiv(epochs, RESOLUTION);
    this.last = new double[Math.min(entry(epochs) + 1, ROOM)];
    this.held = new double[heldOut ? last.length : 0];
  }

  /**
   * A stretch of epochs.
   *
   * @param epoch its last epoch
   * @param loss after that epoch
   * @param min of the stretch
   * @param max of the stretch
   * @param heldOutLoss after that epoch; NaN where no rows are held out
   */
  public record Point(int epoch, double loss, double min, double max, double heldOutLoss) {
    private Point upTo(Point next) {
      double lower = Math.min(min, next.min);
      return new Point(next.epoch, next.loss, lower, Math.max(max, next.max), next.heldOutLoss);
    }
  }

  /**
   * The end of a history.
   *
   * @param first the loss it starts from
   * @param steps epochs in it
   * @param rises steps that increased the loss
   */
  record Tail(double first, double mean, double min, double max, int steps, int rises) {}

  /**
   * Records the loss after the next epoch; the first call records the loss before training.
   *
   * @param heldOutLoss of no meaning where no rows are held out
   */
  void record(double loss, double heldOutLoss) {
    epochs++;
    int entry = entry(epochs);
    if (entry == last.length) {
      last = Arrays.copyOf(last, last.length * 2);
      held = Arrays.copyOf(held, hasHeldOut() ? last.length : 0);
    }
    last[entry] = loss;
    if (hasHeldOut()) {
      held[entry] = heldOutLoss;
    }
    noteBest(hasHeldOut() ? heldOutLoss : loss);
    if (stride > 1) {
      describe(entry, loss);
    }
    previous = loss;
  }

  private void noteBest(double watched) {
    bestEpoch = watched < best ? epochs : bestEpoch;
    best = watched < best ? watched : best;
  }

  private int entry(int epoch) {
    return Math.ceilDiv(epoch, stride);
  }

  private void describe(int entry, double loss) {
    if (entry >= min.length) {
      growDescriptions();
    }
    boolean first = epochs <= 1 || entry(epochs - 1) < entry;
    min[entry] = first ? loss : Math.min(min[entry], loss);
    max[entry] = first ? loss : Math.max(max[entry], loss);
    sum[entry] = first ? loss : sum[entry] + loss;
    rises[entry] = (first ? 0 : rises[entry]) + (epochs > 0 && loss > previous ? 1 : 0);
  }

  private void growDescriptions() {
    min = Arrays.copyOf(min, last.length);
    max = Arrays.copyOf(max, last.length);
    sum = Arrays.copyOf(sum, last.length);
    rises = Arrays.copyOf(rises, last.length);
  }

  /** Epochs done so far. */
  public int epochs() {
    return epochs;
  }

  /** Losses kept. */
  public int size() {
    return epochs < 0 ? 0 : entry(epochs) + 1;
  }

  /** Whether every loss was kept. */
  public boolean complete() {
    return stride == 1;
  }

  /** The loss before training. */
  public double first() {
    return last[0];
  }

  /** The loss after the last epoch so far. */
  public double last() {
    return last[entry(epochs)];
  }

  /** Whether the loss of rows held out is recorded too. */
  public boolean hasHeldOut() {
    return held.length > 0;
  }

  /** The loss of the rows held out after the last epoch so far; NaN without them. */
  public double lastHeldOut() {
    return hasHeldOut() ? held[entry(epochs)] : Double.NaN;
  }

  /** The first epoch with the lowest loss, held-out where rows are held out. */
  public int bestEpoch() {
    return bestEpoch;
  }

  /** The loss of {@link #bestEpoch}, held-out where rows are held out. */
  public double bestLoss() {
    return best;
  }

  /** The first epoch whose loss is at or below one, as exactly as losses were kept. */
  OptionalInt firstAtMost(double loss) {
    return IntStream.range(0, size())
        .filter(entry -> minOf(entry) <= loss)
        .map(this::epochOf)
        .findFirst();
  }

  /** The losses kept whose epochs lie between two, inclusive. */
  public List<Point> between(int from, int to) {
    List<Point> points = new ArrayList<>();
    int end = Math.min(size(), entry(Math.min(to, epochs)) + 1);
    for (int entry = entry(Math.max(from, 0)); entry < end; entry++) {
      int epoch = epochOf(entry);
      if (epoch <= to) {
        double heldOutLoss = hasHeldOut() ? held[entry] : Double.NaN;
        points.add(new Point(epoch, last[entry], minOf(entry), maxOf(entry), heldOutLoss));
      }
    }
    return points;
  }

  /**
   * The same stretch in at most so many points. The first and the last epoch are kept as they are;
   * each other point stands for an equal share of the epochs in between.
   *
   * @param count at least 2
   */
  public List<Point> between(int from, int to, int count) {
    List<Point> points = between(from, to);
    int rest = points.size() - 1;
    if (points.size() <= count) {
      return points;
    }
    List<Point> merged = new ArrayList<>(count);
    merged.add(points.getFirst());
    for (int bucket = 0; bucket < count - 1; bucket++) {
      int start = 1 + (int) ((long) bucket * rest / (count - 1));
      int end = 1 + (int) ((long) (bucket + 1) * rest / (count - 1));
      merged.add(points.subList(start, end).stream().reduce(Point::upTo).orElseThrow());
    }
    return merged;
  }

  /** The last tenth of the epochs, at least 10 where there are as many. */
  Tail tail() {
    int from = entry(epochs - Math.min(epochs, Math.max(10, epochs / 10)));
    double min = Double.POSITIVE_INFINITY;
    double max = Double.NEGATIVE_INFINITY;
    double mean = 0;
    int rising = 0;
    int steps = epochs - epochOf(from);
    for (int entry = from + 1; entry < size(); entry++) {
      min = Math.min(min, minOf(entry));
      max = Math.max(max, maxOf(entry));
      mean += (complete() ? last[entry] : sum[entry]) / steps;
      rising += complete() ? (last[entry] > last[entry - 1] ? 1 : 0) : rises[entry];
    }
    return new Tail(last[from], mean, min, max, steps, rising);
  }

  private int epochOf(int entry) {
    return (int) Math.min((long) entry * stride, epochs);
  }

  private double minOf(int entry) {
    return complete() ? last[entry] : min[entry];
  }

  private double maxOf(int entry) {
    return complete() ? last[entry] : max[entry];
  }

  /** Writes the history so that {@link #read} restores every bit. */
  public void write(DataOutput out) throws IOException {
    out.writeInt(0); // packed; before that the stride came first
    out.writeInt(stride);
    out.writeInt(epochs);
    out.writeDouble(previous);
    out.writeInt(bestEpoch);
    out.writeDouble(best);
    out.writeBoolean(hasHeldOut());
    for (double[] column : columns()) {
      SmoothNumbers.write(out, column, size());
    }
    for (int entry = 0; entry < Math.min(size(), rises.length); entry++) {
      out.writeInt(rises[entry]);
    }
  }

  public static History read(DataInput in) throws IOException {
    int format = in.readInt();
    int stride = format == 0 ? in.readInt() : Math.abs(format);
    History history = new History(stride, in.readInt(), in.readDouble());
    if (format <= 0) {
      history.bestEpoch = in.readInt();
      history.best = in.readDouble();
      history.held = new double[in.readBoolean() ? history.last.length : 0];
    }
    List<double[]> columns = history.columns();
    for (int k = 0; format == 0 && k < columns.size(); k++) {
      SmoothNumbers.read(in, columns.get(k), history.size());
    }
    for (int entry = 0; entry < history.size(); entry++) {
      for (int k = 0; format != 0 && k < columns.size(); k++) {
        columns.get(k)[entry] = in.readDouble();
      }
      if (!history.complete()) {
        history.rises[entry] = in.readInt();
      }
    }
    return history;
  }

  /** The numbers of the entries; those that are not kept have no column. */
  private List<double[]> columns() {
    return Stream.of(last, held, min, max, sum).filter(k -> size() > 0 && k.length > 0).toList();
  }

  private History(int stride, int epochs, double previous) {
    this.stride = stride;
    this.epochs = epochs;
    this.previous = previous;
    last = new double[Math.max(16, size())];
    held = new double[0];
    if (!complete()) {
      growDescriptions();
    }
  }
}
