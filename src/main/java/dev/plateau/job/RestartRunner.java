package dev.plateau.job;

import dev.plateau.data.Dataset;
import dev.plateau.job.ClaimedJobs.Claim;
import dev.plateau.job.Restarts.StartEnd;
import dev.plateau.job.Turns.JobTurn;
import dev.plateau.network.LossBounds;
import dev.plateau.training.Fleet;
import dev.plateau.training.Fleet.Finish;
import dev.plateau.training.Fleet.Member;
import dev.plateau.training.Outcome;
import dev.plateau.training.Rows;
import dev.plateau.training.RunWork;
import dev.plateau.training.Spec;
import dev.plateau.training.StopReason;
import dev.plateau.training.TrainedNetwork;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/**
 * Trains the starts of a job that has several, side by side, and finds the best one, which is then
 * trained by itself with all its history.
 *
 * <p>What is known of the starts is written every slice or so; a process that takes the job over
 * trains the others.
 */
@Component
class RestartRunner {
  /** Multiply-adds a second, roughly, of networks side by side. */
  private static final double PACE = 1e10;

  /** So many networks are trained side by side. */
  private static final int LANES = 104;

  private final Jobs jobs;
  private final ClaimedJobs rows;
  private final Turns turns;
  private final double work;
  private final Persistence persistence = new Persistence();

  RestartRunner(Jobs jobs, ClaimedJobs rows, Turns turns, TrainingProperties properties) {
    this.work = PACE * 1e-9 * properties.slice().toNanos();
    this.jobs = jobs;
    this.rows = rows;
    this.turns = turns;
  }

  /**
   * The job with its best start, where that is not known yet.
   *
   * @param stopped polled now and then; then the best start may not be known
   * @param shuttingDown ends the wait for a database that is away
   * @return empty when another process runs the job
   */
  Optional<ClaimedJob> decide(
      ClaimedJob claimed, BooleanSupplier stopped, BooleanSupplier shuttingDown) {
    Restarts restarts = claimed.job().restarts().orElse(null);
    if (restarts == null || restarts.areTrained()) {
      return Optional.of(claimed);
    }
    long nanos = claimed.prior().trainingNanos();
    while (!restarts.areTrained() && !stopped.getAsBoolean()) {
      long since = System.nanoTime();
      Optional<Restarts> more = train(claimed, restarts, stopped, shuttingDown);
      nanos += System.nanoTime() - since;
      restarts = more.orElse(restarts);
      Restarts known = restarts;
      long spent = nanos;
      if (more.isPresent()
          && !persistence.write(
              () -> rows.restarted(claimed.claim(), known, spent), shuttingDown)) {
        return Optional.empty();
      }
    }
    return Optional.of(
        new ClaimedJob(
            claimed.job().withRestarts(restarts),
            claimed.prior().withTrainingNanos(nanos),
            Optional.empty(),
            claimed.cause(),
            false));
  }

  /** Trains some more; empty when it was stopped meanwhile. */
  private Optional<Restarts> train(
      ClaimedJob claimed,
      Restarts restarts,
      BooleanSupplier stopped,
      BooleanSupplier shuttingDown) {
    Claim claim = claimed.claim();
    try (JobTurn turn = turns.take(claimed.prior().suspect())) {
      var _ = persistence.write(() -> rows.computes(claim), shuttingDown);
      List<Finish> finishes = finishes(restarts, turn.passingOn(stopped));
      turn.computed();
      if (finishes.stream().anyMatch(finish -> finish.end() == StopReason.CANCELLED)) {
        return Optional.empty();
      }
      Spec spec = restarts.start(0).training();
      Rows parts = jobs.rows(restarts.start(0)).rows();
      LossBounds bounds = claimed.job().metrics().bounds();
      return Optional.of(
          restarts.with(
              finishes.stream().map(finish -> end(finish, spec, parts, bounds)).toList()));
    }
  }

  private List<Finish> finishes(Restarts restarts, BooleanSupplier stopped) {
    Spec spec = restarts.start(0).training();
    Rows parts = jobs.rows(restarts.start(0)).rows();
    double each = RunWork.of(spec, parts.training().rows(), spec.descent().epochs());
    int from = restarts.ends().size();
    int most = (int) Math.clamp(work / Math.max(1, each), 1, LANES);
    int to = Math.min(restarts.asked().restarts(), from + most);
    List<Member> members =
        IntStream.range(from, to)
            .mapToObj(k -> restarts.start(k).training())
            .map(own -> new Member(own.start(), own.descent().learningRate()))
            .toList();
    return new Fleet(spec, parts, Double.NaN, stopped).train(members, 1);
  }

  private static StartEnd end(Finish finish, Spec spec, Rows parts, LossBounds bounds) {
    Dataset training = parts.training();
    double[] theta = finish.theta().stream().mapToDouble(Double::doubleValue).toArray();
    boolean diverged =
        Outcome.hasDiverged(finish.initialLoss(), finish.loss(), bounds, finish.end());
    return new StartEnd(
        !diverged
            && Outcome.hasConverged(finish.initialLoss(), finish.loss(), bounds, finish.end()),
        diverged,
        finish.loss(),
        parts
            .heldOut()
            .map(held -> new TrainedNetwork(spec, training, theta).loss(held))
            .orElse(Double.NaN));
  }
}
