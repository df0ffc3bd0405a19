package dev.plateau.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plateau.diagnosis.zoo.Recipe;
import dev.plateau.network.Activation;
import dev.plateau.network.Initialization.Uniform;
import dev.plateau.network.Loss;
import dev.plateau.training.Optimizer.Adam;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** Each change of a spec changes one thing. */
class SpecTests {
  private static final Recipe XOR = Recipe.on("xor").uniform(0, 1);

  @Test
  void changesOneThingOnly() {
    Spec spec = XOR.spec();

    assertThat(spec.withLearningRate(0.01)).isEqualTo(XOR.alpha(0.01).spec());
    assertThat(spec.withSeed(3)).isEqualTo(XOR.seed(3).spec());
    assertThat(spec.withEpochs(5)).isEqualTo(XOR.epochs(5).spec());
    assertThat(spec.withInit(new Uniform(2, 3))).isEqualTo(XOR.uniform(2, 3).spec());
    assertThat(spec.withBatchSize(OptionalInt.of(2))).isEqualTo(XOR.batch(2).spec());
    assertThat(spec.withPreparation(Preparation.NONE.withScaling(true, false)))
        .isEqualTo(XOR.standardized().spec());
    assertThat(spec.withOptimizer(new Adam()).withLearningRate(0.01))
        .isEqualTo(XOR.adam(0.01).spec());
    assertThat(spec.withNetwork(spec.network().withActivation(Activation.TANH)))
        .isEqualTo(XOR.tanh().spec());
    assertThat(spec.withNetwork(spec.network().withOutput(Activation.SIGMOID)).withLoss(Loss.BCE))
        .isEqualTo(XOR.bce().spec());
    assertThat(spec.withNetwork(spec.network().wider(2))).isEqualTo(XOR.hidden(4).spec());
  }

  @Test
  void replacesOneActivationAndLeavesTheOthers() {
    Spec relus = XOR.relu().spec();

    assertThat(relus.network().replacing(Activation.RELU, Activation.LEAKY_RELU))
        .isEqualTo(XOR.activation(Activation.LEAKY_RELU).spec().network());
    assertThat(XOR.spec().network().replacing(Activation.RELU, Activation.LEAKY_RELU))
        .isEqualTo(XOR.spec().network());
  }

  @Test
  void putsAHiddenLayerIntoALinearModel() {
    Spec linear = XOR.hidden().spec();

    assertThat(linear.withNetwork(linear.network().withHidden(List.of(4), Activation.SIGMOID)))
        .isEqualTo(XOR.hidden(4).spec());
  }

  @Test
  void widensEachHiddenLayer() {
    assertThat(XOR.hidden(2, 3).spec().network().wider(4).hidden()).isEqualTo(List.of(8, 12));
  }

  @Test
  void ignoresTheSeedWhereEveryOneGivesTheSameRun() {
    assertThat(XOR.constant(0.1).spec().ignoresSeed()).isTrue();
    assertThat(XOR.constant(0.1).batch(2).spec().ignoresSeed()).isFalse();
    assertThat(XOR.spec().ignoresSeed()).isFalse();
  }
}
