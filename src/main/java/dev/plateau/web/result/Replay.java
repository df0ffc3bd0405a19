package dev.plateau.web.result;

import dev.plateau.job.Job;
import dev.plateau.job.JobInWrongState;
import dev.plateau.job.JobNotFound;
import dev.plateau.job.Jobs;
import dev.plateau.json.KebabCase;
import dev.plateau.training.Rows;
import dev.plateau.training.Snapshots;
import dev.plateau.training.Spec;
import dev.plateau.training.Trainer;
import dev.plateau.training.Trajectory;
import dev.plateau.training.Trajectory.Way;
import dev.plateau.web.request.ComputeThread;
import dev.plateau.web.request.QueryParameters;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Computes the parameters of a job after any of its epochs by training to there again: the same
 * spec gives the same bits, so they are exact.
 */
@Component
public class Replay {
  private static final String BEST = "best";

  private final Jobs jobs;
  private final ComputeThread computing;

  Replay(Jobs jobs, ComputeThread computing) {
    this.jobs = jobs;
    this.computing = computing;
  }

  /**
   * The epoch that a query names, {@code best} for that with the lowest loss, by default the one
   * that is the job's result.
   *
   * @param query collects what is wrong with it
   * @throws JobInWrongState when the job has no result
   */
  public int epoch(Job job, Optional<String> epoch, QueryParameters query) {
    result(job);
    int last = job.metrics().progress().epoch();
    if (epoch.filter(BEST::equals).isPresent()) {
      return job.metrics().progress().losses().bestEpoch().orElse(last);
    }
    return query.integer("epoch", epoch, 0, last, " or best").orElse(job.resultEpoch());
  }

  /** The parameters after an epoch. */
  public double[] theta(Job job, int epoch) {
    return epoch == job.resultEpoch() ? result(job) : replay(job, epoch);
  }

  /** The parameters after so many of its epochs. */
  public Trajectory trajectory(Job job, int points) {
    Way way =
        new Way(
            job.spec().training(),
            jobs.rows(job.spec()).rows(),
            snapshots(job),
            job.metrics().progress().epoch());
    return computing.run(way.cost(), () -> Trajectory.of(way, points, () -> false));
  }

  private Snapshots snapshots(Job job) {
    return jobs.snapshots(job.id()).orElseThrow(() -> new JobNotFound(job.id()));
  }

  private double[] result(Job job) {
    return jobs.theta(job.id())
        .orElseThrow(() ->
            new JobInWrongState(
                "The job has no result: it is %s.".formatted(KebabCase.of(job.status()))));
  }

  private double[] replay(Job job, int epoch) {
    Spec spec = job.spec().training();
    Rows rows = jobs.rows(job.spec()).rows();
    Snapshots snapshots = snapshots(job);
    double cost = (double) rows.training().rows() * spec.network().parameters() * epoch;
    return computing.run(
        cost, () -> Trainer.parametersAt(spec, rows, snapshots, epoch, () -> false));
  }
}
