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
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** A reference run of the founding script, recorded in R; null stands for a non-finite number. */
record Golden(
    List<List<Double>> inputs,
    List<Double> targets,
    List<Double> theta0,
    double alpha,
    int epochs,
    List<Double> gradient0,
    SortedMap<Integer, @Nullable Double> lossAtEpoch,
    List<@Nullable Double> theta,
    List<@Nullable Double> predictions) {

  static Golden seed(String name) {
    String file = "/golden/seed-" + name + ".json";
    try (InputStream json = Golden.class.getResourceAsStream(file)) {
      assertThat(json).as(file).isNotNull();
      return JsonMapper.builder()
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build()
          .readValue(json, Golden.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Dataset data() {
    return Dataset.ofRows(
        inputs.stream().map(Golden::array).toArray(double[][]::new),
        targets.stream().map(y -> new double[] {y}).toArray(double[][]::new));
  }

  Spec spec() {
    return spec(theta0);
  }

  Spec spec(List<Double> start) {
    return Spec.of(Network.of(2, List.of(2), Activation.SIGMOID, 1, Activation.IDENTITY), Loss.MSE)
        .withInit(new Initialization.Theta(Numbers.of(array(start))))
        .withLearningRate(alpha)
        .withEpochs(epochs);
  }

  private static double[] array(List<Double> row) {
    return row.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
