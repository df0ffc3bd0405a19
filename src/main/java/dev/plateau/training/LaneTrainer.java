package dev.plateau.training;

import dev.plateau.data.Dataset;
import dev.plateau.kernel.Kernels;
import dev.plateau.kernel.LaneKernels;
import dev.plateau.math.Norm;
import dev.plateau.network.LaneObjective;
import dev.plateau.training.Fleet.Finish;
import dev.plateau.training.Fleet.Member;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A group of a fleet: networks in lanes, all at the same epoch. A run that ends is recorded at
 * once; when a vector's worth of lanes has ended, the others are packed together.
 */
final class LaneTrainer {
  /** Multiplications between two polls for cancellation, roughly a millisecond. */
  private static final long WORK_BETWEEN_POLLS = 1_000_000;

  private static final int MAX_EPOCHS_BETWEEN_POLLS = 64;

  private final Spec spec;
  private final Dataset data;
  private final List<Member> members;
  private final double goal;
  private final BooleanSupplier cancelled;
  private final StepRule rule;
  private final WeightDecay decay;
  private final @Nullable Finish[] finishes;
  private final int parameters;
  private final boolean stops;
  private final boolean watchesGradient;
  private final double lossBelow;
  private final boolean scheduled;

  /** The epoch at which each run reached the goal; -1 before. */
  private final int[] reached;

  /** The loss of each run before its first epoch. */
  private final double[] initialLosses;

  /** Which member a lane holds; -1 once that run has ended. */
  private int[] runs;

  private int lanes;
  private double[] state;
  private double[] gradient;
  private double[] alphas;
  private double[] losses;
  private double[] nonFinite;
  private LaneObjective objective;
  private int active;
  private boolean anyNonFinite;

  LaneTrainer(
      Spec spec,
      StepRule rule,
      Dataset data,
      List<Member> members,
      double goal,
      BooleanSupplier cancelled) {
    this.spec = spec;
    this.rule = rule;
    this.decay = WeightDecay.of(spec);
    this.data = data;
    this.members = members;
    this.goal = goal;
    this.reached = new int[members.size()];
    this.initialLosses = new double[members.size()];
    Arrays.fill(reached, -1);
    this.cancelled = cancelled;
    this.finishes = new Finish[members.size()];
    this.parameters = Math.toIntExact(spec.network().parameters());
    this.stops =
        spec.descent().stopWhen().lossBelow().isPresent()
            || spec.descent().stopWhen().gradientBelow().isPresent();
    this.watchesGradient = spec.descent().stopWhen().gradientBelow().isPresent();
    this.lossBelow = spec.descent().stopWhen().lossBelow().orElse(Double.NEGATIVE_INFINITY);
    this.scheduled = !(spec.descent().schedule() instanceof Schedule.Constant);
    this.active = members.size();
    this.lanes = Kernels.padded(active);
    this.runs = IntStream.range(0, lanes).map(l -> l < members.size() ? l : -1).toArray();
    this.state = new double[parameters * (1 + rule.slots()) * lanes];
    for (int l = 0; l < lanes; l++) {
      Member member = members.get(Math.min(l, members.size() - 1));
      double[] theta = member.start().theta(spec.network());
      for (int k = 0; k < parameters; k++) {
        state[k * lanes + l] = theta[k];
      }
    }
    this.gradient = new double[parameters * lanes];
    this.alphas = new double[lanes];
    this.losses = new double[lanes];
    this.nonFinite = new double[lanes];
    this.objective = new LaneObjective(spec.network(), spec.loss(), data, lanes);
    takeAlphas(0);
    rule.prepare(state, parameters * lanes, alphas);
  }

  private void takeAlphas(int epochsBefore) {
    double factor = spec.descent().schedule().factor(epochsBefore);
    for (int l = 0; l < lanes; l++) {
      alphas[l] = rule.rate(members.get(Math.max(0, runs[l])).learningRate() * factor);
    }
  }

  List<Finish> train() {
    int epoch = 0;
    evaluate(0);
    System.arraycopy(losses, 0, initialLosses, 0, initialLosses.length);
    finishEnded(epoch, epoch >= spec.descent().epochs());
    while (active > 0) {
      if (epoch % epochsBetweenPolls() == 0 && cancelled.getAsBoolean()) {
        cancel(epoch);
        break;
      }
      epoch++;
      direct(epoch);
      LaneKernels.get().descend(state, gradient, alphas, nonFinite, parameters, lanes);
      evaluate(parameters);
      finishEnded(epoch, epoch >= spec.descent().epochs());
      if (lanes - active >= Kernels.STRIPES && active > 0) {
        pack(epoch);
      }
    }
    List<Finish> all = new ArrayList<>();
    for (Finish finish : finishes) {
      all.add(Objects.requireNonNull(finish, "every run ends"));
    }
    return all;
  }

