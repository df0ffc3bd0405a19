package dev.plateau.web.spec;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.plateau.json.JsonObjectReader;
import dev.plateau.json.JsonObjectReader.Range;
import dev.plateau.network.Initialization;
import dev.plateau.network.Initialization.Constant;
import dev.plateau.network.Initialization.GlorotUniform;
import dev.plateau.network.Initialization.HeNormal;
import dev.plateau.network.Initialization.Normal;
import dev.plateau.network.Initialization.Theta;
import dev.plateau.network.Initialization.Uniform;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** How theta starts, in JSON. */
@Schema(name = "Init", description = "How theta starts.")
@JsonInclude(JsonInclude.Include.NON_NULL)
record InitJson(
    @Schema(
            allowableValues = {
              "constant",
              "uniform",
              "normal",
              "glorot-uniform",
              "he-normal",
              "theta"
            },
            requiredMode = Schema.RequiredMode.REQUIRED)
        String type,
    @Schema(description = "constant: every parameter") @Nullable Double value,
    @Schema(description = "uniform: from") @Nullable Double low,
    @Schema(description = "uniform: to, above low") @Nullable Double high,
    @Schema(description = "normal") @Nullable Double mean,
    @Schema(description = "normal: 0 or more") @Nullable Double stdDev,
    @Schema(description = "theta: all parameters, w1.. then b1..") @Nullable List<Double> values) {

  private static final Map<String, Function<JsonObjectReader, Initialization>> READERS = readers();

  private static Map<String, Function<JsonObjectReader, Initialization>> readers() {
    Map<String, Function<JsonObjectReader, Initialization>> readers = new LinkedHashMap<>();
    readers.put("constant", fields -> new Constant(fields.required("value", Range.FINITE)));
    readers.put("uniform", InitJson::uniform);
    readers.put(
        "normal",
        fields ->
            new Normal(
                fields.required("mean", Range.FINITE),
                fields.required("stdDev", Range.NOT_NEGATIVE)));
    readers.put("glorot-uniform", fields -> new GlorotUniform());
    readers.put("he-normal", fields -> new HeNormal());
    readers.put("theta", InitJson::theta);
    return readers;
  }

  /** The {@code init} of a job. */
  static Initialization read(JsonObjectReader job) {
    Optional<JsonObjectReader> fields = job.object("init");
    if (fields.isEmpty()) {
      return new GlorotUniform();
    }
    if (fields.get().any("type").isEmpty()) {
      job.faults()
          .invalid(
              job.at("init") + "/type",
              "is required: one of " + String.join(", ", READERS.keySet()));
      return new GlorotUniform();
    }
    Optional<Function<JsonObjectReader, Initialization>> reader =
        fields.get().choice("type", READERS);
    if (reader.isEmpty()) {
      return new GlorotUniform();
    }
    Initialization init = reader.get().apply(fields.get());
    fields.get().noOthers();
    return init;
  }

  private static Initialization uniform(JsonObjectReader fields) {
    double low = fields.required("low", Range.FINITE);
    double high = fields.required("high", Range.FINITE);
    if (high < low) {
      fields
          .faults()
          .invalid(fields.at("high"), "must not be below low: %s < %s".formatted(high, low));
    }
    return new Uniform(low, high);
  }

  private static Initialization theta(JsonObjectReader fields) {
    Optional<List<Double>> values = fields.numbers("values");
    if (values.isEmpty()) {
      fields.faults().invalid(fields.at("values"), "is required: all parameters in order");
    }
    return new Theta(values.orElse(List.of()));
  }

  static InitJson of(Initialization init) {
    return switch (init) {
      case Constant(double value) -> new InitJson("constant", value, null, null, null, null, null);
      case Uniform(double low, double high) ->
          new InitJson("uniform", null, low, high, null, null, null);
      case Normal(double mean, double stdDev) ->
          new InitJson("normal", null, null, null, mean, stdDev, null);
      case GlorotUniform() -> new InitJson("glorot-uniform", null, null, null, null, null, null);
      case HeNormal() -> new InitJson("he-normal", null, null, null, null, null, null);
      case Theta(List<Double> values) ->
          new InitJson("theta", null, null, null, null, null, values);
    };
  }
}
