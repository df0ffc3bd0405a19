package dev.plateau.web.comparison;

import dev.plateau.job.Job;
import dev.plateau.job.Jobs;
import dev.plateau.spec.SpecEcho;
import dev.plateau.training.Partition;
import dev.plateau.training.TrainedNetwork;
import dev.plateau.web.request.ComputeThread;
import dev.plateau.web.result.Replay;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * A job with its network and its rows.
 *
 * @param spec as JSON, with all rows
 */
record ResultOfJob(Job job, JsonNode spec, Partition rows, TrainedNetwork network) {

  /** Finds them. */
  @Component
  static class Finder {
    private final Jobs jobs;
    private final Replay replay;
    private final ComputeThread computing;

    Finder(Jobs jobs, Replay replay, ComputeThread computing) {
      this.jobs = jobs;
      this.replay = replay;
      this.computing = computing;
    }

    /**
     * The result of a job.
     *
     * @throws dev.plateau.job.JobNotFound when the caller sees no job of this id
     * @throws dev.plateau.job.JobInWrongState when it has none
     */
    ResultOfJob of(UUID id) {
      Job job = jobs.get(id);
      double[] theta = replay.theta(job, job.resultEpoch());
      Partition rows = jobs.rows(job.spec());
      return new ResultOfJob(
          job,
          new SpecEcho(job.spec(), false).tree(),
          rows,
          new TrainedNetwork(job.spec().training(), rows.training(), theta));
    }

    /** The predictions for all rows of the data set of each. */
    List<List<double[]>> predictions(List<ResultOfJob> results) {
      double cost =
          results.stream()
              .mapToDouble(
                  one -> (double) one.rows().all().rows() * one.network().network().parameters())
              .sum();
      return computing.run(
          cost,
          () -> results.stream().map(one -> one.network().predictions(one.rows().all())).toList());
    }
  }

  List<String> classes() {
    return rows.classes(network.network());
  }

  int inputs() {
    return network.network().inputs();
  }

  int outputs() {
    return network.network().outputs();
  }

  boolean holdsOut() {
    return rows.rows().heldOut().isPresent();
  }
}
