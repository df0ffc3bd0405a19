package dev.plateau.diagnosis.trial;

import dev.plateau.data.Dataset;
import dev.plateau.diagnosis.evidence.FinishedRun;
import dev.plateau.network.LossBounds;
import dev.plateau.network.Network;
import dev.plateau.training.Fleet;
import dev.plateau.training.Fleet.Finish;
import dev.plateau.training.Fleet.Member;
import dev.plateau.training.Optimizer.Adam;
import dev.plateau.training.Outcome;
import dev.plateau.training.Spec;
import dev.plateau.training.StopReason;
import dev.plateau.training.StoppingCriteria;
import dev.plateau.training.Trainer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * Runs of changed specs on a run's rows, as many as the budget allows.
 *
 * <p>A trial of a spec has {@link #RUNS} runs, with the spec's own seed s and s + 1, s + 2, ..
 * after it, modulo 2^53; where every seed gives the same run, it has one.
 */
public final class TrialRunner {
  static final int RUNS = 64;

  private static final int SCOUTS = 8;

  /** How much longer a run may go on to see when it converges. */
  private static final int LONGER = 100;

  private static final long SEEDS = 1L << 53;
  private static final double ADAM_ALPHA = 0.05;
  private static final int ADAM_EPOCHS = 5_000;

  private final FinishedRun run;
  private final Dataset rows;
  private final TrialPlan pace;
  private final Map<Spec, TrialRuns> known = new HashMap<>();

  public TrialRunner(FinishedRun run, Budget budget) {
    this.run = run;
    this.rows = run.beginning().rows();
    this.pace = new TrialPlan(budget, rows.rows());
  }

  /** What is known of the unchanged spec with other seeds; where there are none, the run itself. */
  public TrialRuns control() {
    return run.spec().ignoresSeed() ? theRunItself() : of(run.spec());
  }

  public void scoutControl() {
    if (!run.spec().ignoresSeed()) {
      scout(run.spec());
    }
  }

  public void countControl() {
    if (!run.spec().ignoresSeed()) {
      count(run.spec());
    }
  }

  private TrialRuns theRunItself() {
    Spec spec = run.spec();
    List<Double> theta = Arrays.stream(run.end().theta()).boxed().toList();
    Finish finish =
        new Finish(
            member(spec, 0),
            run.epochs(),
            OptionalInt.empty(),
            run.course().last(),
            StopReason.EPOCHS,
            theta);
    return new TrialRuns(List.of(finish), run.goal());
  }

  /** What is known of a spec by now. */
  TrialRuns of(Spec spec) {
    return known.getOrDefault(spec, new TrialRuns(List.of(), Double.NaN));
  }

  /** A first look at a spec: a few runs. */
  TrialRuns scout(Spec spec) {
    return train(spec, SCOUTS, 0.2);
  }

  /** The first look where one run is enough: with the spec's own seed. */
  TrialRuns own(Spec spec) {
    return train(spec, 1, 0.3);
  }

  /** The run of a changed spec with its own seed; none when the budget does not last. */
  public Optional<FinishedRun> follow(Spec spec) {
    return follow(spec, rows);
  }

  /** The same run without some rows; none when the budget does not last. */
  public Optional<FinishedRun> followWithout(List<Integer> some) {
    return follow(run.spec(), rows.without(some));
  }

  private Optional<FinishedRun> follow(Spec spec, Dataset data) {
    if (!pace.allows(spec)) {
      return Optional.empty();
    }
    LossBounds bounds = LossBounds.of(data, spec.network().output(), spec.loss());
    Trainer trainer = Trainer.start(spec, data, pace::isOver);
    trainer.train(spec.descent().epochs());
    return trainer.finished()
        ? Optional.of(FinishedRun.of(trainer, spec, data, bounds))
        : Optional.empty();
  }

  /** A closer look at a spec: as many runs as make a trial. */
  public TrialRuns count(Spec spec) {
    return train(spec, RUNS, 0.4);
  }

  /** The seed of the first run of the unchanged spec that converged. */
  public Optional<Long> seedThatConverges() {
    return control().firstConverged().map(finish -> finish.member().start().seed());
  }

  /** How low a network comes on these rows from many random starts, with Adam. */
  public TrialRuns lowest(Network network) {
    Spec spec = run.spec();
    Spec adam =
        Spec.of(network, spec.loss())
            .withSeed(spec.start().seed())
            .withOptimizer(new Adam())
            .withLearningRate(ADAM_ALPHA)
            .withEpochs(ADAM_EPOCHS)
            .withPreparation(spec.preparation());
    return train(adam, RUNS, 0.15);
  }

  /** Whether more than half of the budget is used. */
  public boolean isTight() {
    return pace.isTight();
  }

  /** The epoch at which a run of a spec would converge if it went on for much longer. */
  public OptionalInt epochToConverge(Spec spec) {
    int longest = (int) Math.min((long) LONGER * spec.descent().epochs(), Integer.MAX_VALUE);
    int epochs = pace.affordableEpochs(spec, longest);
    if (epochs <= spec.descent().epochs()) {
      return OptionalInt.empty();
    }
    return train(stoppingAtGoal(spec).withEpochs(epochs), 1, 0.5)
        .firstConverged()
        .map(finish -> OptionalInt.of(finish.epochs()))
        .orElseGet(OptionalInt::empty);
  }

  private Spec stoppingAtGoal(Spec spec) {
    double goal = Math.nextUp(goal(spec));
    double own = spec.descent().stopWhen().lossBelow().orElse(0);
    return spec.withStopWhen(
        new StoppingCriteria(
            OptionalDouble.of(Math.max(goal, own)),
            spec.descent().stopWhen().gradientBelow(),
            OptionalDouble.empty()));
  }

  private double goal(Spec spec) {
    LossBounds bounds = LossBounds.of(rows, spec.network().output(), spec.loss());
    return Outcome.goal(bounds, run.course().first());
  }

  /** Adds runs to those of a spec until there are so many or a share of the budget is used. */
  private TrialRuns train(Spec spec, int wanted, double share) {
    int most = spec.ignoresSeed() ? 1 : wanted;
    double goal = goal(spec);
    List<Finish> finishes = new ArrayList<>(of(spec).finishes());
    Fleet fleet = new Fleet(spec, rows, goal, pace::isOver);
    pace.take(share);
    int next;
    while ((next = pace.affordableRuns(spec, most - finishes.size())) > 0) {
      int from = finishes.size();
      List<Member> members =
          IntStream.range(from, from + next).mapToObj(k -> member(spec, k)).toList();
      List<Finish> ended =
          fleet.train(members, 1).stream()
              .filter(finish -> finish.end() != StopReason.CANCELLED)
              .toList();
      pace.trained(spec, next);
      finishes.addAll(ended);
      if (ended.size() < next) {
        break;
      }
    }
    TrialRuns series = new TrialRuns(List.copyOf(finishes), goal);
    known.put(spec, series);
    return series;
  }

  private static Member member(Spec spec, int k) {
    long seed = (spec.start().seed() + k) % SEEDS;
    return new Member(spec.start().withSeed(seed), spec.descent().learningRate());
  }
}
