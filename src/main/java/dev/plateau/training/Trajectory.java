package dev.plateau.training;

import dev.plateau.kernel.Elementary;
import dev.plateau.math.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/**
 * The way of a run through its parameters: theta after some of its epochs, each exact to the bit.
 *
 * @param epochs ascending, the first is 0
 * @param thetas one for each epoch
 */
public record Trajectory(List<Integer> epochs, List<Numbers> thetas) {
  /** Multiply budget of training a whole run again, roughly 2 s. */
  private static final double MAX_COST = 2e9;

  /** Numbers that one trajectory may hold. */
  private static final int MAX_NUMBERS = 200_000;

  /** What a trajectory is asked of: a run and its last epoch. */
  public record Way(Spec spec, Rows rows, Snapshots snapshots, int last) {
    /** Multiplications of training it all again. */
    public double cost() {
      return (double) rows.training().rows() * spec.network().parameters() * last;
    }
  }

  /**
   * Follows a run.
   *
   * @param points at most so many epochs; fewer of a network with many parameters. Where training
   *     the run again would take long they are those whose states were kept.
   */
  public static Trajectory of(Way way, int points, BooleanSupplier cancelled) {
    long fit = Math.max(2, MAX_NUMBERS / way.spec().network().parameters());
    int most = (int) Math.min(points, fit);
    List<Integer> epochs =
        way.cost() <= MAX_COST ? spread(way.last(), most) : kept(way.snapshots(), most);
    return new Trajectory(epochs, thetas(way, epochs, cancelled));
  }

  private static List<Numbers> thetas(Way way, List<Integer> epochs, BooleanSupplier cancelled) {
    Trainer replay = Trainer.start(way.spec(), way.rows(), cancelled);
    List<Numbers> thetas = new ArrayList<>();
    for (int epoch : epochs) {
      way.snapshots()
          .before(epoch)
          .filter(kept -> kept.getKey() > replay.epoch())
          .ifPresent(replay::moveTo);
      replay.replayTo(epoch);
      thetas.add(Numbers.of(replay.theta()));
    }
    return thetas;
  }

  /** Half of them evenly over the epochs, half evenly over their logarithms: a run begins fast. */
  static List<Integer> spread(int last, int points) {
    SortedSet<Integer> epochs = new TreeSet<>(List.of(0, last));
    int half = points / 2;
    for (int k = 0; k < half; k++) {
      double share = k / (half - 1.0);
      epochs.add((int) Math.round(last * share));
      epochs.add((int) Math.round(Elementary.exp(share * Elementary.log(last + 1.0)) - 1));
    }
    return List.copyOf(epochs);
  }

  private static List<Integer> kept(Snapshots snapshots, int points) {
    SortedSet<Integer> epochs = new TreeSet<>(snapshots.epochs());
    epochs.add(0);
    List<Integer> all = List.copyOf(epochs);
    int step = Math.ceilDiv(all.size(), points);
    return IntStream.range(0, all.size()).filter(k -> k % step == 0).mapToObj(all::get).toList();
  }
}
