package dev.plateau.web.result;

import dev.plateau.data.Dataset;
import dev.plateau.job.Job;
import dev.plateau.job.JobInWrongState;
import dev.plateau.job.JobNotFound;
import dev.plateau.job.Jobs;
import dev.plateau.json.KebabCase;
import dev.plateau.training.Snapshots;
import dev.plateau.training.Spec;
import dev.plateau.training.Trainer;
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
  private final Jobs jobs;
  private final ComputeThread computing;

  Replay(Jobs jobs, ComputeThread computing) {
    this.jobs = jobs;
    this.computing = computing;
  }

  /**
   * The epoch that a query names, the last one by default.
   *
   * @param query collects what is wrong with it
   * @throws JobInWrongState when the job has no result
   */
  public int epoch(Job job, Optional<String> epoch, QueryParameters query) {
    last(job);
    int last = job.metrics().progress().epoch();
    return query.integer("epoch", epoch, 0, last).orElse(last);
  }

  /** The parameters after an epoch. */
  public double[] theta(Job job, int epoch) {
    return epoch == job.metrics().progress().epoch() ? last(job) : replay(job, epoch);
  }

  private double[] last(Job job) {
    return jobs.theta(job.id())
        .orElseThrow(() ->
            new JobInWrongState(
                "The job has no result: it is %s.".formatted(KebabCase.of(job.status()))));
  }

  private double[] replay(Job job, int epoch) {
    Spec spec = job.spec().training();
    Dataset data = jobs.data(job.spec().dataset());
    Snapshots snapshots = jobs.snapshots(job.id()).orElseThrow(() -> new JobNotFound(job.id()));
    double cost = (double) data.rows() * spec.network().parameters() * epoch;
    return computing.run(
        cost, () -> Trainer.parametersAt(spec, data, snapshots, epoch, () -> false));
  }
}
