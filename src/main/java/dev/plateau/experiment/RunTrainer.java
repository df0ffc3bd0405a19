package dev.plateau.experiment;

import dev.plateau.data.Parting;
import dev.plateau.experiment.Ends.End;
import dev.plateau.job.Jobs;
import dev.plateau.network.Initialization;
import dev.plateau.network.LossBounds;
import dev.plateau.spec.JobSpec;
import dev.plateau.training.Fleet;
import dev.plateau.training.Fleet.Finish;
import dev.plateau.training.Fleet.Member;
import dev.plateau.training.Outcome;
import dev.plateau.training.Partition;
import dev.plateau.training.Rows;
import dev.plateau.training.Spec;
import dev.plateau.training.Start;
import dev.plateau.training.StopReason;
import dev.plateau.training.TrainedNetwork;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/**
 * Trains runs in their order: those that differ in start and alpha only, on the same rows, as a
 * fleet. Each ends with the bits that a job of its spec would end with.
 */
final class RunTrainer {
  private static final Start ANY = new Start(new Initialization.GlorotUniform(), 0);

  /** Numbers of all thetas that are in memory at the same time. */
  static final long MAX_NUMBERS = 1_000_000;

  private final RunSpecs specs;
  private final Jobs jobs;
  private final boolean grouped;
  private final BooleanSupplier cancelled;

  /**
   * A trainer.
   *
   * @param grouped whether it matters what networks have become
   */
  RunTrainer(RunSpecs specs, Jobs jobs, boolean grouped, BooleanSupplier cancelled) {
    this.specs = specs;
    this.jobs = jobs;
    this.grouped = grouped;
    this.cancelled = cancelled;
  }

  /** What runs of a fleet share: all but start and alpha, and the rows that a seed parts. */
  private record Shared(Spec spec, OptionalLong seed) {
    static Shared of(Spec spec) {
      Parting parting = spec.preparation().parting();
      boolean parted = !parting.trainsOnAll() && parting.seed().isEmpty();
      return new Shared(
          spec.withStart(ANY).withLearningRate(1),
          parted ? OptionalLong.of(spec.start().seed()) : OptionalLong.empty());
    }
  }

  /**
   * The ends of the runs of a range.
   *
   * @throws CancellationException when it was cancelled meanwhile
   */
  Ends train(int from, int to) {
    Ends ends = new Ends(to - from, grouped);
    List<JobSpec> fleet = new ArrayList<>();
    for (int run = from; run < to; run++) {
      JobSpec spec = specs.ofRun(run);
      if (!fleet.isEmpty() && !fits(spec, fleet)) {
        train(fleet, run - from - fleet.size(), ends);
        fleet.clear();
      }
      fleet.add(spec);
    }
    train(fleet, to - from - fleet.size(), ends);
    return ends;
  }

  private static boolean fits(JobSpec spec, List<JobSpec> fleet) {
    long numbers = spec.training().network().parameters() * (fleet.size() + 1L);
    return numbers <= MAX_NUMBERS
        && spec.dataset().equals(fleet.getFirst().dataset())
        && Shared.of(spec.training()).equals(Shared.of(fleet.getFirst().training()));
  }

  private void train(List<JobSpec> fleet, int first, Ends ends) {
    JobSpec one = fleet.getFirst();
    Spec spec = one.training();
    Partition partition = jobs.rows(one);
    Rows rows = partition.rows();
    List<String> classes = partition.classes(spec.network());
    LossBounds bounds = spec.bounds(rows.training());
    double goal = bounds.nothingToLearn() ? Double.NaN : Outcome.goal(bounds, Double.NaN);
    List<Member> members =
        fleet.stream()
            .map(JobSpec::training)
            .map(own -> new Member(own.start(), own.descent().learningRate()))
            .toList();
    List<Finish> finishes = new Fleet(spec, rows, goal, cancelled).train(members, 1);
    Optional<Likeness> likeness =
        grouped ? Optional.of(Likeness.of(spec, rows.training())) : Optional.empty();
    for (int k = 0; k < finishes.size(); k++) {
      Finish finish = finishes.get(k);
      if (finish.end() == StopReason.CANCELLED) {
        throw new CancellationException();
      }
      int run = first + k;
      double[] theta = theta(finish);
      TrainedNetwork trained = new TrainedNetwork(spec, rows.training(), theta);
      ends.put(run, end(finish, rows.heldOut().map(trained::loss), bounds));
      likeness.ifPresent(known -> ends.put(run, known.of(theta)));
      if (!spec.preparation().parting().trainsOnAll()) {
        ends.put(
            run,
            Metric.of(trained, rows.training(), classes),
            rows.heldOut().map(held -> Metric.of(trained, held, classes)).orElse(Map.of()));
      }
    }
  }

  private static End end(Finish finish, Optional<Double> heldOutLoss, LossBounds bounds) {
    boolean diverged =
        Outcome.hasDiverged(finish.initialLoss(), finish.loss(), bounds, finish.end());
    boolean converged =
        !diverged
            && Outcome.hasConverged(finish.initialLoss(), finish.loss(), bounds, finish.end());
    return new End(
        finish.end(),
        converged,
        diverged,
        finish.epochs(),
        converged ? finish.reached().orElse(finish.epochs()) : -1,
        finish.initialLoss(),
        finish.loss(),
        heldOutLoss.orElse(Double.NaN));
  }

  private static double[] theta(Finish finish) {
    return finish.theta().stream().mapToDouble(Double::doubleValue).toArray();
  }
}
