package dev.plateau.training;

import dev.plateau.data.Dataset;
import dev.plateau.kernel.Kernels;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/**
 * Many runs of one spec on the same data, each from its own start with its own alpha, side by side:
 * one network in each lane of a vector, on several threads.
 *
 * <p>Each run ends with the bits that a {@link Trainer} would leave. Runs whose lanes would not do
 * the same at the same time (mini-batches, a {@link Search}, patience) and networks too large for a
 * processor's cache train one by one.
 */
public final class Fleet {
  private static final int LANES = 104;

  /** Doubles up to which a group is held side by side: 16 MiB. */
  private static final long LARGEST_GROUP = 1 << 21;

  private final Spec spec;
  private final Dataset data;
  private final Optional<Dataset> heldOut;
  private final double goal;
  private final BooleanSupplier cancelled;

  /** A fleet whose runs have no goal. */
  public Fleet(Spec spec, Dataset data, BooleanSupplier cancelled) {
    this(spec, Rows.of(data), Double.NaN, cancelled);
  }

  /**
   * A fleet.
   *
   * @param spec of every run but for its start, seed and alpha; its stop rules hold for each run,
   *     but for seconds
   * @param rows those held out are watched by runs that go by their loss
   * @param goal a loss; the first epoch that reaches it is recorded, and the run goes on
   * @param cancelled polled now and then, by any thread; true cancels all runs
   */
  public Fleet(Spec spec, Rows rows, double goal, BooleanSupplier cancelled) {
    Dataset training = rows.training();
    this.spec = spec;
    this.data = spec.prepared(training, training);
    this.heldOut = rows.heldOut().map(held -> spec.prepared(held, training));
    this.goal = goal;
    this.cancelled = cancelled;
  }

  /** One run: its start and its learning rate. */
  public record Member(Start start, double learningRate) {}

  /**
   * How one run ended.
   *
   * @param epochs done
   * @param reached the first epoch with a loss at or below the goal
   * @param initialLoss before the first epoch; it may be non-finite
   * @param loss after the last epoch
   * @param theta after the last epoch
   */
  public record Finish(
      Member member,
      int epochs,
      OptionalInt reached,
      double initialLoss,
      double loss,
      StopReason end,
      List<Double> theta) {}

  /**
   * Trains all.
   *
   * @return in the order of the members
   */
  public List<Finish> train(List<Member> members, int threads) {
    List<List<Member>> groups = groups(members, threads);
    if (threads <= 1 || groups.size() <= 1) {
      return groups.stream().flatMap(group -> train(group).stream()).toList();
    }
    List<FutureTask<List<Finish>>> tasks =
        groups.stream().map(group -> new FutureTask<>(() -> train(group))).toList();
    int helpers = Math.min(threads, groups.size()) - 1;
    try (ExecutorService pool = Executors.newFixedThreadPool(helpers)) {
      tasks.forEach(pool::execute);
      tasks.reversed().forEach(FutureTask::run); // from the other end, until all are taken
      return tasks.stream().flatMap(task -> result(task).stream()).toList();
    }
  }

  private static List<Finish> result(Future<List<Finish>> finish) {
    try {
      return finish.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted while waiting for a fleet");
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }

  private List<List<Member>> groups(List<Member> members, int threads) {
    List<List<Member>> groups = new ArrayList<>();
    int share = Kernels.padded(Math.ceilDiv(members.size(), Math.max(1, threads)));
    int size = sideBySide() ? Math.clamp(share, Kernels.STRIPES, LANES) : 1;
    for (int from = 0; from < members.size(); from += size) {
      groups.add(members.subList(from, Math.min(from + size, members.size())));
    }
    return groups;
  }

  private boolean sideBySide() {
    long units =
        IntStream.rangeClosed(0, spec.network().layers()).mapToLong(spec.network()::width).sum();
    long held =
        3L * Math.min(data.rows(), Kernels.BLOCK) * units + (long) data.rows() * data.inputs();
    return rule().isPresent() && LANES * (held + 2 * spec.network().parameters()) <= LARGEST_GROUP;
  }

  private List<Finish> train(List<Member> group) {
    return sideBySide()
        ? new LaneTrainer(spec, rule().orElseThrow(), data, group, goal, cancelled).train()
        : group.stream().map(this::alone).toList();
  }

  /** The rule by which all lanes can take the same kind of step at the same time. */
  private Optional<StepRule> rule() {
    Descent descent = spec.descent();
    boolean alike =
        spec.usesEveryRowAtOnce()
            && descent.clipNorm().isEmpty()
            && descent.stopWhen().patience().isEmpty()
            && descent.keep() == Keep.LAST
            && spec.start().from().isEmpty()
            && !(descent.schedule() instanceof Schedule.Plateau)
            && !(descent.weightDecay() > 0 && descent.stopWhen().gradientBelow().isPresent());
    return alike && descent.optimizer() instanceof StepRule rule
        ? Optional.of(rule)
        : Optional.empty();
  }

  private Finish alone(Member member) {
    Spec own =
        spec.withStart(member.start())
            .withLearningRate(member.learningRate())
            .withPreparation(Preparation.NONE);
    Trainer trainer = Trainer.start(own, new Rows(data, heldOut), cancelled);
    trainer.train(own.descent().epochs());
    History history = trainer.history();
    return new Finish(
        member,
        trainer.epoch(),
        history.firstAtMost(goal),
        history.epochs() < 0 ? Double.NaN : history.first(),
        history.epochs() < 0 ? Double.NaN : trainer.keptLoss(),
        trainer.stopReason(),
        Arrays.stream(history.epochs() < 0 ? trainer.theta() : trainer.keptTheta())
            .boxed()
            .toList());
  }
}
