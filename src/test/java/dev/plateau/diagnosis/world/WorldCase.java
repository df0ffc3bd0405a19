package dev.plateau.diagnosis.world;

import dev.plateau.data.Dataset;
import dev.plateau.training.Spec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A run from a public question or a published benchmark, rebuilt from its facts.
 *
 * @param faulty whether something keeps it from learning
 * @param causes ids of which any one is right as the first cause
 * @param quietIsRight whether naming no cause is right too
 * @param source where the question or the program was published
 */
record WorldCase(
    String id,
    boolean faulty,
    List<String> causes,
    boolean quietIsRight,
    String source,
    Spec spec,
    Dataset data) {
  static final Path FOLDER = Path.of("src/test/resources/world");

  private static final JsonMapper MAPPER = new JsonMapper();

  WorldCase {
    causes = List.copyOf(causes);
  }

  /** The same run from another start, of which the same is true in most cases. */
  WorldCase withAnotherSeed() {
    Spec other = spec.withSeed(spec.start().seed() + 1_000);
    return new WorldCase(id, faulty, causes, quietIsRight, source, other, data);
  }

  /** All cases in a folder, by name. */
  static List<WorldCase> all(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".json"))
          .sorted()
          .map(WorldCase::read)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static WorldCase read(Path file) {
    JsonNode json = MAPPER.readTree(file.toFile());
    List<String> causes = json.get("causes").valueStream().map(JsonNode::asString).toList();
    Dataset data = WorldSpec.data(json.get("spec").get("dataset"));
    return new WorldCase(
        json.get("id").asString(),
        json.get("faulty").asBoolean(),
        causes,
        json.path("quietIsRight").asBoolean(false),
        json.get("source").asString(),
        WorldSpec.of(json.get("spec"), data),
        data);
  }
}
