package dev.plateau.web.spec;

import dev.plateau.data.Dataset;
import dev.plateau.json.JsonObjectReader;
import dev.plateau.json.KebabCase;
import dev.plateau.network.Activation;
import dev.plateau.network.Network;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Reads the shape of a network for some rows. */
@Component
class NetworkReader {
  private static final Map<String, Activation> OUTPUTS = KebabCase.of(Activation.class);
  private static final Map<String, Activation> HIDDEN = hiddenOnes();

  private final Limits limits;

  private static Map<String, Activation> hiddenOnes() {
    Map<String, Activation> names = new LinkedHashMap<>(OUTPUTS);
    names.values().removeIf(activation -> !activation.elementwise());
    return names;
  }

  NetworkReader(Limits limits) {
    this.limits = limits;
  }

  /** The {@code network} of a job; absent when it, or the rows it is for, cannot be had. */
  Optional<Network> read(JsonObjectReader job, Optional<Dataset> data) {
    JsonObjectReader fields =
        job.object("network")
            .orElseGet(() ->
                new JsonObjectReader(
                    JsonNodeFactory.instance.objectNode(), job.at("network"), job.faults()));
    List<Integer> hidden = hidden(fields);
    List<Activation> activations = activations(fields, hidden.size());
    Activation output = fields.choice("output", OUTPUTS).orElse(Activation.IDENTITY);
    fields.noOthers();
    if (data.isEmpty() || activations.size() != hidden.size()) {
      return Optional.empty();
    }
    Network network =
        new Network(data.get().inputs(), hidden, activations, data.get().targets(), output);
    if (network.parameters() > limits.parameters()) {
      job.faults()
          .invalid(
              job.at("network"),
              "has %,d parameters, above the limit of %,d"
                  .formatted(network.parameters(), limits.parameters()));
      return Optional.empty();
    }
    return Optional.of(network);
  }

  private List<Integer> hidden(JsonObjectReader fields) {
    Optional<JsonNode> value = fields.any("hidden");
    if (value.isEmpty()) {
      return List.of(2);
    }
    List<JsonNode> widths = fields.asList(value.get(), fields.at("hidden"));
    if (widths.size() > limits.layers()) {
      fields
          .faults()
          .invalid(
              fields.at("hidden"),
              "must have at most %d layers, has %,d".formatted(limits.layers(), widths.size()));
      return List.of();
    }
    return IntStream.range(0, widths.size())
        .mapToObj(layer ->
            fields
                .asInteger(widths.get(layer), fields.at("hidden") + "/" + layer, 1, limits.units())
                .orElse(1L)
                .intValue())
        .toList();
  }

  private static List<Activation> activations(JsonObjectReader fields, int layers) {
    Optional<JsonNode> value = fields.any("activation");
    if (value.isPresent() && value.get().isArray()) {
      return perLayer(fields, fields.asList(value.get(), fields.at("activation")), layers);
    }
    Activation all = fields.choice("activation", HIDDEN).orElse(Activation.SIGMOID);
    return Collections.nCopies(layers, all);
  }

  private static List<Activation> perLayer(
      JsonObjectReader fields, List<JsonNode> names, int layers) {
    if (names.size() != layers) {
      fields
          .faults()
          .invalid(
              fields.at("activation"),
              "must name one activation for each of the %d hidden layers, names %d"
                  .formatted(layers, names.size()));
    }
    return IntStream.range(0, names.size())
        .mapToObj(layer ->
            fields
                .asChoice(names.get(layer), fields.at("activation") + "/" + layer, HIDDEN)
                .orElse(Activation.SIGMOID))
        .toList();
  }
}
