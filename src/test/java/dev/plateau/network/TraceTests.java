package dev.plateau.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plateau.data.BuiltIn;
import dev.plateau.data.Dataset;
import dev.plateau.kernel.LayerLayout;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TraceTests {

  @ParameterizedTest
  @MethodSource("dev.plateau.network.Samples#networks")
  void addsUpToLossAndGradient(Network network) {
    for (Loss loss : Samples.LOSSES) {
      if (loss.accepts(network.output())) {
        Objective objective = new Objective(network, loss, Samples.rows(2, network, 1));
        double[] theta = Samples.point(3, network.parameters(), 1);
        double[] gradient = new double[theta.length];

        List<Trace> traces = Trace.of(objective, theta, 13);

        double mean = traces.stream().mapToDouble(Trace::loss).average().orElseThrow();
        double expected = objective.gradient(theta, gradient);
        double size = Math.max(1, Arrays.stream(gradient).map(Math::abs).max().orElseThrow());
        assertThat(mean).isCloseTo(expected, within(1e-14 * Math.max(1, expected)));
        assertThat(gradientOf(network, traces)).containsExactly(gradient, within(1e-14 * size));
      }
    }
  }

  private static double[] gradientOf(Network network, List<Trace> traces) {
    double[] gradient = new double[(int) network.parameters()];
    for (Trace trace : traces) {
      List<Double> below = trace.input();
      for (int layer = 0; layer < network.layers(); layer++) {
        LayerLayout w = network.layouts().get(layer);
        for (int j = 0; j < w.out(); j++) {
          double delta = trace.delta().get(layer).get(j);
          gradient[w.biasesAt() + j] += delta;
          for (int i = 0; i < w.in(); i++) {
            gradient[w.weightsAt() + i * w.out() + j] += delta * below.get(i);
          }
        }
        below = trace.a().get(layer);
      }
    }
    return gradient;
  }

  @Test
  void showsTheFoundingRows() {
    Network founding = Network.of(2, List.of(2), Activation.SIGMOID, 1, Activation.IDENTITY);
    Dataset xor = BuiltIn.named("xor").orElseThrow().data();
    double[] theta = new double[9];
    Arrays.fill(theta, 0.1);

    List<Trace> traces = Trace.of(new Objective(founding, Loss.MSE, xor), theta, 4);

    assertThat(traces).hasSize(4);
    Trace last = traces.getLast();
    assertThat(last.input()).containsExactly(1.0, 1.0);
    assertThat(last.z().getFirst()).allSatisfy(z -> assertThat(z).isCloseTo(0.3, within(1e-15)));
    assertThat(last.a().getFirst().getFirst()).isCloseTo(0.574442516811659, within(1e-15));
    assertThat(last.prediction().getFirst()).isCloseTo(0.2148885033623318, within(1e-15));
    assertThat(last.loss()).isCloseTo(0.0461770688773, within(1e-12));
    assertThat(last.delta().getLast().getFirst()).isCloseTo(0.1074442516811659, within(1e-15));
  }

  @Test
  void goesThroughEveryBlockAndNoFurtherThanAsked() {
    Network linear = Network.of(1, List.of(), Activation.TANH, 1, Activation.IDENTITY);
    double[][] column = new double[600][1];
    Arrays.setAll(column, row -> new double[] {row});
    Objective objective = new Objective(linear, Loss.MSE, Dataset.ofRows(column, column));

    List<Trace> all = Trace.of(objective, new double[] {2, 0}, 600);
    List<Trace> some = Trace.of(objective, new double[] {2, 0}, 300);

    assertThat(all)
        .extracting(t -> t.prediction().getFirst())
        .containsExactlyElementsOf(IntStream.range(0, 600).mapToObj(row -> 2.0 * row).toList());
    assertThat(some).isEqualTo(all.subList(0, 300));
  }

  @Test
  void findsWhereAPassOverflows() {
    Network network = Network.of(1, List.of(2), Activation.IDENTITY, 1, Activation.IDENTITY);
    Dataset data =
        Dataset.ofRows(new double[][] {{0}, {1}, {1e10}}, new double[][] {{0}, {0}, {0}});
    Objective objective = new Objective(network, Loss.MSE, data);

    assertThat(overflow(objective, 1, 2, 3, 4)).isEqualTo("none");
    assertThat(overflow(objective, 1, 1e300, 0, 0))
        .isEqualTo("row 2: the sum z of hidden unit 2 in layer 1 is Infinity");
    assertThat(overflow(objective, 1e200, 0, 1e200, 0))
        .isEqualTo("row 1: the sum z of output unit 1 in layer 2 is Infinity");
    assertThat(overflow(objective, 1e160, 0, 1, 0))
        .isEqualTo("row 1: its loss is Infinity though every unit is finite");
  }

  private static String overflow(Objective objective, double... weights) {
    double[] theta = Arrays.copyOf(weights, 7);
    return Overflow.of(objective, theta)
        .map(found -> found.describe(objective.network()))
        .orElse("none");
  }
}
