package dev.plateau.job;

import dev.plateau.json.KebabCase;
import dev.plateau.spec.EarlierJobs;
import dev.plateau.training.Continuation;
import dev.plateau.training.Rows;
import dev.plateau.training.Snapshots;
import dev.plateau.training.Trainer;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The runs of this service's jobs, for others to go on from. */
@Component
class EarlierRuns implements EarlierJobs {
  private final Jobs jobs;

  EarlierRuns(Jobs jobs) {
    this.jobs = jobs;
  }

  @Override
  public Optional<EarlierJob> find(UUID id) {
    return jobs.find(id)
        .map(job ->
            new EarlierJob(id, job.spec().training(), KebabCase.of(job.status()), result(job)));
  }

  private Optional<Result> result(Job job) {
    if (!jobs.hasResult(job.id())) {
      return Optional.empty();
    }
    int last = job.metrics().progress().epoch();
    int best = job.metrics().progress().losses().bestEpoch().orElse(last);
    return Optional.of(new Result(last, best, jobs.rows(job.spec()).training().rows()));
  }

  @Override
  public Continuation at(UUID id, int epoch) {
    Job job = jobs.get(id);
    Rows rows = jobs.rows(job.spec()).rows();
    Snapshots snapshots = jobs.snapshots(id).orElseThrow(() -> new JobNotFound(id));
    return Trainer.continuationAt(job.spec().training(), rows, snapshots, epoch, () -> false);
  }
}
