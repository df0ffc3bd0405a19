package dev.plateau.web.result;

import dev.plateau.json.NullIfNotFinite;
import dev.plateau.kernel.LayerLayout;
import dev.plateau.network.Network;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** The parameters of a network after an epoch, flat and layer by layer, in JSON. */
@Schema(name = "Parameters")
record ParametersView(
    int epoch,
    @Schema(description = "w1.. layer by layer, row by row, then b1..")
        List<@NullIfNotFinite Double> theta,
    List<String> names,
    List<Layer> layers,
    @Schema(description = "groups of hidden units that do the same and get the same gradient")
        List<IdenticalUnitsView> identicalUnits) {

  /** One layer: weights with one row for each of its inputs. */
  @Schema(name = "Layer")
  record Layer(List<List<@NullIfNotFinite Double>> weights, List<@NullIfNotFinite Double> biases) {}

  static ParametersView of(int epoch, Network network, double[] theta) {
    return new ParametersView(
        epoch,
        slice(theta, 0, theta.length),
        network.parameterNames(),
        network.layouts().stream().map(place -> layer(place, theta)).toList(),
        IdenticalUnitsView.of(network, theta));
  }

  private static Layer layer(LayerLayout place, double[] theta) {
    List<List<Double>> rows =
        IntStream.range(0, place.in())
            .map(i -> place.weightsAt() + i * place.out())
            .mapToObj(at -> slice(theta, at, place.out()))
            .toList();
    boolean biased = place.biasesAt() < theta.length;
    return new Layer(rows, biased ? slice(theta, place.biasesAt(), place.out()) : List.of());
  }

  private static List<Double> slice(double[] theta, int at, int n) {
    return Arrays.stream(theta, at, at + n).boxed().toList();
  }
}
