package dev.plateau.training;

import dev.plateau.data.Dataset;
import dev.plateau.kernel.Kernels;
import dev.plateau.kernel.LaneKernels;
import dev.plateau.math.Norm;
import dev.plateau.network.LaneObjective;
import dev.plateau.training.Fleet.End;
import dev.plateau.training.Fleet.Finish;
import dev.plateau.training.Fleet.Member;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A group of a fleet: networks in lanes, all at the same epoch. A run that ends is noted at once;
 * when a vector's worth of lanes has ended, the others move together.
 */
final class LaneTrainer {
  /** Multiplications after which to ask whether the runs are still wanted: a millisecond or so. */
  private static final long WORK_BETWEEN_QUESTIONS = 1_000_000;

  private static final int MOST_EPOCHS_BETWEEN_QUESTIONS = 64;

  private final Spec spec;
  private final Dataset data;
  private final List<Member> members;
  private final double goal;
  private final BooleanSupplier abandoned;
  private final @Nullable Finish[] finishes;
  private final int parameters;
  private final boolean stops;

  /** The epoch at which each run reached the goal; -1 before. */
  private final int[] reached;

  /** Which member a lane holds; -1 once that run has ended. */
  private int[] runs;

  private int lanes;
  private double[] state;
  private double[] gradient;
  private double[] alphas;
  private double[] losses;
  private double[] flaws;
  private LaneObjective objective;
  private int active;
  private boolean flawed;

  LaneTrainer(
      Spec spec, Dataset data, List<Member> members, double goal, BooleanSupplier abandoned) {
    this.spec = spec;
    this.data = data;
    this.members = members;
    this.goal = goal;
    this.reached = new int[members.size()];
    Arrays.fill(reached, -1);
    this.abandoned = abandoned;
    this.finishes = new Finish[members.size()];
    this.parameters = Math.toIntExact(spec.network().parameters());
    this.stops =
        spec.descent().stopWhen().lossBelow().isPresent()
            || spec.descent().stopWhen().gradientBelow().isPresent();
    this.active = members.size();
    this.lanes = Kernels.padded(active);
    this.runs = IntStream.range(0, lanes).map(l -> l < members.size() ? l : -1).toArray();
    this.state = new double[parameters * (1 + spec.descent().optimizer().memory()) * lanes];
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
    this.flaws = new double[lanes];
    this.objective = new LaneObjective(spec.network(), spec.loss(), data, lanes);
    takeAlphas();
  }

  private void takeAlphas() {
    for (int l = 0; l < lanes; l++) {
      alphas[l] = members.get(Math.max(0, runs[l])).learningRate();
    }
  }

  List<Finish> train() {
    int epoch = 0;
    measure(0);
    finish(epoch, epoch >= spec.descent().epochs());
    while (active > 0) {
      if (epoch % epochsBetweenQuestions() == 0 && abandoned.getAsBoolean()) {
        abandon(epoch);
        break;
      }
      epoch++;
      spec.descent().optimizer().direct(state, gradient, parameters * lanes, epoch);
      LaneKernels.get().descend(state, gradient, alphas, flaws, parameters, lanes);
      measure(parameters);
      finish(epoch, epoch >= spec.descent().epochs());
      if (lanes - active >= Kernels.STRIPES && active > 0) {
        moveTogether();
      }
    }
    List<Finish> all = new ArrayList<>();
    for (Finish finish : finishes) {
      all.add(Objects.requireNonNull(finish, "every run ends"));
    }
    return all;
  }

  private int epochsBetweenQuestions() {
    long work = (long) lanes * data.rows() * parameters;
    return Math.clamp(WORK_BETWEEN_QUESTIONS / work, 1, MOST_EPOCHS_BETWEEN_QUESTIONS);
  }

  /**
   * Losses and gradients, and for each lane NaN where a number of its state is not finite.
   *
   * @param from which entry on the state is still to be looked at
   */
  private void measure(int from) {
    objective.gradient(state, gradient, losses);
    int entries = state.length / lanes;
    flawed = LaneKernels.get().flaws(state, from, entries, losses, flaws, lanes);
  }

  private void look(int epoch) {
    if (Double.isNaN(goal)) {
      return;
    }
    for (int l = 0; l < lanes; l++) {
      if (losses[l] <= goal && runs[l] >= 0 && reached[runs[l]] < 0) {
        reached[runs[l]] = epoch;
      }
    }
  }

  private void finish(int epoch, boolean last) {
    look(epoch);
    if (!last && !stops && !flawed) {
      return;
    }
    for (int l = 0; l < lanes; l++) {
      if (runs[l] >= 0) {
        boolean finite = !Double.isNaN(flaws[l]);
        boolean met = met(l);
        if (!finite || met || last) {
          note(l, epoch, !finite ? End.NOT_FINITE : met ? End.STOP_RULE : End.EPOCHS);
        }
      }
    }
  }

  private boolean met(int lane) {
    StoppingCriteria rules = spec.descent().stopWhen();
    return rules.metByLoss(losses[lane])
        || (rules.gradientBelow().isPresent()
            && rules.metByGradient(Norm.of(gradient, lane, gradient.length, lanes)));
  }

  private void abandon(int epoch) {
    for (int l = 0; l < lanes; l++) {
      if (runs[l] >= 0) {
        note(l, epoch, End.ABANDONED);
      }
    }
  }

  private void note(int lane, int epoch, End end) {
    List<Double> theta =
        IntStream.range(0, parameters).mapToObj(k -> state[k * lanes + lane]).toList();
    int run = runs[lane];
    OptionalInt first = reached[run] < 0 ? OptionalInt.empty() : OptionalInt.of(reached[run]);
    finishes[run] = new Finish(members.get(run), epoch, first, losses[lane], end, theta);
    runs[lane] = -1;
    active--;
  }

  private void moveTogether() {
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
    flaws = new double[lanes];
    objective = new LaneObjective(spec.network(), spec.loss(), data, lanes);
    takeAlphas();
  }

  private void pick(double[] wide, int lane, double[] narrow, int to, int fewer) {
    for (int k = 0; k < wide.length / lanes; k++) {
      narrow[k * fewer + to] = wide[k * lanes + lane];
    }
  }
}
