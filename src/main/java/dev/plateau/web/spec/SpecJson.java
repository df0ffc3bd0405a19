package dev.plateau.web.spec;

import dev.plateau.data.Dataset;
import dev.plateau.json.KebabCase;
import dev.plateau.network.Network;
import dev.plateau.spec.DatasetSource;
import dev.plateau.spec.JobSpec;
import dev.plateau.training.Spec;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What a job is to do, in JSON: as it is posted, and as it is shown with every default filled in.
 */
@Schema(name = "Spec", requiredProperties = "dataset")
public record SpecJson(
    @Schema(
            description =
                """
                a built-in name, the id of an uploaded set, or rows as {"inputs": [[..],..], \
                "targets": [..]}; in a list of jobs such rows are shown by their counts only\
                """,
            oneOf = {String.class, SpecJson.Rows.class},
            example = "xor")
        Object dataset,
    NetworkView network,
    @Schema(
            allowableValues = {"mse", "bce", "cross-entropy"},
            defaultValue = "mse")
        String loss,
    InitJson init,
    @Schema(
            description = "drives start and shuffling; chosen by the server when absent",
            maximum = "9007199254740991",
            minimum = "0")
        long seed,
    @Schema(
            description = "a name, or an object with a type",
            oneOf = {OptimizerJson.class, String.class})
        Object optimizer,
    @Schema(
            description =
                "the learning rate, above 0; \"auto\" is 1 / the largest Hessian eigenvalue at the"
                    + " start",
            defaultValue = "0.3")
        double alpha,
    @Schema(minimum = "1", defaultValue = "10000") int epochs,
    @Schema(description = "rows in a shuffled mini-batch; null: all", minimum = "1")
        @Nullable Integer batchSize,
    @Schema(description = "scale the inputs to mean 0 and deviation 1", defaultValue = "false")
        boolean standardize,
    @Nullable StopWhenJson stopWhen,
    @Schema(maxLength = 200) @Nullable String name) {

  /** The shape of a network, in JSON. */
  @Schema(name = "Network")
  record NetworkView(
      @Schema(
              description = "widths of the hidden layers; empty for a linear model",
              defaultValue = "[2]")
          List<Integer> hidden,
      @Schema(
              description = "one for all hidden layers, or a list of one each",
              oneOf = {String.class, List.class},
              defaultValue = "sigmoid")
          Object activation,
      @Schema(defaultValue = "identity") String output) {}

  /** Rows in JSON. */
  @Schema(name = "Rows")
  public record Rows(
      @Schema(description = "one list of numbers a row") List<double[]> inputs,
      @Schema(description = "one list of numbers a row; or one number a row")
          List<double[]> targets) {

    public static Rows of(Dataset data) {
      return new Rows(
          IntStream.range(0, data.rows()).mapToObj(data::inputRow).toList(),
          IntStream.range(0, data.rows()).mapToObj(data::targetRow).toList());
    }
  }

  /** How many rows and columns there are, where the rows themselves would be too much. */
  @Schema(name = "RowCounts")
  record Counts(int rows, int inputCount, int targetCount) {
    public static Counts of(Dataset data) {
      return new Counts(data.rows(), data.inputs(), data.targets());
    }
  }

  public static SpecJson of(JobSpec spec) {
    return of(
        spec,
        switch (spec.dataset()) {
          case DatasetSource.BuiltIn(String name) -> name;
          case DatasetSource.Uploaded(var id) -> id;
          case DatasetSource.Inline(Dataset data) -> Rows.of(data);
        });
  }

  public static SpecJson withoutRows(JobSpec spec) {
    return spec.dataset() instanceof DatasetSource.Inline(Dataset data)
        ? of(spec, Counts.of(data))
        : of(spec);
  }

  private static SpecJson of(JobSpec spec, Object dataset) {
    Spec training = spec.training();
    OptionalInt batchSize = training.descent().batchSize();
    return new SpecJson(
        dataset,
        network(training.network()),
        KebabCase.of(training.loss()),
        InitJson.of(training.start().init()),
        training.start().seed(),
        OptimizerJson.of(training.descent().optimizer()),
        training.descent().learningRate(),
        training.descent().epochs(),
        batchSize.isPresent() ? (Integer) batchSize.getAsInt() : null,
        training.preparation().standardize(),
        StopWhenJson.of(training.descent().stopWhen()),
        spec.name().orElse(null));
  }

  private static NetworkView network(Network network) {
    List<String> activations = network.activations().stream().map(KebabCase::of).toList();
    boolean uniform = new HashSet<>(activations).size() <= 1;
    return new NetworkView(
        network.hidden(),
        uniform ? (activations.isEmpty() ? "sigmoid" : activations.getFirst()) : activations,
        KebabCase.of(network.output()));
  }
}
