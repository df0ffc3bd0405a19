package dev.plateau.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plateau.diagnosis.Diagnosis;
import dev.plateau.math.Numbers;
import dev.plateau.network.Activation;
import dev.plateau.network.Initialization;
import dev.plateau.network.Loss;
import dev.plateau.network.Network;
import dev.plateau.spec.JobSpec;
import dev.plateau.training.Optimizer;
import dev.plateau.training.Preparation;
import dev.plateau.training.Spec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.api.configuration.Configuration;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.core.api.migration.Context;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Specs that the first version stored are read after the migration as they were meant. */
abstract class FlatSpecsContract extends DatabaseContract {
  private static final Network CLASSES =
      Network.of(2, List.of(2), Activation.SIGMOID, 3, Activation.SOFTMAX);

  FlatSpecsContract(TestDatabase database) {
    super(database);
  }

  @Test
  void convertsEveryCaseOfTheFirstVersion() throws Exception {
    List<UUID> jobs = stored().map(this::insert).toList();

    migrate();

    List<Spec> read = jobs.stream().map(id -> engine.jobs().get(id).spec().training()).toList();
    assertThat(read.get(0)).isEqualTo(first());
    assertThat(read.get(1)).isEqualTo(linear());
    assertThat(read.get(2).descent().optimizer()).isEqualTo(new Optimizer.Nesterov());
    assertThat(read.get(2).start().init()).isEqualTo(new Initialization.Normal(0, 0.5));
    assertThat(read.get(3).descent().optimizer()).isEqualTo(new Optimizer.Adam());
    assertThat(read.get(3).network()).isEqualTo(CLASSES);
    assertThat(read.get(3).loss()).isEqualTo(Loss.CROSS_ENTROPY);
    assertThat(read.get(4).descent().optimizer()).isEqualTo(new Optimizer.AdamW());
    assertThat(read.get(5).descent().optimizer()).isEqualTo(new Optimizer.RmsProp());
    assertThat(read.get(5).start().init())
        .isEqualTo(new Initialization.Theta(Numbers.of(0.1, 4.9e-324, 1e300, -0.0)));
    assertThat(read.get(6).descent().optimizer()).isEqualTo(new Optimizer.Adagrad());
  }

  @Test
  void convertsTheRemediesOfDiagnoses() throws Exception {
    UUID id = submit(Examples.founding());
    Diagnosis made = engine.get(Diagnoses.class).of(completed(id)).join();
    JsonMapper mapper = JsonMapper.shared();
    ObjectNode old = (ObjectNode) mapper.readTree(DiagnosisCodec.write(made));
    JsonNode cured = mapper.readTree(stored().findFirst().orElseThrow());
    old.get("remedies").forEach(remedy -> ((ObjectNode) remedy).set("cured", cured));
    jdbc().sql("update result set diagnosis = :old").param("old", old.toString()).update();
    jdbc().sql("update job set spec = :old").param("old", cured.toString()).update();

    migrate();

    assertThat(engine.jobs().diagnosis(id).orElseThrow().remedies())
        .isNotEmpty()
        .allSatisfy(remedy -> assertThat(remedy.cured()).isEqualTo(first()));
  }

  @Test
  void runsWithTheOtherMigrations() {
    assertThat(
            jdbc()
                .sql(
                    "select description from flyway_schema_history where success and version = '3'")
                .query(String.class)
                .single())
        .isEqualTo("flat specs");
  }

  private static Spec first() {
    Network network =
        new Network(
            2,
            List.of(3, 4),
            List.of(Activation.TANH, Activation.LEAKY_RELU),
            1,
            Activation.SIGMOID);
    return Spec.of(network, Loss.BCE)
        .withInit(new Initialization.Constant(-0.0))
        .withSeed(9_007_199_254_740_991L)
        .withLearningRate(0.1 + 0.2)
        .withBatchSize(OptionalInt.of(2))
        .withPreparation(Preparation.NONE.withScaling(true, false))
        .withStopWhen(Examples.lossBelow(1e-6).withSeconds(60));
  }

  private static Spec linear() {
    return first()
        .withNetwork(Network.of(2, List.of(), Activation.SIGMOID, 1, Activation.SIGMOID))
        .withInit(new Initialization.Uniform(0, 1))
        .withOptimizer(new Optimizer.Momentum())
        .withLearningRate(0.3)
        .withStopWhen(Examples.gradientBelow(1e-9));
  }

  private static Stream<String> stored() {
    try {
      return new ClassPathResource("specs-of-the-first-version.jsonl")
          .getContentAsString(StandardCharsets.UTF_8)
          .lines();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private UUID insert(String old) {
    JobSpec any = Examples.shortest();
    UUID id = submit(any);
    jdbc()
        .sql("update job set spec = :old where id = :id")
        .param("old", old)
        .param("id", id)
        .update();
    return id;
  }

  private void migrate() throws SQLException {
    try (Connection connection = engine.get(DataSource.class).getConnection()) {
      new FlatSpecs().migrate(new Connected(connection));
    }
  }

  /** A migration's view of a database. */
  private record Connected(Connection connection) implements Context {
    @Override
    public Configuration getConfiguration() {
      return new FluentConfiguration();
    }

    @Override
    public Connection getConnection() {
      return connection;
    }
  }
}
