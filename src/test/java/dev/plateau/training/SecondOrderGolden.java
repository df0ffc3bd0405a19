package dev.plateau.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plateau.data.Dataset;
import dev.plateau.math.Numbers;
import dev.plateau.network.Activation;
import dev.plateau.network.Initialization;
import dev.plateau.network.Loss;
import dev.plateau.network.Network;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What SciPy's L-BFGS-B, a textbook Levenberg-Marquardt and PyTorch's Rprop make of one problem
 * from many starts.
 */
record SecondOrderGolden(
    String name,
    TorchGolden.Rows dataset,
    TorchGolden.Shape network,
    String loss,
    List<Run> runs,
    Rprop rprop) {

  /** The runs from one start; Levenberg-Marquardt's only for the mean squared error. */
  @SuppressWarnings("ArrayRecordComponent") // read from a file, compared, never shared
  record Run(double[] theta0, double loss0, Result lbfgs, @Nullable Result levenbergMarquardt) {}

  /** How one run ended. */
  @SuppressWarnings("ArrayRecordComponent") // read from a file, compared, never shared
  record Result(
      double finalLoss, int iterations, int evaluations, double @Nullable [] lossAtIteration) {}

  /** A run of Rprop. */
  @SuppressWarnings("ArrayRecordComponent") // read from a file, compared, never shared
  record Rprop(
      double alpha,
      int epochs,
      double[] theta0,
      SortedMap<Integer, Double> lossAtEpoch,
      double[] theta) {}

  /** What Levenberg-Marquardt of MINPACK, as R has it, makes of the same starts. */
  record Minpack(List<Result> xor, List<Result> sine) {
    static Minpack read() {
      return SecondOrderGolden.read("minpack", Minpack.class);
    }

    List<Result> of(String name) {
      return name.equals("xor") ? xor : sine;
    }
  }

  static SecondOrderGolden read(String name) {
    return read(name, SecondOrderGolden.class);
  }

  private static <T> T read(String name, Class<T> type) {
    String file = "/golden/second-order-" + name + ".json";
    try (InputStream json = SecondOrderGolden.class.getResourceAsStream(file)) {
      assertThat(json).as(file).isNotNull();
      return JsonMapper.builder()
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .build()
          .readValue(json, type);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Dataset data() {
    return Dataset.ofRows(dataset.inputs(), dataset.targets());
  }

  Spec spec(double[] start, Optimizer optimizer) {
    return Spec.of(
            Network.of(
                dataset.inputs()[0].length,
                network.hidden(),
                Activation.valueOf(constant(network.activation())),
                dataset.targets()[0].length,
                Activation.valueOf(constant(network.output()))),
            loss.equals("mse") ? Loss.MSE : Loss.CROSS_ENTROPY)
        .withInit(new Initialization.Theta(Numbers.of(start)))
        .withOptimizer(optimizer)
        .withEpochs(5_000);
  }

  private static String constant(String name) {
    return name.toUpperCase(Locale.ROOT).replace('-', '_');
  }
}
