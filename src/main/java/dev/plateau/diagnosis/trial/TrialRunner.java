package dev.plateau.diagnosis.trial;

import dev.plateau.data.Dataset;
import dev.plateau.diagnosis.evidence.FinishedRun;
import dev.plateau.network.LossBounds;
import dev.plateau.training.Fleet;
import dev.plateau.training.Fleet.Finish;
import dev.plateau.training.Fleet.Member;
import dev.plateau.training.Rows;
import dev.plateau.training.RunWork;
import dev.plateau.training.Spec;
import dev.plateau.training.StopReason;
import dev.plateau.training.Trainer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * Runs of changed specs on a run's rows, as many as the budget allows.
 *
 * <p>Run k of a spec has the seed s + k, modulo 2^53, where s is the spec's own, and the k-th
 * held-out rows, or those of the job: so run k of a change and run k of the unchanged spec are a
 * pair.
 */
public final class TrialRunner {
  static final int RUNS = 64;

  /** Runs that train side by side at little more than the cost of one. */
  private static final int SIDE_BY_SIDE = 8;

  /** Runs that a budget allows where more of them are no matter. */
  private static final double CHEAP = 300;

  /** The fewest pairs whose spread says anything. */
  private static final int PAIRS = 3;

  /** How much longer a run may go on to see when it converges. */
  private static final int LONGER = 100;

  /** More epochs where no number of them is known to suffice. */
  private static final int SEVERAL = 10;

  /** Other seeds need longer than the own one. */
  private static final double RESERVE = 2;

  private static final long SEEDS = 1L << 53;

  private final FinishedRun run;
  private final Dataset rows;
  private final Holdout holdout;
  private final Scoring scoring;
  private final Score learned;
  private final Budget budget;
  private double reserved;
  private final Map<Spec, TrialRuns> known = new HashMap<>();
  private final Map<Spec, OptionalInt> convergence = new HashMap<>();

  /**
   * Trials for a run.
   *
   * @param expectedRuns about so many runs of the run's size should be possible: else the rows are
   *     sampled
   */
  public TrialRunner(FinishedRun run, Budget budget, int expectedRuns) {
    this.run = run;
    this.budget = budget;
    Dataset all = run.untrained().rows();
    this.rows =
        Holdout.isTruthTable(all)
            ? all
            : all.sample(TrialRows.affordable(run.spec(), all.rows(), budget, expectedRuns));
    this.holdout = new Holdout(rows, run.heldOut());
    this.scoring = new Scoring(run);
    this.learned = scoring.of(holdout.ofJob(new Rows(all, run.heldOut())));
  }

  /** The rows that trials see, of all. */
  public int sampledRows() {
    return rows.rows();
  }

  public boolean holdsOut() {
    return holdout.holdsOut();
  }

  /** Runs that make a first look at a spec. */
  int scouts() {
    boolean cheap = budget.total() > CHEAP * work(run.spec());
    return holdsOut() || !cheap ? PAIRS : SIDE_BY_SIDE;
  }

  /** What is known of the unchanged spec with other seeds. */
  public TrialRuns control() {
    return of(run.spec());
  }

  /** What is known of a spec by now. */
  TrialRuns of(Spec spec) {
    return known.getOrDefault(spec, new TrialRuns(List.of(), holdsOut(), isExact(spec)));
  }

  private boolean isExact(Spec spec) {
    return spec.ignoresSeed() && holdout.isFixed();
  }

  /** A first look at a spec. */
  public TrialRuns scout(Spec spec) {
    return atLeast(spec, scouts(), budget.left() / 2);
  }

  /** As many runs as make a trial. */
  public TrialRuns count(Spec spec) {
    return atLeast(spec, RUNS, spare() / 4);
  }

  private double spare() {
    return Math.max(0, budget.left() - reserved);
  }

  /** As many runs as tell whether any start gets there. */
  public TrialRuns starts(Spec spec) {
    return holdsOut() ? scout(spec) : count(spec);
  }

  /** More runs than there are, up to those of a trial. */
  TrialRuns more(Spec spec) {
    return atLeast(spec, Math.min(RUNS, 3 * Math.max(1, of(spec).size())), spare() / 4);
  }

  /** What one run of a spec takes. */
  double work(Spec spec) {
    int training = holdsOut() ? holdout.of(0).training().rows() : rows.rows();
    return RunWork.of(spec, training, spec.descent().epochs());
  }

  /** Whether a first look at a spec is within the budget. */
  boolean allows(Spec spec) {
    int runs = isExact(spec) ? 1 : PAIRS;
    return runs * work(spec) <= budget.left() / 2;
  }

  /** Keeps room for a first look at so many changes that are still to come. */
  public void reserveFor(int changes) {
    reserved = Math.min(changes * PAIRS * work(run.spec()), budget.total() / 2);
  }

  /** Adds runs to those of a spec until there are so many or so much work is done. */
  private TrialRuns atLeast(Spec spec, int wanted, double allowed) {
    TrialRuns before = of(spec);
    int most = isExact(spec) ? 1 : wanted;
    int affordable = (int) Math.min(most, allowed / work(spec));
    int next = Math.min(most - before.size(), affordable);
    if (next <= 0) {
      return before;
    }
    List<TrialRun> runs = new ArrayList<>(before.runs());
    runs.addAll(train(spec, before.size(), before.size() + next));
    TrialRuns after = new TrialRuns(runs, holdsOut(), isExact(spec));
    known.put(spec, after);
    return after;
  }

