package dev.plateau.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plateau.network.Activation;
import dev.plateau.network.Initialization;
import dev.plateau.network.Loss;
import dev.plateau.network.Network;
import dev.plateau.training.Spec;
import dev.plateau.training.StoppingCriteria;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SpecCodecTests {
  private static final Network DEEP =
      new Network(
          2, List.of(3, 4), List.of(Activation.TANH, Activation.RELU), 1, Activation.SIGMOID);

  static Stream<Initialization> starts() {
    return Stream.of(
        new Initialization.Constant(-0.0),
        new Initialization.Uniform(-Double.MAX_VALUE, Double.MIN_VALUE),
        new Initialization.Normal(1.0 / 3, 1e-310),
        new Initialization.GlorotUniform(),
        new Initialization.HeNormal(),
        new Initialization.Theta(List.of(0.1, -0.0, 4.9e-324, 1e300)));
  }

  static Stream<StoppingCriteria> rules() {
    return Stream.of(
        StoppingCriteria.NONE,
        Examples.lossBelow(1e-6),
        Examples.gradientBelow(Double.MIN_VALUE),
        Examples.seconds(0.1),
        StoppingCriteria.NONE.withLossBelow(0.5).withGradientBelow(0.25).withSeconds(60));
  }

  static Stream<OptionalInt> batches() {
    return Stream.of(OptionalInt.empty(), OptionalInt.of(1), OptionalInt.of(Integer.MAX_VALUE));
  }

  @ParameterizedTest
  @MethodSource("starts")
  void keepsEveryStart(Initialization init) {
    assertRoundTrip(spec(DEEP, init, OptionalInt.empty(), StoppingCriteria.NONE));
  }

  @ParameterizedTest
  @MethodSource("rules")
  void keepsEveryStopRule(StoppingCriteria rules) {
    assertRoundTrip(spec(DEEP, new Initialization.GlorotUniform(), OptionalInt.empty(), rules));
  }

  @ParameterizedTest
  @MethodSource("batches")
  void keepsEveryBatchSize(OptionalInt batch) {
    assertRoundTrip(spec(DEEP, new Initialization.GlorotUniform(), batch, StoppingCriteria.NONE));
  }

  @Test
  void keepsEveryActivation() {
    List<Activation> all =
        Arrays.stream(Activation.values()).filter(Activation::elementwise).toList();
    Network network =
        new Network(1, Collections.nCopies(all.size(), 2), all, 3, Activation.SOFTMAX);

    assertRoundTrip(
        spec(network, new Initialization.HeNormal(), OptionalInt.of(10), StoppingCriteria.NONE));
  }

  private static Spec spec(
      Network network, Initialization init, OptionalInt batch, StoppingCriteria rules) {
    return Spec.of(network, Loss.MSE)
        .withInit(init)
        .withSeed((1L << 53) - 1)
        .withLearningRate(0.1 + 0.2)
        .withEpochs(Integer.MAX_VALUE)
        .withBatchSize(batch)
        .withStopWhen(rules);
  }

  private static void assertRoundTrip(Spec spec) {
    assertThat(SpecCodec.read(SpecCodec.write(spec))).isEqualTo(spec);
  }
}
