package dev.plateau.web;

import dev.plateau.data.Dataset;
import dev.plateau.job.Job;
import dev.plateau.job.JobInWrongState;
import dev.plateau.job.JobNotFound;
import dev.plateau.job.Jobs;
import dev.plateau.training.Snapshots;
import dev.plateau.training.Spec;
import dev.plateau.training.Trainer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;

/** The parameters of trained networks, after any epoch. */
@RestController
class ParameterController {
  private final Jobs jobs;
  private final Computing computing;

  ParameterController(Jobs jobs, Computing computing) {
    this.jobs = jobs;
    this.computing = computing;
  }

  @GetMapping(path = "/v1/jobs/{id}/parameters", produces = MediaType.APPLICATION_JSON_VALUE)
  @Nullable ResponseEntity<ParametersView> parameters(
      @PathVariable String id, @RequestParam Optional<String> epoch, WebRequest request) {
    Job job = jobs.get(Ids.job(id));
    double[] last =
        jobs.theta(job.id())
            .orElseThrow(() ->
                new JobInWrongState(
                    "The job has no result: it is %s.".formatted(Names.of(job.status()))));
    int lastEpoch = job.figures().progress().epoch();
    Query query = new Query();
    int wanted = query.integer("epoch", epoch, 0, lastEpoch).orElse(lastEpoch);
    query.refuseIfAny();
    if (Finished.isUnchanged(job, request)) {
      return null;
    }
    double[] theta = wanted == lastEpoch ? last : replay(job, wanted);
    return Finished.answer(job)
        .body(ParametersView.of(wanted, job.spec().training().network(), theta));
  }

  /** The same spec gives the same bits, so going there once more is exact. */
  private double[] replay(Job job, int epoch) {
    Spec spec = job.spec().training();
    Dataset data = jobs.data(job.spec().dataset());
    Snapshots snapshots = jobs.snapshots(job.id()).orElseThrow(() -> new JobNotFound(job.id()));
    double cost = (double) data.rows() * spec.network().parameters() * epoch;
    return computing.run(
        cost, () -> Trainer.parametersAt(spec, data, snapshots, epoch, () -> false));
  }
}
