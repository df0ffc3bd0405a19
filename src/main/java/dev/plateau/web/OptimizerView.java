package dev.plateau.web;

import dev.plateau.training.Optimizer;
import dev.plateau.training.Optimizer.GradientDescent;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** How a gradient moves theta, in JSON. */
@Schema(name = "Optimizer", description = "How a gradient moves theta, as in PyTorch.")
record OptimizerView(
    @Schema(
            allowableValues = {"gradient-descent"},
            requiredMode = Schema.RequiredMode.REQUIRED)
        String type) {

  private static final Map<String, Function<Fields, Optimizer>> READERS = readers();

  private static Map<String, Function<Fields, Optimizer>> readers() {
    Map<String, Function<Fields, Optimizer>> readers = new LinkedHashMap<>();
    readers.put("gradient-descent", fields -> new GradientDescent());
    return readers;
  }

  /** The {@code optimizer} of a job: a name, or an object with a type and its settings. */
  static Optimizer read(Fields job) {
    Optional<JsonNode> value = job.any("optimizer");
    if (value.isEmpty()) {
      return new GradientDescent();
    }
    if (value.get().isString()) {
      Fields defaults =
          new Fields(JsonNodeFactory.instance.objectNode(), job.at("optimizer"), job.faults());
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
      case GradientDescent() -> new OptimizerView("gradient-descent");
    };
  }
}
