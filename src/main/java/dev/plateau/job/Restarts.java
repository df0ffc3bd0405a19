package dev.plateau.job;

import dev.plateau.data.Parting;
import dev.plateau.spec.JobSpec;
import dev.plateau.training.Preparation;
import dev.plateau.training.Spec;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * The starts of a job that has several, all on the same rows.
 *
 * @param asked as it was posted: the first start, and how many there are
 * @param ends of those that were trained, in the order of their seeds
 * @param won the seed of the best; absent before all were trained
 */
public record Restarts(JobSpec asked, List<StartEnd> ends, Optional<Long> won) {
  private static final int NUMBERS = 4;

  public Restarts {
    ends = List.copyOf(ends);
  }

  /**
   * How one of them ended.
   *
   * @param loss of its result; NaN where it is not finite
   * @param heldOutLoss NaN where no rows are held out
   */
  public record StartEnd(boolean converged, boolean diverged, double loss, double heldOutLoss) {

    /** What counts: the loss of rows held out, else that of the training rows. */
    public double deciding() {
      return Double.isNaN(heldOutLoss) ? loss : heldOutLoss;
    }
  }

  /** None was trained yet. */
  static Restarts of(JobSpec asked) {
    return new Restarts(asked, List.of(), Optional.empty());
  }

  private long first() {
    return asked.training().start().seed();
  }

  /** The spec of one start by itself, from 0; it is trained on the rows of the first. */
  JobSpec start(int number) {
    Spec training = asked.training().withSeed(first() + number);
    Preparation preparation = training.preparation();
    Parting parting = preparation.parting();
    boolean chosenBySeed = !parting.trainsOnAll() && parting.seed().isEmpty();
    Spec alone =
        chosenBySeed
            ? training.withPreparation(preparation.withParting(parting.withSeed(first())))
            : training;
    return asked.withTraining(alone).withRestarts(1);
  }

  /** The spec of the best start; of the first one before it is known. */
  JobSpec best() {
    return start(won.map(seed -> Math.toIntExact(seed - first())).orElse(0));
  }

  boolean areTrained() {
    return ends.size() == asked.restarts();
  }

  /** The same with more ends; the best of all is the first with the lowest loss. */
  Restarts with(List<StartEnd> more) {
    List<StartEnd> all = new ArrayList<>(ends);
    all.addAll(more);
    Restarts known = new Restarts(asked, all, Optional.empty());
    return known.areTrained() ? new Restarts(asked, all, Optional.of(known.lowest())) : known;
  }

  private long lowest() {
    boolean heldOut = ends.stream().anyMatch(end -> !Double.isNaN(end.heldOutLoss()));
    return IntStream.range(0, ends.size())
        .boxed()
        .min(
            Comparator.comparingDouble(
                k -> heldOut ? ends.get(k).heldOutLoss() : ends.get(k).loss()))
        .map(k -> first() + k)
        .orElseThrow();
  }

  byte[] bytes() {
    return BlobCodec.of(
        ends.stream()
            .flatMapToDouble(end ->
                DoubleStream.of(
                    end.converged() ? 1 : 0, end.diverged() ? 1 : 0, end.loss(), end.heldOutLoss()))
            .toArray());
  }

  static List<StartEnd> ends(byte[] bytes) {
    double[] numbers = BlobCodec.doubles(bytes);
    return IntStream.range(0, numbers.length / NUMBERS)
        .map(k -> k * NUMBERS)
        .mapToObj(at ->
            new StartEnd(numbers[at] == 1, numbers[at + 1] == 1, numbers[at + 2], numbers[at + 3]))
        .toList();
  }
}
