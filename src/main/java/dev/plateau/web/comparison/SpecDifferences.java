package dev.plateau.web.comparison;

import dev.plateau.spec.SpecEcho;
import dev.plateau.web.comparison.ComparisonView.FieldDifference;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** The fields of some specs that differ, by their paths; rows are shown by their counts. */
final class SpecDifferences {
  private static final String DATASET = "dataset";
  private static final Set<String> NO_DIFFERENCE = Set.of("name", "metadata");

  private final List<ResultOfJob> results;
  private final List<FieldDifference> found = new ArrayList<>();

  SpecDifferences(List<ResultOfJob> results) {
    this.results = results;
  }

  List<FieldDifference> all() {
    compare("", results.stream().map(ResultOfJob::spec).toList());
    return found;
  }

  private void compare(String prefix, List<JsonNode> objects) {
    Set<String> names =
        objects.stream()
            .flatMap(object -> object.propertyNames().stream())
            .collect(Collectors.toCollection(LinkedHashSet::new));
    names.removeAll(NO_DIFFERENCE);
    for (String name : names) {
      List<JsonNode> values = objects.stream().map(object -> object.path(name)).toList();
      if (values.stream().distinct().count() > 1) {
        note(prefix + name, values);
      }
    }
  }

  private void note(String path, List<JsonNode> values) {
    if (path.equals(DATASET)) {
      add(path, results.stream().map(SpecDifferences::brief).toList());
    } else if (values.stream().allMatch(JsonNode::isObject) && isOneType(values)) {
      compare(path + ".", values);
    } else {
      add(path, values);
    }
  }

  private static boolean isOneType(List<JsonNode> objects) {
    return objects.stream().map(object -> object.path("type")).distinct().count() == 1;
  }

  private static JsonNode brief(ResultOfJob result) {
    return new SpecEcho(result.job().spec(), true).tree().get(DATASET);
  }

  private void add(String path, List<JsonNode> values) {
    ArrayNode all = JsonNodeFactory.instance.arrayNode();
    values.forEach(
        value -> all.add(value.isMissingNode() ? JsonNodeFactory.instance.nullNode() : value));
    found.add(new FieldDifference(path, all));
  }
}
