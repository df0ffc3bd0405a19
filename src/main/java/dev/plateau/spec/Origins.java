package dev.plateau.spec;

import dev.plateau.json.Place;
import dev.plateau.network.Network;
import dev.plateau.spec.EarlierJobs.EarlierJob;
import dev.plateau.spec.EarlierJobs.Result;
import dev.plateau.training.Continuation;
import dev.plateau.training.Preparation;
import dev.plateau.training.RunWork;
import dev.plateau.training.Spec;
import java.util.Optional;
import java.util.OptionalInt;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Lets jobs start where others were. */
@Component
class Origins {
  private final EarlierJobs jobs;
  private final Computing computing;

  Origins(EarlierJobs jobs, Computing computing) {
    this.jobs = jobs;
    this.computing = computing;
  }

  /**
   * Notes what keeps a job from going on from where it asks.
   *
   * @param json what was read
   * @param place of the object that it was read from
   */
  void check(JobSpec asked, JsonNode json, Place place) {
    Place from = place.member("from");
    if (asked.from().isEmpty() || !from.isClean()) {
      return;
    }
    if (json.hasNonNull("init")) {
      from.invalid("takes the place of init: leave one of them out");
    }
    Origin origin = asked.from().get();
    Optional<EarlierJob> known = jobs.find(origin.job());
    if (known.isEmpty()) {
      from.member("job").invalid("is unknown: no job has this id");
      return;
    }
    EarlierJob job = known.get();
    if (job.result().isEmpty()) {
      from.member("job").invalid("has no result to go on from: it is " + job.status());
      return;
    }
    checkEpoch(origin, job.result().get(), from);
    checkShape(asked.training().network(), job.training().network(), place);
  }

  private static void checkEpoch(Origin origin, Result result, Place from) {
    int epoch = origin.epoch().orElse(0);
    from.member("epoch")
        .allow(
            epoch <= result.lastEpoch(),
            () -> "must be from 0 to %,d or \"best\", is %d".formatted(result.lastEpoch(), epoch));
  }

  private static void checkShape(Network network, Network there, Place place) {
    if (!network.hasShapeOf(there) && place.member("network").isClean()) {
      place
          .member("network")
          .invalid(
              "must have the shape that it has in the job to go on from, %s %s biases; it has %s %s"
                  .formatted(
                      there.shape(),
                      there.bias() ? "with" : "without",
                      network.shape(),
                      network.bias() ? "with" : "without"));
    }
  }

  /** A job that was checked, from where it asks to go on, with the seed of there if it has none. */
  JobSpec goOn(JobSpec asked, JsonNode json) {
    if (asked.from().isEmpty()) {
      return asked;
    }
    EarlierJob job = jobs.find(asked.from().get().job()).orElseThrow();
    Result result = job.result().orElseThrow();
    int epoch = asked.from().get().epoch().orElse(result.bestEpoch());
    double work = RunWork.of(job.training(), result.rows(), epoch);
    Continuation there = computing.run(work, () -> jobs.at(job.id(), epoch));
    long seed =
        json.hasNonNull("seed") ? asked.training().start().seed() : job.training().start().seed();
    Spec training = parted(asked.training().withSeed(seed), job.training(), json);
    return asked
        .withTraining(training.withStart(training.start().withFrom(there)))
        .withFrom(new Origin(job.id(), OptionalInt.of(epoch)));
  }

  /** On the rows of there, where those were chosen by a seed of their own. */
  private static Spec parted(Spec asked, Spec there, JsonNode json) {
    Preparation known = asked.preparation();
    return json.hasNonNull("splitSeed")
        ? asked
        : there
            .preparation()
            .parting()
            .seed()
            .map(seed -> asked.withPreparation(known.withParting(known.parting().withSeed(seed))))
            .orElse(asked);
  }
}
