package dev.plateau.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.plateau.training.Optimizer;
import dev.plateau.training.Optimizer.Adagrad;
import dev.plateau.training.Optimizer.Adam;
import dev.plateau.training.Optimizer.AdamW;
import dev.plateau.training.Optimizer.GradientDescent;
import dev.plateau.training.Optimizer.Momentum;
import dev.plateau.training.Optimizer.Nesterov;
import dev.plateau.training.Optimizer.RmsProp;
import dev.plateau.web.Fields.Range;
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
record OptimizerView(
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

  private static final Map<String, Function<Fields, Optimizer>> READERS = readers();

  private static Map<String, Function<Fields, Optimizer>> readers() {
    Map<String, Function<Fields, Optimizer>> readers = new LinkedHashMap<>();
    readers.put("gradient-descent", fields -> new GradientDescent());
    readers.put(
        "momentum", fields -> new Momentum(rate(fields, "momentum", new Momentum().momentum())));
    readers.put(
        "nesterov", fields -> new Nesterov(rate(fields, "momentum", new Nesterov().momentum())));
    readers.put("adam", OptimizerView::adam);
    readers.put("adamw", OptimizerView::adamW);
    readers.put("rmsprop", OptimizerView::rmsProp);
    readers.put("adagrad", fields -> new Adagrad(epsilon(fields, new Adagrad().epsilon())));
    return readers;
  }

  private static Optimizer adam(Fields fields) {
    Adam absent = new Adam();
    return new Adam(
        rate(fields, "beta1", absent.beta1()),
        rate(fields, "beta2", absent.beta2()),
        epsilon(fields, absent.epsilon()));
  }

  private static Optimizer adamW(Fields fields) {
    AdamW absent = new AdamW();
    return new AdamW(
        rate(fields, "beta1", absent.beta1()),
        rate(fields, "beta2", absent.beta2()),
        epsilon(fields, absent.epsilon()),
        fields.number("weightDecay", Range.NOT_NEGATIVE).orElse(absent.weightDecay()));
  }

  private static Optimizer rmsProp(Fields fields) {
    RmsProp absent = new RmsProp();
    return new RmsProp(rate(fields, "decay", absent.decay()), epsilon(fields, absent.epsilon()));
  }

  private static double rate(Fields fields, String name, double absent) {
    return fields.number(name, Range.RATE).orElse(absent);
  }

  private static double epsilon(Fields fields, double absent) {
    return fields.number("epsilon", Range.NOT_NEGATIVE).orElse(absent);
  }

  /** The {@code optimizer} of a job: a name, or an object with a type and its settings. */
  static Optimizer read(Fields job) {
    Optional<JsonNode> value = job.any("optimizer");
    if (value.isEmpty()) {
      return new GradientDescent();
    }
    if (value.get().isString()) {
      JsonNode nothing = JsonNodeFactory.instance.objectNode();
      Fields defaults = new Fields(nothing, job.at("optimizer"), job.faults());
      return job.choice("optimizer", READERS)
          .map(reader -> reader.apply(defaults))
          .orElseGet(GradientDescent::new);
    }
    return job.object("optimizer").map(OptimizerView::withSettings).orElseGet(GradientDescent::new);
  }

  private static Optimizer withSettings(Fields fields) {
    if (fields.any("type").isEmpty()) {
      fields
          .faults()
          .invalid(fields.at("type"), "is required: one of " + String.join(", ", READERS.keySet()));
    }
    Optional<Function<Fields, Optimizer>> reader = fields.choice("type", READERS);
    if (reader.isEmpty()) {
      return new GradientDescent();
    }
    Optimizer optimizer = reader.get().apply(fields);
    fields.noOthers();
    return optimizer;
  }

  static OptimizerView of(Optimizer optimizer) {
    return switch (optimizer) {
      case GradientDescent() ->
          new OptimizerView("gradient-descent", null, null, null, null, null, null);
      case Momentum(double momentum) ->
          new OptimizerView("momentum", momentum, null, null, null, null, null);
      case Nesterov(double momentum) ->
          new OptimizerView("nesterov", momentum, null, null, null, null, null);
      case Adam(double beta1, double beta2, double epsilon) ->
          new OptimizerView("adam", null, beta1, beta2, null, null, epsilon);
      case AdamW(double beta1, double beta2, double epsilon, double weightDecay) ->
          new OptimizerView("adamw", null, beta1, beta2, weightDecay, null, epsilon);
      case RmsProp(double decay, double epsilon) ->
          new OptimizerView("rmsprop", null, null, null, null, decay, epsilon);
      case Adagrad(double epsilon) ->
          new OptimizerView("adagrad", null, null, null, null, null, epsilon);
    };
  }
}
