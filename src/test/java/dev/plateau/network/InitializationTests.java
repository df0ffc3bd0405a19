package dev.plateau.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.plateau.math.Numbers;
import dev.plateau.network.Initialization.EntryWise;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class InitializationTests {
  private static final Network SMALL = network(2, 2, 1);
  private static final Network WIDE = network(60, 100, 40);

  /** Weights of the two layers of {@link #WIDE}. */
  private static final int FIRST = 6000, ALL = 10_000;

  static Stream<Arguments> pinned() {
    return Stream.of(
        Arguments.of(
            new Initialization.Uniform(0, 1),
            new double[] {
              0.7180262212624305,
              0.03469869411525539,
              0.03201485102286661,
              0.8559607909177972,
              0.8490308389447107,
              0.9482470581900675,
              0.07759874646157627,
              0.9651143847877367,
              0.5550636284537955
            }),
        Arguments.of(
            new Initialization.Uniform(-0.5, 0.5),
            new double[] {
              0.21802622126243054,
              -0.4653013058847446,
              -0.4679851489771334,
              0.3559607909177972,
              0.34903083894471065,
              0.4482470581900675,
              -0.4224012535384237,
              0.4651143847877367,
              0.05506362845379553
            }),
        Arguments.of(
            new Initialization.Normal(0, 1),
            new double[] {
              0.05652064700654519,
              0.48072154917735377,
              0.30779533042572854,
              -0.7388027439679512,
              0.6056920890752499,
              0.2789978754163784,
              1.0107549577055512,
              1.0851274255342804,
              -0.2201865663535921
            }),
        Arguments.of(
            new Initialization.GlorotUniform(),
            new double[] {
              0.5340529926400992,
              -1.1397507760682997,
              -1.1463248221943458,
              0.8719223061861316,
              0.9872082922441386,
              1.2678341379724707,
              0.0,
              0.0,
              0.0
            }),
        Arguments.of(
            new Initialization.HeNormal(),
            new double[] {
              0.05652064700654519,
              0.48072154917735377,
              0.30779533042572854,
              -0.7388027439679512,
              0.6056920890752499,
              0.2789978754163784,
              0.0,
              0.0,
              0.0
            }),
        Arguments.of(
            new Initialization.GlorotNormal(),
            new double[] {
              0.03996613277537924,
              0.33992146728580924,
              0.21764416536158673,
              -0.522412430218967,
              0.4945455198249132,
              0.2278008113635726,
              0.0,
              0.0,
              0.0
            }),
        Arguments.of(
            new Initialization.HeUniform(),
            new double[] {
              0.755264985217567,
              -1.61185100524105,
              -1.6211481104321703,
              1.2330843507440536,
              1.2090782929212578,
              1.5527733582569598,
              0.0,
              0.0,
              0.0
            }),
        Arguments.of(
            new Initialization.LecunNormal(),
            new double[] {
              0.03996613277537924,
              0.33992146728580924,
              0.21764416536158673,
              -0.522412430218967,
              0.4282889834961556,
              0.19728128964356073,
              0.0,
              0.0,
              0.0
            }),
        Arguments.of(
            new Initialization.Orthogonal(),
            new double[] {
              0.11677027299189716,
              0.9931589517017898,
              0.9931589517017897,
              -0.11677027299189717,
              0.9082742624904134,
              0.41837526707191425,
              0.0,
              0.0,
              0.0
            }));
  }

  @ParameterizedTest
  @MethodSource("pinned")
  void neverChangesABit(Initialization init, double[] theta) {
    assertThat(init.theta(SMALL, 7)).containsExactly(theta);
  }

  @ParameterizedTest
  @MethodSource("pinned")
  void followsTheSeed(Initialization init, double[] theta) {
    assertThat(init.theta(SMALL, 8)).doesNotContain(theta[0], theta[1], theta[2], theta[3]);
  }

  @Test
  void setsEveryParameterToTheConstant() {
    double[] theta = new Initialization.Constant(0.1).theta(SMALL, 7);

    assertThat(theta).hasSize(9).containsOnly(0.1);
  }

  @Test
  void spreadsEveryParameterUniformly() {
    double[] theta = new Initialization.Uniform(-1, 3).theta(WIDE, 7);

    assertThat(min(theta)).isBetween(-1.0, -0.99);
    assertThat(max(theta)).isBetween(2.99, Math.nextDown(3.0));
    assertThat(mean(theta)).isCloseTo(1, within(0.05));
    assertThat(mean(biases(theta))).isCloseTo(1, within(0.4));
  }

  @Test
  void spreadsEveryParameterNormally() {
    double[] theta = new Initialization.Normal(2, 0.5).theta(WIDE, 7);

    assertThat(mean(theta)).isCloseTo(2, within(0.02));
    assertThat(deviation(theta)).isCloseTo(0.5, within(0.02));
    assertThat(mean(biases(theta))).isCloseTo(2, within(0.2));
  }

  @Test
  void boundsGlorotWeightsByTheWidthsOnEitherSide() {
    double[] theta = new Initialization.GlorotUniform().theta(WIDE, 7);
    double[] first = Arrays.copyOf(theta, FIRST);
    double[] second = Arrays.copyOfRange(theta, FIRST, ALL);

    double firstBound = Math.sqrt(6.0 / 160);
    double secondBound = Math.sqrt(6.0 / 140);

    assertThat(min(first)).isBetween(-firstBound, -0.99 * firstBound);
    assertThat(max(first)).isBetween(0.99 * firstBound, firstBound);
    assertThat(min(second)).isBetween(-secondBound, -0.99 * secondBound);
    assertThat(max(second)).isBetween(0.99 * secondBound, secondBound);
    assertThat(mean(first)).isCloseTo(0, within(0.01));
    assertThat(biases(theta)).hasSize(140).containsOnly(0);
  }

  @Test
  void scalesHeWeightsByTheWidthBefore() {
    double[] theta = new Initialization.HeNormal().theta(WIDE, 7);
    double[] first = Arrays.copyOf(theta, FIRST);
    double[] second = Arrays.copyOfRange(theta, FIRST, ALL);

    assertThat(mean(first)).isCloseTo(0, within(0.01));
    assertThat(deviation(first)).isCloseTo(Math.sqrt(2.0 / 60), within(0.005));
    assertThat(deviation(second)).isCloseTo(Math.sqrt(2.0 / 100), within(0.005));
    assertThat(biases(theta)).hasSize(140).containsOnly(0);
  }

  @Test
  void scalesTheOtherStartsByTheWidthsOnEitherSide() {
    double[] glorot = first(new Initialization.GlorotNormal());
    double[] he = first(new Initialization.HeUniform());
    double[] lecun = first(new Initialization.LecunNormal());

    assertThat(deviation(glorot)).isCloseTo(Math.sqrt(2.0 / 160), within(0.003));
    assertThat(max(he)).isBetween(0.99 * Math.sqrt(0.1), Math.sqrt(0.1));
    assertThat(min(he)).isBetween(-Math.sqrt(0.1), -0.99 * Math.sqrt(0.1));
    assertThat(deviation(lecun)).isCloseTo(Math.sqrt(1.0 / 60), within(0.003));
  }

  private static double[] first(Initialization init) {
    double[] theta = init.theta(WIDE, 7);
    assertThat(biases(theta)).containsOnly(0);
    return Arrays.copyOf(theta, FIRST);
  }

  @Test
  void drawsOrthonormalRowsOrColumns() {
    double[] theta = new Initialization.Orthogonal().theta(WIDE, 7);

    for (int one = 0; one < 60; one++) {
      for (int other = 0; other <= one; other++) {
        double expected = one == other ? 1 : 0;
        assertThat(product(theta, 100 * one, 100 * other, 1, 100))
            .isCloseTo(expected, within(1e-14));
      }
    }
    for (int one = 0; one < 40; one++) {
      for (int other = 0; other <= one; other++) {
        double expected = one == other ? 1 : 0;
        assertThat(product(theta, FIRST + one, FIRST + other, 40, 100))
            .isCloseTo(expected, within(1e-14));
      }
    }
    assertThat(mean(Arrays.copyOf(theta, ALL))).isCloseTo(0, within(0.005));
    assertThat(biases(theta)).containsOnly(0);
  }

  private static double product(double[] theta, int one, int other, int stride, int count) {
    double sum = 0;
    for (int k = 0; k < count; k++) {
      sum += theta[one + k * stride] * theta[other + k * stride];
    }
    return sum;
  }

  @Test
  void startsBiasesByTheirOwnInitialization() {
    Optional<EntryWise> small = Optional.of(new Initialization.Uniform(0.1, 0.2));
    Optional<EntryWise> scaled = Optional.of(new Initialization.LecunNormal());

    double[] uniform = new Initialization.Uniform(1, 2, small).theta(WIDE, 7);
    double[] orthogonal = new Initialization.Orthogonal(scaled).theta(WIDE, 7);
    double[] constant =
        new Initialization.Constant(1, Optional.of(new Initialization.Constant(0))).theta(SMALL, 7);

    assertThat(Arrays.copyOf(uniform, ALL))
        .containsExactly(Arrays.copyOf(new Initialization.Uniform(1, 2).theta(WIDE, 7), ALL));
    assertThat(min(biases(uniform))).isBetween(0.1, 0.11);
    assertThat(max(biases(uniform))).isBetween(0.19, 0.2);
    assertThat(deviation(Arrays.copyOf(biases(orthogonal), 100)))
        .isCloseTo(Math.sqrt(1.0 / 60), within(0.03));
    assertThat(constant).containsExactly(1, 1, 1, 1, 1, 1, 0, 0, 0);
  }

  @Test
  void knowsWhichStartsFollowTheSeed() {
    assertThat(new Initialization.Constant(1).isFixed()).isTrue();
    assertThat(new Initialization.Constant(1, Optional.of(new Initialization.HeNormal())).isFixed())
        .isFalse();
    assertThat(new Initialization.Orthogonal().isFixed()).isFalse();
  }

  @Test
  void drawsWeightsOnlyForANetworkWithoutBiases() {
    double[] with = new Initialization.Orthogonal().theta(SMALL, 7);
    double[] without = new Initialization.Orthogonal().theta(SMALL.withBias(false), 7);

    assertThat(without).containsExactly(Arrays.copyOf(with, 6));
  }

  @Test
  void takesThetaAsGiven() {
    Numbers values = Numbers.of(1, 2, 3, 4, 5, 6, 7, 8, 9);

    double[] theta = new Initialization.Theta(values).theta(SMALL, 7);

    assertThat(theta).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9);
  }

  @Test
  void refusesThetaOfTheWrongLength() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Initialization.Theta(Numbers.of(0.1, 0.2)).theta(SMALL, 7))
        .withMessage("2 values for 9 parameters");
  }

  private static Network network(int inputs, int hidden, int outputs) {
    return Network.of(inputs, List.of(hidden), Activation.TANH, outputs, Activation.IDENTITY);
  }

  private static double[] biases(double[] theta) {
    return Arrays.copyOfRange(theta, ALL, theta.length);
  }

  private static double min(double[] numbers) {
    return Arrays.stream(numbers).min().orElseThrow();
  }

  private static double max(double[] numbers) {
    return Arrays.stream(numbers).max().orElseThrow();
  }

  private static double mean(double[] numbers) {
    return Arrays.stream(numbers).average().orElseThrow();
  }

  private static double deviation(double[] numbers) {
    double mean = mean(numbers);
    return Math.sqrt(
        Arrays.stream(numbers).map(x -> (x - mean) * (x - mean)).average().orElseThrow());
  }
}
