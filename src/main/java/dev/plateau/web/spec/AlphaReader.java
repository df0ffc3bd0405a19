package dev.plateau.web.spec;

import dev.plateau.data.Dataset;
import dev.plateau.json.JsonObjectReader;
import dev.plateau.json.JsonObjectReader.Range;
import dev.plateau.math.Spectrum;
import dev.plateau.network.Objective;
import dev.plateau.training.Spec;
import dev.plateau.web.request.ComputeThread;
import java.util.Optional;
import java.util.OptionalDouble;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Reads the learning rate of a job: a number, or {@code "auto"} for 1 / largest eigenvalue. */
@Component
class AlphaReader {
  private static final String AUTO = "auto";
  private static final double ABSENT = 0.3;

  /** Products with the Hessian that Lanczos takes for a large network, about. */
  private static final int LANCZOS_PRODUCTS = 100;

  /** Multiplications that finding the largest eigenvalue may take, about: some seconds. */
  private static final double LARGEST_COST = 1e9;

  private final ComputeThread computing;

  AlphaReader(ComputeThread computing) {
    this.computing = computing;
  }

  /** Whether alpha is to be found. */
  static boolean isAuto(JsonObjectReader job) {
    Optional<JsonNode> value = job.any("alpha");
    return value.isPresent() && value.get().isString() && value.get().stringValue().equals(AUTO);
  }

  /** The alpha that a job names; where it is to be found, any. */
  static double read(JsonObjectReader job) {
    return isAuto(job) ? ABSENT : job.number("alpha", Range.POSITIVE).orElse(ABSENT);
  }

  /** The alpha for a spec that is right in everything else. */
  double find(JsonObjectReader job, Spec spec, Dataset data) {
    double parameters = spec.network().parameters();
    double products = parameters <= Spectrum.FULL ? parameters : LANCZOS_PRODUCTS;
    double cost = data.rows() * parameters * products;
    if (cost > LARGEST_COST) {
      job.faults()
          .invalid(
              job.at("alpha"),
              "must be a number for %,d rows and %,.0f parameters: \"auto\" would take too long"
                  .formatted(data.rows(), parameters));
      return ABSENT;
    }
    OptionalDouble alpha =
        computing.run(
            cost,
            () ->
                new Objective(spec.network(), spec.loss(), spec.prepared(data, data))
                    .autoAlpha(spec.initialTheta()));
    if (alpha.isEmpty()) {
      job.faults()
          .invalid(
              job.at("alpha"),
              "must be a number: \"auto\" finds none, the Hessian at this start has no eigenvalue"
                  + " above 0");
    }
    return alpha.orElse(ABSENT);
  }
}
