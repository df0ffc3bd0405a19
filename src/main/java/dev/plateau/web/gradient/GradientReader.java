package dev.plateau.web.gradient;

import dev.plateau.data.Dataset;
import dev.plateau.data.Standardization;
import dev.plateau.json.InvalidRequest;
import dev.plateau.json.JsonObjectReader;
import dev.plateau.json.JsonObjectReader.Range;
import dev.plateau.json.StrictJson;
import dev.plateau.json.Violations;
import dev.plateau.network.GradientRequest;
import dev.plateau.network.Network;
import dev.plateau.training.Optimizer;
import dev.plateau.web.spec.Limits;
import dev.plateau.web.spec.ObjectiveReader;
import dev.plateau.web.spec.ObjectiveReader.Parts;
import dev.plateau.web.spec.OptimizerJson;
import dev.plateau.web.spec.StartReader;
import dev.plateau.web.spec.StartReader.Start;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Reads a request for a gradient, naming every fault and filling in every default. */
@Component
class GradientReader {
  private final ObjectiveReader objectives;
  private final StartReader starts;
  private final Limits limits;

  GradientReader(ObjectiveReader objectives, StartReader starts, Limits limits) {
    this.objectives = objectives;
    this.starts = starts;
    this.limits = limits;
  }

  /**
   * What a body asks for.
   *
   * @param optimizer whose largest stable alpha to show
   */
  record Asked(GradientRequest gradient, Optimizer optimizer) {}

  /**
   * Reads a body.
   *
   * @throws InvalidRequest with all that is wrong
   */
  Asked read(byte[] body) {
    Violations faults = new Violations();
    JsonObjectReader fields =
        new JsonObjectReader(new StrictJson(limits.depth()).read(body, faults), "", faults);
    Optional<Parts> parts = objectives.read(fields);
    Optional<List<Double>> theta = fields.numbers("theta");
    Start start = starts.read(fields, parts.map(Parts::network));
    boolean standardize = fields.flag("standardize").orElse(false);
    List<OptionalDouble> claimed = claimed(fields);
    Optimizer optimizer = OptimizerJson.read(fields);
    fields.noOthers();
    checkOneStart(fields, theta);
    parts.ifPresent(known -> checkLength(fields, "theta", known.network()));
    parts.ifPresent(known -> checkLength(fields, "claimed", known.network()));
    faults.refuseIfAny();
    Parts known = parts.orElseThrow();
    Dataset rows = known.rows().data();
    GradientRequest gradient =
        new GradientRequest(
            standardize ? Standardization.of(rows).apply(rows) : rows,
            known.network(),
            known.loss(),
            theta.orElseGet(() -> theta(known, start)),
            claimed);
    return new Asked(gradient, optimizer);
  }

  private static List<Double> theta(Parts parts, Start start) {
    return Arrays.stream(start.init().theta(parts.network(), start.seed())).boxed().toList();
  }

  /** The {@code claimed} gradient; a null entry claims nothing. */
  private static List<OptionalDouble> claimed(JsonObjectReader fields) {
    List<JsonNode> entries =
        fields
            .any("claimed")
            .map(value -> fields.asList(value, fields.at("claimed")))
            .orElse(List.of());
    return IntStream.range(0, entries.size())
        .mapToObj(k -> claim(entries.get(k), fields.at("claimed") + "/" + k, fields))
        .toList();
  }

  private static OptionalDouble claim(JsonNode entry, String place, JsonObjectReader fields) {
    return entry.isNull() ? OptionalDouble.empty() : fields.asNumber(entry, place, Range.FINITE);
  }

  private static void checkOneStart(JsonObjectReader fields, Optional<List<Double>> theta) {
    for (String other : List.of("init", "seed")) {
      if (theta.isPresent() && fields.any(other).isPresent()) {
        fields
            .faults()
            .invalid(
                fields.at(other), "must not be given together with theta, which it would replace");
      }
    }
  }

  private static void checkLength(JsonObjectReader fields, String name, Network network) {
    fields
        .any(name)
        .filter(JsonNode::isArray)
        .ifPresent(
            values -> StartReader.checkLength(fields, fields.at(name), values.size(), network));
  }
}
