package dev.plateau.spec;

import dev.plateau.json.ObjectType;
import dev.plateau.json.Place;
import dev.plateau.json.StrictJson;
import dev.plateau.json.Violations;
import dev.plateau.math.Spectrum;
import dev.plateau.network.Objective;
import dev.plateau.spec.Fitting.Fitted;
import dev.plateau.training.Spec;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.OptionalDouble;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Reads a job from a request, with every fault named and every default filled in. */
@Component
public class JobSpecReader {
  private static final long LARGEST_SEED = (1L << 53) - 1;

  /** Products with the Hessian that Lanczos takes for a large network, roughly. */
  private static final int LANCZOS_PRODUCTS = 100;

  /** Multiplications that finding the largest eigenvalue may take, roughly: some seconds. */
  private static final double LARGEST_AUTO_COST = 1e9;

  private final SecureRandom seeds = new SecureRandom();
  private final Fitting fitting;
  private final Computing computing;
  private final Limits limits;
  private final ObjectType<JobSpec> type;

  JobSpecReader(Fitting fitting, Computing computing, Limits limits) {
    this.fitting = fitting;
    this.computing = computing;
    this.limits = limits;
    this.type = SpecTypes.job(limits, false);
  }

  /**
   * The job that a body describes.
   *
   * @throws dev.plateau.json.InvalidRequest with all that is wrong
   */
  public JobSpec read(byte[] body) {
    Violations faults = new Violations();
    JsonNode json = new StrictJson(limits.depth()).read(body, faults);
    Place place = Place.root(faults);
    JobSpec asked = type.read(json, place, absent());
    Optional<Fitted> fitted = fitting.fit(asked, place);
    fitted.ifPresent(known -> checkCost(known, place));
    faults.refuseIfAny();
    JobSpec spec = fitted.orElseThrow().spec();
    if (SpecTypes.isAuto(json.path("alpha"))) {
      OptionalDouble alpha = autoAlpha(fitted.get(), place.member("alpha"));
      faults.refuseIfAny();
      return spec.withTraining(spec.training().withLearningRate(alpha.orElseThrow()));
    }
    return spec;
  }

  /** A job of which nothing is said, with a seed of its own. */
  public JobSpec absent() {
    long seed = seeds.nextLong() & LARGEST_SEED;
    return JobSpec.DEFAULT.withTraining(JobSpec.DEFAULT.training().withSeed(seed));
  }

  private void checkCost(Fitted fitted, Place place) {
    Spec spec = fitted.spec().training();
    int rows = fitted.data().rows();
    long parameters = spec.network().parameters();
    int epochs = spec.descent().epochs();
    double cost = (double) rows * parameters * epochs;
    if (cost > limits.cost() && place.member("network").isClean()) {
      place
          .member("epochs")
          .invalid(
              "costs too much: %,d rows x %,d parameters x %,d epochs is %.3g, above the limit of %.3g"
                  .formatted(rows, parameters, epochs, cost, limits.cost()));
    }
  }

  /** The alpha for a spec that is right in everything else. */
  private OptionalDouble autoAlpha(Fitted fitted, Place place) {
    Spec spec = fitted.spec().training();
    int rows = fitted.data().rows();
    double parameters = spec.network().parameters();
    double products = parameters <= Spectrum.FULL ? parameters : LANCZOS_PRODUCTS;
    double cost = rows * parameters * products;
    if (cost > LARGEST_AUTO_COST) {
      place.invalid(
          "must be a number for %,d rows and %,.0f parameters: \"auto\" would take too long"
              .formatted(rows, parameters));
      return OptionalDouble.empty();
    }
    OptionalDouble alpha =
        computing.run(
            cost,
            () ->
                new Objective(
                        spec.network(), spec.loss(), spec.prepared(fitted.data(), fitted.data()))
                    .autoAlpha(spec.initialTheta()));
    if (alpha.isEmpty()) {
      place.invalid(
          "must be a number: \"auto\" finds none, the Hessian at this start has no eigenvalue"
              + " above 0");
    }
    return alpha;
  }
}