  private List<TrialRun> train(Spec spec, int from, int to) {
    double goal = scoring.goal(spec);
    if (holdout.isFixed()) {
      return train(spec, holdout.of(0), run.heldOut(), from, to, goal);
    }
    return IntStream.range(from, to)
        .boxed()
        .flatMap(k -> train(spec, holdout.of(k), run.heldOut(), k, k + 1, goal).stream())
        .toList();
  }

  private List<TrialRun> train(
      Spec spec, Holdout.Part part, Optional<Dataset> watched, int from, int to, double goal) {
    List<Member> members = IntStream.range(from, to).mapToObj(k -> member(spec, k)).toList();
    Fleet fleet = new Fleet(spec, new Rows(part.training(), watched), goal, budget::isCancelled);
    List<Finish> finishes = fleet.train(members, 1);
    List<TrialRun> runs = new ArrayList<>();
    for (int k = 0; k < finishes.size(); k++) {
      Finish finish = finishes.get(k);
      budget.spend(RunWork.of(spec, part.training().rows(), finish.epochs()));
      if (finish.end() != StopReason.CANCELLED) {
        runs.add(scoring.run(spec, from + k, finish, part));
      }
    }
    return runs;
  }

  /** How much the run itself has learned, measured as a posted job is. */
  Score learned() {
    return learned;
  }

  /** Whether runs of a changed spec, as far as they are known, get there or learn more. */
  public boolean improves(Spec spec) {
    TrialRuns runs = of(spec);
    return !runs.isEmpty()
        && (runs.firstConverged().isPresent() || runs.above(control()).mean() >= ScoreGain.CLEAR);
  }

  /** How the run's seed does among others. */
  public Luck luck() {
    return Luck.of(run, control(), learned);
  }

  /**
   * How a changed spec does when it is posted: on all rows, with a seed of its own.
   *
   * @return empty where the budget does not allow it
   */
  public Optional<TrialRun> post(Spec spec) {
    Rows posted = run.rowsOf(spec);
    Holdout.Part all = holdout.ofJob(posted);
    if (RunWork.of(spec, all.training().rows(), spec.descent().epochs()) > budget.leftInAll()) {
      return Optional.empty();
    }
    return train(spec, all, posted.heldOut(), 0, 1, scoring.goal(spec)).stream().findFirst();
  }

  /** The run of a changed spec with its own seed; none when the budget does not last. */
  public Optional<FinishedRun> follow(Spec spec) {
    return follow(spec, rows);
  }

  /** The same run without some rows; none when the budget does not last. */
  public Optional<FinishedRun> followWithout(List<Integer> some) {
    return follow(run.spec(), run.untrained().rows().without(some));
  }

  private Optional<FinishedRun> follow(Spec spec, Dataset data) {
    double work = RunWork.of(spec, data.rows(), spec.descent().epochs());
    if (work > budget.left() / 2) {
      return Optional.empty();
    }
    LossBounds bounds = spec.bounds(data);
    Rows rowsOfRun = new Rows(data, run.heldOut());
    Trainer trainer = Trainer.start(spec, rowsOfRun, budget::isCancelled);
    trainer.train(spec.descent().epochs());
    budget.spend(work);
    return trainer.finished()
        ? Optional.of(FinishedRun.of(trainer, spec, rowsOfRun, bounds))
        : Optional.empty();
  }

  /** Many runs of a spec of its own, for what they reach; at a small part of the budget. */
  public TrialRuns probe(Spec spec) {
    return atLeast(spec, RUNS, spare() / 8);
  }

  /**
   * How many epochs a run of a spec should last: a little more than it needs to converge, where it
   * does; more by a factor where rows are held out and p alone says nothing.
   */
  public OptionalInt moreEpochs(Spec spec) {
    return convergence.computeIfAbsent(
        spec, holdsOut() ? this::severalTimes : this::untilConverged);
  }

  private OptionalInt severalTimes(Spec spec) {
    double epochs = (double) SEVERAL * spec.descent().epochs();
    return epochs <= Integer.MAX_VALUE ? OptionalInt.of((int) epochs) : OptionalInt.empty();
  }

  private OptionalInt untilConverged(Spec spec) {
    double epoch = work(spec) / spec.descent().epochs();
    double longest = Math.min((double) LONGER * spec.descent().epochs(), Integer.MAX_VALUE);
    int epochs = (int) Math.min(longest, spare() / 8 / epoch);
    if (epochs <= spec.descent().epochs()) {
      return OptionalInt.empty();
    }
    return train(scoring.stoppingAtGoal(spec).withEpochs(epochs), 0, 1).stream()
        .filter(TrialRun::converged)
        .mapToInt(one -> (int) Math.min(Integer.MAX_VALUE, RESERVE * one.epochs()))
        .findFirst();
  }

  /** Whether anything can be learned; empty where no rows are held out or it costs too much. */
  public Optional<PermutationTest.Result> permutations() {
    PermutationTest test = new PermutationTest(rows, run.spec().start().seed());
    if (!holdsOut() || test.work() > budget.left()) {
      return Optional.empty();
    }
    budget.spend(test.work());
    return Optional.of(test.result());
  }

  private static Member member(Spec spec, int k) {
    long seed = (spec.start().seed() + k) % SEEDS;
    return new Member(spec.start().withSeed(seed), spec.descent().learningRate());
  }
}
