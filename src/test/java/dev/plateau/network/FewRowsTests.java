package dev.plateau.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plateau.data.BuiltIn;
import dev.plateau.data.Dataset;
import dev.plateau.kernel.FewRowsPass;
import dev.plateau.kernel.WarmPass;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** Generated passes against the kernels, which compute everything until a pass is warm. */
class FewRowsTests {
  private static final List<List<Integer>> WIDTHS =
      List.of(List.of(), List.of(1), List.of(2), List.of(7), List.of(3, 2), List.of(2, 1, 2));
  private static final double[] SIZES = {1e-3, 0.5, 3, 50, 1e4};

  @ParameterizedTest
  @EnumSource(value = Activation.class, mode = Mode.EXCLUDE, names = "SOFTMAX")
  void hasTheBitsOfTheKernelsForEveryActivation(Activation h) {
    for (List<Integer> widths : WIDTHS) {
      for (int outputs = 1; outputs <= 2; outputs++) {
        assertSameBits(Network.of(2, widths, h, outputs, Activation.IDENTITY), Loss.MSE);
        assertSameBits(Network.of(3, widths, Activation.TANH, outputs, h), Loss.MSE);
        assertSameBits(Network.of(2, widths, h, outputs, Activation.SIGMOID), Loss.BCE);
      }
    }
  }

  private static void assertSameBits(Network network, Loss loss) {
    SplittableRandom random = new SplittableRandom(network.hashCode());
    for (int rows = 1; rows <= FewRowsPass.MAX_ROWS; rows++) {
      Dataset data = rows(random, rows, network);
      FewRowsPass.Shape shape = FewRows.shape(network, loss, data).orElseThrow();
      FewRowsPass pass = FewRowsPass.of(shape);
      Objective kernels = new Objective(network, loss, data);
      Block block = new Block(data, rows);
      block.load(data, IntStream.range(0, rows).toArray(), 0, rows);
      double scale = loss.scale(rows, network.outputs());
      for (double size : SIZES) {
        double[] theta = random.doubles(network.parameters(), -size, size).toArray();
        double[] expected = new double[theta.length];
        double[] gradient = new double[theta.length];

        double mean = kernels.gradient(theta, expected);
        double sum = pass.gradient(theta, block.inputs, block.targets, scale, gradient);

        if (Double.isFinite(mean)) {
          assertThat(bits(sum / loss.count(rows, network.outputs()))).isEqualTo(bits(mean));
          assertThat(bits(gradient)).isEqualTo(bits(expected));
        } else {
          assertThat(Double.isFinite(sum)).isFalse();
        }
      }
    }
  }

  private static Dataset rows(SplittableRandom random, int rows, Network network) {
    return Dataset.ofRows(
        Stream.generate(() -> random.doubles(network.inputs(), -2, 2).toArray())
            .limit(rows)
            .toArray(double[][]::new),
        Stream.generate(() -> random.doubles(network.outputs()).toArray())
            .limit(rows)
            .toArray(double[][]::new));
  }

  private static long[] bits(double... numbers) {
    return Arrays.stream(numbers).mapToLong(Double::doubleToLongBits).toArray();
  }

  @Test
  void handsOutAPassOnceItIsWarm() {
    Network network = Network.of(2, List.of(3), Activation.SOFTSIGN, 1, Activation.IDENTITY);
    Dataset xor = BuiltIn.named("xor").orElseThrow().data();
    WarmPass pass = WarmPass.of(FewRows.shape(network, Loss.MSE, xor).orElseThrow()).orElseThrow();
    assertThat(pass.get()).isNull();
    Objective objective = new Objective(network, Loss.MSE, xor);
    double[] theta = Samples.point(1, network.parameters(), 2);
    double[] expected = new double[theta.length];
    double loss = objective.gradient(theta, expected);

    pass.make();

    assertThat(pass.get()).isNotNull();
    double[] gradient = new double[theta.length];
    assertThat(objective.gradient(theta, gradient)).isEqualTo(loss);
    assertThat(gradient).isEqualTo(expected);
  }

  @Test
  void hasNoneForManyRowsWideLayersAndLongCode() {
    Dataset parity = BuiltIn.named("parity-3").orElseThrow().data();
    Dataset xor = BuiltIn.named("xor").orElseThrow().data();

    assertThat(FewRows.of(of(3, 2), Loss.MSE, parity)).isEmpty();
    assertThat(FewRows.of(of(2, 8), Loss.MSE, xor)).isEmpty();
    assertThat(FewRows.of(of(2, 7, 7), Loss.MSE, xor)).isEmpty();
    assertThat(FewRows.of(of(2, 2), Loss.MAE, xor)).isEmpty();
    assertThat(FewRows.of(of(2, 2).withBias(false), Loss.MSE, xor)).isEmpty();
    assertThat(FewRows.of(of(2, 2), Loss.MSE, xor)).isPresent();
  }

  private static Network of(int inputs, Integer... hidden) {
    return Network.of(inputs, List.of(hidden), Activation.TANH, 1, Activation.IDENTITY);
  }
}
