package dev.plateau.job;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Map;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Rewrites specs that name Java's classes and constants, as the first version stored them, in jobs
 * and in the remedies of diagnoses, to the JSON that jobs show.
 */
@Component
class FlatSpecs implements JavaMigration {
  private static final JsonMapper MAPPER = JsonMapper.shared();
  private static final int BATCH = 100;

  /** Types whose names are not the kebab-case of their class. */
  private static final Map<String, String> TYPES = Map.of("AdamW", "adamw", "RmsProp", "rmsprop");

  @Override
  public MigrationVersion getVersion() {
    return MigrationVersion.fromVersion("3");
  }

  @Override
  public String getDescription() {
    return "flat specs";
  }

  /** None: Flyway need not notice that this class was reformatted. */
  @Override
  public @Nullable Integer getChecksum() {
    return null;
  }

  @Override
  public boolean canExecuteInTransaction() {
    return true;
  }

  @Override
  public void migrate(Context context) throws SQLException {
    rewrite(context, "job", "id", "spec", FlatSpecs::flat);
    rewrite(context, "result", "job_id", "diagnosis", FlatSpecs::flatRemedies);
  }

  /** What becomes of a JSON document. */
  private interface Change {
    JsonNode of(ObjectNode json);
  }

  private static void rewrite(
      Context context, String table, String id, String column, Change change) throws SQLException {
    try (PreparedStatement read =
            context
                .getConnection()
                .prepareStatement(
                    "select %s, %s from %s where %2$s is not null".formatted(id, column, table));
        PreparedStatement write =
            context
                .getConnection()
                .prepareStatement(
                    "update %s set %s = ? where %s = ?".formatted(table, column, id))) {
      read.setFetchSize(BATCH);
      try (ResultSet rows = read.executeQuery()) {
        while (rows.next()) {
          ObjectNode json = (ObjectNode) MAPPER.readTree(rows.getString(2));
          write.setString(1, change.of(json).toString());
          write.setObject(2, rows.getObject(1));
          write.executeUpdate();
        }
      }
    }
  }

  private static JsonNode flatRemedies(ObjectNode diagnosis) {
    for (JsonNode remedy : diagnosis.path("remedies")) {
      ((ObjectNode) remedy).set("cured", flat((ObjectNode) remedy.get("cured")));
    }
    return diagnosis;
  }

  private static JsonNode flat(ObjectNode old) {
    JsonNode network = old.get("network");
    ObjectNode flat = MAPPER.createObjectNode();
    flat.set("inputs", network.get("inputs"));
    flat.set("targets", network.get("outputs"));
    flat.set("network", layers(network));
    flat.put("loss", kebab(old.get("loss").stringValue()));
    flat.set("init", union(old.get("init")));
    flat.set("seed", old.get("seed"));
    flat.set("optimizer", union(old.get("optimizer")));
    for (String same : new String[] {"alpha", "epochs", "batchSize", "standardize", "stopWhen"}) {
      flat.set(same, old.get(same));
    }
    return flat;
  }

  private static ObjectNode layers(JsonNode network) {
    ObjectNode layers = MAPPER.createObjectNode();
    layers.set("hidden", network.get("hidden"));
    ArrayNode activations = layers.putArray("activation");
    network.get("activations").forEach(one -> activations.add(kebab(one.stringValue())));
    return layers.put("output", kebab(network.get("output").stringValue()));
  }

  private static ObjectNode union(JsonNode old) {
    ObjectNode union = ((ObjectNode) old).deepCopy();
    String name = union.remove("@type").stringValue();
    String words = name.replaceAll("(?<=[a-z])(?=[A-Z])", "-");
    return union.put("type", TYPES.getOrDefault(name, kebab(words)));
  }

  private static String kebab(String constant) {
    return constant.toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
