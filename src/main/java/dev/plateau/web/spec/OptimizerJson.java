package dev.plateau.web.spec;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.plateau.json.JsonObjectReader;
import dev.plateau.json.JsonObjectReader.Range;
import dev.plateau.training.Optimizer;
import dev.plateau.training.Optimizer.Adagrad;
import dev.plateau.training.Optimizer.Adam;
import dev.plateau.training.Optimizer.AdamW;
import dev.plateau.training.Optimizer.GradientDescent;
import dev.plateau.training.Optimizer.Momentum;
import dev.plateau.training.Optimizer.Nesterov;
import dev.plateau.training.Optimizer.RmsProp;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** How a gradient moves theta, in JSON. */
@Schema(name = "Optimizer", description = "How a gradient moves theta, as in PyTorch.")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record OptimizerJson(
    @Schema(
            allowableValues = {
              "gradient-descent",
              "momentum",
              "nesterov",
              "adam",
              "adamw",
              "rmsprop",
              "adagrad"
            },
            requiredMode = Schema.RequiredMode.REQUIRED)
        String type,
    @Schema(description = "momentum, nesterov", defaultValue = "0.9") @Nullable Double momentum,
    @Schema(description = "adam, adamw", defaultValue = "0.9") @Nullable Double beta1,
    @Schema(description = "adam, adamw", defaultValue = "0.999") @Nullable Double beta2,
    @Schema(description = "adamw", defaultValue = "0.01") @Nullable Double weightDecay,
    @Schema(description = "rmsprop: of the mean square", defaultValue = "0.99")
        @Nullable Double decay,
    @Schema(description = "adam, adamw, rmsprop 1e-8; adagrad 1e-10") @Nullable Double epsilon) {

  private static final Map<String, Function<JsonObjectReader, Optimizer>> READERS = readers();

  private static Map<String, Function<JsonObjectReader, Optimizer>> readers() {
    Map<String, Function<JsonObjectReader, Optimizer>> readers = new LinkedHashMap<>();
    readers.put("gradient-descent", fields -> new GradientDescent());
    readers.put(
        "momentum", fields -> new Momentum(rate(fields, "momentum", new Momentum().momentum())));
    readers.put(
        "nesterov", fields -> new Nesterov(rate(fields, "momentum", new Nesterov().momentum())));
    readers.put("adam", OptimizerJson::adam);
    readers.put("adamw", OptimizerJson::adamW);
    readers.put("rmsprop", OptimizerJson::rmsProp);
    readers.put("adagrad", fields -> new Adagrad(epsilon(fields, new Adagrad().epsilon())));
    return readers;
  }

  private static Optimizer adam(JsonObjectReader fields) {
    Adam absent = new Adam();
    return new Adam(
        rate(fields, "beta1", absent.beta1()),
        rate(fields, "beta2", absent.beta2()),
        epsilon(fields, absent.epsilon()));
  }

  private static Optimizer adamW(JsonObjectReader fields) {
    AdamW absent = new AdamW();
    return new AdamW(
        rate(fields, "beta1", absent.beta1()),
        rate(fields, "beta2", absent.beta2()),
        epsilon(fields, absent.epsilon()),
        fields.number("weightDecay", Range.NOT_NEGATIVE).orElse(absent.weightDecay()));
  }

  private static Optimizer rmsProp(JsonObjectReader fields) {
    RmsProp absent = new RmsProp();
    return new RmsProp(rate(fields, "decay", absent.decay()), epsilon(fields, absent.epsilon()));
  }

  private static double rate(JsonObjectReader fields, String name, double absent) {
    return fields.number(name, Range.RATE).orElse(absent);
  }

  private static double epsilon(JsonObjectReader fields, double absent) {
    return fields.number("epsilon", Range.NOT_NEGATIVE).orElse(absent);
  }

  /** The {@code optimizer} of a job: a name, or an object with a type and its settings. */
  public static Optimizer read(JsonObjectReader job) {
    Optional<JsonNode> value = job.any("optimizer");
    if (value.isEmpty()) {
      return new GradientDescent();
    }
    if (value.get().isString()) {
      JsonNode nothing = JsonNodeFactory.instance.objectNode();
      JsonObjectReader defaults = new JsonObjectReader(nothing, job.at("optimizer"), job.faults());
      return job.choice("optimizer", READERS)
          .map(reader -> reader.apply(defaults))
          .orElseGet(GradientDescent::new);
    }
    return job.object("optimizer").map(OptimizerJson::withSettings).orElseGet(GradientDescent::new);
  }

  private static Optimizer withSettings(JsonObjectReader fields) {
    if (fields.any("type").isEmpty()) {
      fields
          .faults()
          .invalid(fields.at("type"), "is required: one of " + String.join(", ", READERS.keySet()));
    }
    Optional<Function<JsonObjectReader, Optimizer>> reader = fields.choice("type", READERS);
    if (reader.isEmpty()) {
      return new GradientDescent();
    }
    Optimizer optimizer = reader.get().apply(fields);
    fields.noOthers();
    return optimizer;
  }

  public static OptimizerJson of(Optimizer optimizer) {
    return switch (optimizer) {
      case GradientDescent() ->
          new OptimizerJson("gradient-descent", null, null, null, null, null, null);
      case Momentum(double momentum) ->
          new OptimizerJson("momentum", momentum, null, null, null, null, null);
      case Nesterov(double momentum) ->
          new OptimizerJson("nesterov", momentum, null, null, null, null, null);
      case Adam(double beta1, double beta2, double epsilon) ->
          new OptimizerJson("adam", null, beta1, beta2, null, null, epsilon);
      case AdamW(double beta1, double beta2, double epsilon, double weightDecay) ->
          new OptimizerJson("adamw", null, beta1, beta2, weightDecay, null, epsilon);
      case RmsProp(double decay, double epsilon) ->
          new OptimizerJson("rmsprop", null, null, null, null, decay, epsilon);
      case Adagrad(double epsilon) ->
          new OptimizerJson("adagrad", null, null, null, null, null, epsilon);
      case Optimizer.Rprop _ -> new OptimizerJson("rprop", null, null, null, null, null, null);
      case Optimizer.Lbfgs _ -> new OptimizerJson("lbfgs", null, null, null, null, null, null);
      case Optimizer.LevenbergMarquardt _ ->
          new OptimizerJson("levenberg-marquardt", null, null, null, null, null, null);
      case Optimizer.ScaledConjugateGradient _ ->
          new OptimizerJson("scaled-conjugate-gradient", null, null, null, null, null, null);
    };
  }
}