  /** Makes the direction of the gradient. */
  private void direct(int epoch) {
    if (scheduled) {
      takeAlphas(epoch - 1);
    }
    boolean decoupled = rule instanceof Optimizer.AdamW;
    if (!decoupled) {
      decay.addToLanes(state, gradient, lanes);
    }
    rule.toDirection(state, gradient, parameters * lanes, epoch);
    if (decoupled) {
      decay.addToLanes(state, gradient, lanes);
    }
  }

  private int epochsBetweenPolls() {
    long work = (long) lanes * data.rows() * parameters;
    return Math.clamp(WORK_BETWEEN_POLLS / work, 1, MAX_EPOCHS_BETWEEN_POLLS);
  }

  /**
   * Losses and gradients, and for each lane NaN where a number of its state is not finite.
   *
   * @param from the first entry of the state that is still to be checked
   */
  private void evaluate(int from) {
    objective.gradient(state, gradient, losses);
    int entries = state.length / lanes;
    anyNonFinite = LaneKernels.get().nonFinite(state, from, entries, losses, nonFinite, lanes);
  }

  private void markGoal(int epoch) {
    if (Double.isNaN(goal)) {
      return;
    }
    for (int l = 0; l < lanes; l++) {
      if (losses[l] <= goal && runs[l] >= 0 && reached[runs[l]] < 0) {
        reached[runs[l]] = epoch;
      }
    }
  }

  private void finishEnded(int epoch, boolean last) {
    markGoal(epoch);
    if (!last && !stops && !anyNonFinite) {
      return;
    }
    for (int l = 0; l < lanes; l++) {
      if (runs[l] >= 0 && mayStop(l, last)) {
        Optional<StopReason> reason = reasonToStop(l, last);
        if (reason.isPresent()) {
          finish(l, epoch, reason.get());
        }
      }
    }
  }

  /** A look at what most lanes do not meet, before the reasons one by one. */
  private boolean mayStop(int lane, boolean last) {
    return last || watchesGradient || !(losses[lane] >= lossBelow) || Double.isNaN(nonFinite[lane]);
  }

  private Optional<StopReason> reasonToStop(int lane, boolean last) {
    StoppingCriteria stopWhen = spec.descent().stopWhen();
    if (Double.isNaN(nonFinite[lane])) {
      return Optional.of(StopReason.NOT_FINITE);
    }
    if (stopWhen.metByLoss(losses[lane])) {
      return Optional.of(StopReason.LOSS);
    }
    if (stopWhen.gradientBelow().isPresent()
        && stopWhen.metByGradient(Norm.of(gradient, lane, gradient.length, lanes))) {
      return Optional.of(StopReason.GRADIENT);
    }
    return last ? Optional.of(StopReason.EPOCHS) : Optional.empty();
  }

  private void cancel(int epoch) {
    for (int l = 0; l < lanes; l++) {
      if (runs[l] >= 0) {
        finish(l, epoch, StopReason.CANCELLED);
      }
    }
  }

  private void finish(int lane, int epoch, StopReason end) {
    List<Double> theta =
        IntStream.range(0, parameters).mapToObj(k -> state[k * lanes + lane]).toList();
    int run = runs[lane];
    OptionalInt first = reached[run] < 0 ? OptionalInt.empty() : OptionalInt.of(reached[run]);
    finishes[run] =
        new Finish(members.get(run), epoch, first, initialLosses[run], losses[lane], end, theta);
    runs[lane] = -1;
    active--;
  }

  private void pack(int epoch) {
    int fewer = Kernels.padded(active);
    int[] from = IntStream.range(0, lanes).filter(l -> runs[l] >= 0).toArray();
    double[] narrowState = new double[state.length / lanes * fewer];
    double[] narrowGradient = new double[parameters * fewer];
    int[] narrowRuns = new int[fewer];
    for (int l = 0; l < fewer; l++) {
      int lane = from[Math.min(l, from.length - 1)];
      narrowRuns[l] = l < from.length ? runs[lane] : -1;
      pick(state, lane, narrowState, l, fewer);
      pick(gradient, lane, narrowGradient, l, fewer);
    }
    state = narrowState;
    gradient = narrowGradient;
    runs = narrowRuns;
    lanes = fewer;
    alphas = new double[lanes];
    losses = new double[lanes];
    nonFinite = new double[lanes];
    objective = new LaneObjective(spec.network(), spec.loss(), data, lanes);
    takeAlphas(epoch);
  }

  private void pick(double[] wide, int lane, double[] narrow, int to, int fewer) {
    for (int k = 0; k < wide.length / lanes; k++) {
      narrow[k * fewer + to] = wide[k * lanes + lane];
    }
  }
}
