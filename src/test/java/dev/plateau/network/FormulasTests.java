package dev.plateau.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FormulasTests {

  @Test
  void writesTheFoundingGradientAsItWasDerivedByHand() {
    Network founding = Network.of(2, List.of(2), Activation.SIGMOID, 1, Activation.IDENTITY);

    List<String> formulas = all(founding, Loss.MSE);

    String sum = "-\\frac{2}{n}\\sum_i (y_i-\\hat y_i)";
    assertThat(formulas)
        .containsExactly(
            d("w_1") + sum + "\\, w_5\\, h'(z_{1i})\\, x_{1i}",
            d("w_2") + sum + "\\, w_6\\, h'(z_{2i})\\, x_{1i}",
            d("w_3") + sum + "\\, w_5\\, h'(z_{1i})\\, x_{2i}",
            d("w_4") + sum + "\\, w_6\\, h'(z_{2i})\\, x_{2i}",
            d("w_5") + sum + "\\, h(z_{1i})",
            d("w_6") + sum + "\\, h(z_{2i})",
            d("b_1") + sum + "\\, w_5\\, h'(z_{1i})",
            d("b_2") + sum + "\\, w_6\\, h'(z_{2i})",
            d("b_3") + sum);
  }

  @Test
  void goesBackThroughEveryOutput() {
    Network network = Network.of(2, List.of(2), Activation.TANH, 2, Activation.IDENTITY);

    List<String> formulas = all(network, Loss.MSE);

    assertThat(formulas.get(1))
        .isEqualTo(
            d("w_2")
                + "-\\frac{2}{2n}\\sum_i \\left[(y_{1i}-\\hat y_{1i})\\, w_7"
                + " + (y_{2i}-\\hat y_{2i})\\, w_8\\right]\\, h'(z_{2i})\\, x_{1i}");
    assertThat(formulas.get(7))
        .isEqualTo(d("w_8") + "-\\frac{2}{2n}\\sum_i (y_{2i}-\\hat y_{2i})\\, h(z_{2i})");
  }

  @Test
  void derivesTheLossesOfNumbers() {
    Network linear = Network.of(1, List.of(), Activation.TANH, 1, Activation.IDENTITY);

    assertThat(all(linear, Loss.MAE).getLast())
        .isEqualTo(d("b_1") + "-\\frac{1}{n}\\sum_i \\operatorname{sgn}(y_i-\\hat y_i)");
    assertThat(all(linear, new Loss.Huber(0.5)).getLast())
        .isEqualTo(d("b_1") + "-\\frac{1}{n}\\sum_i \\max(-0.5, \\min(0.5, y_i-\\hat y_i))");
    assertThat(all(linear.withOutput(Activation.EXPONENTIAL), Loss.POISSON).getLast())
        .isEqualTo(d("b_1") + "-\\frac{1}{n}\\sum_i (y_i-\\hat y_i)");
    assertThat(all(linear.withOutput(Activation.SOFTPLUS), Loss.POISSON).getLast())
        .isEqualTo(
            d("b_1") + "-\\frac{1}{n}\\sum_i \\left(\\frac{y_i}{\\hat y_i}-1\\right)\\, g'(z_i)");
  }

  @Test
  void letsTheOutputsSlopeCancelAgainstTheLossThatFitsIt() {
    Network sigmoid = Network.of(1, List.of(1), Activation.TANH, 1, Activation.SIGMOID);
    Network softmax = Network.of(1, List.of(1), Activation.TANH, 3, Activation.SOFTMAX);

    assertThat(all(sigmoid, Loss.BCE).getFirst())
        .isEqualTo(
            d("w_1") + "-\\frac{1}{n}\\sum_i (y_i-\\hat y_i)\\, w_2\\, h'(z_{1i})\\, x_{1i}");
    assertThat(all(softmax, Loss.CROSS_ENTROPY).getLast())
        .isEqualTo(d("b_4") + "-\\frac{1}{n}\\sum_i (y_{3i}-\\hat y_{3i})");
    assertThat(all(sigmoid, Loss.MSE).getLast())
        .isEqualTo(d("b_2") + "-\\frac{2}{n}\\sum_i (y_i-\\hat y_i)\\, g'(z^{(2)}_i)");
    assertThat(all(softmax, Loss.MSE).getLast())
        .isEqualTo(
            d("b_4")
                + "-\\frac{2}{3n}\\sum_i \\hat y_{3i}\\left[(y_{3i}-\\hat y_{3i})"
                + "-\\sum_m \\hat y_{mi}\\,(y_{mi}-\\hat y_{mi})\\right]");
  }

  @Test
  void givesTheRecursionForDeeperNetworks() {
    Network network =
        new Network(
            2, List.of(12, 3), List.of(Activation.TANH, Activation.RELU), 1, Activation.IDENTITY);

    List<String> formulas = all(network, Loss.MSE);

    String output = "\\delta^{(3)}_{ki} = -\\frac{2}{n}(y_{ki}-\\hat y_{ki})";
    String second =
        "\\delta^{(2)}_{ji} = h_2'(z^{(2)}_{ji})\\sum_k w^{(3)}_{jk}\\, \\delta^{(3)}_{ki}";
    assertThat(formulas.get(11))
        .isEqualTo(
            d("w_{12}")
                + "\\sum_i \\delta^{(1)}_{12,i}\\, x_{1i},\\quad \\delta^{(1)}_{12,i}"
                + " = h_1'(z^{(1)}_{12,i})\\sum_k w^{(2)}_{12,k}\\, \\delta^{(2)}_{ki},\\quad "
                + second
                + ",\\quad "
                + output);
    assertThat(formulas.getLast())
        .isEqualTo(
            d("b_{16}")
                + "\\sum_i \\delta^{(3)}_{1i},\\quad"
                + " \\delta^{(3)}_{1i} = -\\frac{2}{n}(y_{1i}-\\hat y_{1i})");
  }

  @Test
  void writesLinearModelsOut() {
    Network network = Network.of(2, List.of(), Activation.TANH, 1, Activation.TANH);

    assertThat(all(network, Loss.MSE).get(1))
        .isEqualTo(d("w_2") + "-\\frac{2}{n}\\sum_i (y_i-\\hat y_i)\\, g'(z_i)\\, x_{2i}");
  }

  private static List<String> all(Network network, Loss loss) {
    Formulas formulas = new Formulas(network, loss);
    return IntStream.range(0, (int) network.parameters()).mapToObj(formulas::of).toList();
  }

  private static String d(String name) {
    return "\\frac{\\partial L}{\\partial %s} = ".formatted(name);
  }
}
