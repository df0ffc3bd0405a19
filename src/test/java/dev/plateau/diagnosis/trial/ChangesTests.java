package dev.plateau.diagnosis.trial;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plateau.diagnosis.zoo.Recipe;
import dev.plateau.network.Activation;
import dev.plateau.network.Initialization.GlorotUniform;
import dev.plateau.network.Initialization.Uniform;
import dev.plateau.network.Loss;
import dev.plateau.training.Optimizer.Adam;
import dev.plateau.training.Spec;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChangesTests {
  private static final Recipe XOR = Recipe.on("xor").uniform(0, 1);

  @ParameterizedTest
  @CsvSource({
    "0.311579, 0.31",
    "0.3199999, 0.31",
    "0.3, 0.3",
    "0.1, 0.1",
    "0.03, 0.03",
    "0.099999, 0.099",
    "0.7, 0.7",
    "1, 1",
    "10, 10",
    "12.9, 12",
    "1999, 1900",
    "1e-7, 1e-7",
    "2.36e-9, 2.3e-9"
  })
  void roundsDownToTwoDigitsAsOneWouldType(double alpha, double typed) {
    assertThat(Changes.typed(alpha)).isEqualTo(typed);
  }

  @Test
  void keepsEveryNumberOfTwoDigits() {
    for (int exponent = -12; exponent <= 6; exponent++) {
      for (int digits = 10; digits < 100; digits++) {
        double alpha = Double.parseDouble(digits + "e" + exponent);

        assertThat(Changes.typed(alpha)).isEqualTo(alpha);
      }
    }
  }

  @Test
  void changesOneThingOnly() {
    Spec spec = XOR.spec();

    assertThat(Changes.alpha(spec, 0.01)).isEqualTo(XOR.alpha(0.01).spec());
    assertThat(Changes.seed(spec, 3)).isEqualTo(XOR.seed(3).spec());
    assertThat(Changes.epochs(spec, 5)).isEqualTo(XOR.epochs(5).spec());
    assertThat(Changes.init(spec, new Uniform(2, 3))).isEqualTo(XOR.uniform(2, 3).spec());
    assertThat(Changes.batchSize(spec, OptionalInt.of(2))).isEqualTo(XOR.batch(2).spec());
    assertThat(Changes.standardized(spec)).isEqualTo(XOR.standardized().spec());
    assertThat(Changes.optimizer(spec, new Adam(), 0.01)).isEqualTo(XOR.adam(0.01).spec());
    assertThat(Changes.activation(spec, Activation.TANH)).isEqualTo(XOR.tanh().spec());
    assertThat(Changes.output(spec, Activation.SIGMOID, Loss.BCE)).isEqualTo(XOR.bce().spec());
    assertThat(Changes.wider(spec, 2)).isEqualTo(XOR.hidden(4).spec());
  }

  @Test
  void replacesOneActivationAndLeavesTheOthers() {
    Spec relus = XOR.relu().spec();

    assertThat(Changes.replacing(relus, Activation.RELU, Activation.LEAKY_RELU))
        .isEqualTo(XOR.activation(Activation.LEAKY_RELU).spec());
    assertThat(Changes.replacing(XOR.spec(), Activation.RELU, Activation.LEAKY_RELU))
        .isEqualTo(XOR.spec());
  }

  @Test
  void putsAHiddenLayerIntoALinearModel() {
    Spec changed = Changes.hiddenLayer(XOR.hidden().spec(), 4);

    assertThat(changed).isEqualTo(XOR.hidden(4).spec());
  }

  @Test
  void drawsTheStartOfAWiderNetworkWhereItWasFixed() {
    Spec typed = XOR.theta(0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9).spec();

    assertThat(Changes.wider(typed, 2).init()).isEqualTo(new GlorotUniform());
    assertThat(Changes.wider(XOR.constant(0.1).spec(), 2).init()).isEqualTo(new GlorotUniform());
    assertThat(Changes.wider(XOR.hidden(2, 3).spec(), 4).network().hidden())
        .isEqualTo(List.of(8, 12));
  }

  @Test
  void callsASpecFixedWhereEverySeedGivesTheSameRun() {
    assertThat(Changes.isFixed(XOR.constant(0.1).spec())).isTrue();
    assertThat(Changes.isFixed(XOR.constant(0.1).batch(2).spec())).isFalse();
    assertThat(Changes.isFixed(XOR.spec())).isFalse();
  }
}
