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
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** A reference run of PyTorch in float64. */
@SuppressWarnings("ArrayRecordComponent") // read from a file, compared, never shared
record TorchGolden(
    Rows dataset,
    Shape network,
    String loss,
    String optimizer,
    double alpha,
    int epochs,
    double[] theta0,
    double loss0,
    double[] gradient0,
    double[] hessianEigenvalues0,
    SortedMap<Integer, Double> lossAtEpoch,
    double[] theta,
    double[][] predictions) {

  /** The rows of the run. */
  @SuppressWarnings("ArrayRecordComponent") // read from a file, compared, never shared
  record Rows(double[][] inputs, double[][] targets) {}

  /** The network of the run. */
  record Shape(List<Integer> hidden, String activation, String output) {}

  static TorchGolden read(String name) {
    String file = "/golden/torch-" + name + ".json";
    try (InputStream json = TorchGolden.class.getResourceAsStream(file)) {
      assertThat(json).as(file).isNotNull();
      return JsonMapper.builder()
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build()
          .readValue(json, TorchGolden.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Dataset data() {
    return Dataset.ofRows(dataset.inputs(), dataset.targets());
  }

  Spec spec() {
    return spec(theta0);
  }

  Spec spec(double[] start) {
    return Spec.of(
            Network.of(
                dataset.inputs()[0].length,
                network.hidden(),
                Activation.valueOf(constant(network.activation())),
                dataset.targets()[0].length,
                Activation.valueOf(constant(network.output()))),
            loss(loss))
        .withInit(new Initialization.Theta(Numbers.of(start)))
        .withOptimizer(optimizer(optimizer))
        .withLearningRate(alpha)
        .withEpochs(epochs);
  }

  static Optimizer optimizer(String name) {
    return switch (name) {
      case "gradient-descent" -> new Optimizer.GradientDescent();
      case "momentum" -> new Optimizer.Momentum();
      case "adam" -> new Optimizer.Adam();
      case "rmsprop" -> new Optimizer.RmsProp();
      default -> throw new IllegalArgumentException(name);
    };
  }

  private static Loss loss(String name) {
    return switch (name) {
      case "mse" -> Loss.MSE;
      case "bce" -> Loss.BCE;
      case "cross-entropy" -> Loss.CROSS_ENTROPY;
      default -> throw new IllegalArgumentException(name);
    };
  }

  private static String constant(String name) {
    return name.toUpperCase(Locale.ROOT).replace('-', '_');
  }
}
