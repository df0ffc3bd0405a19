package dev.plateau.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.plateau.data.BuiltIn;
import dev.plateau.data.Dataset;
import dev.plateau.diagnosis.zoo.Recipe;
import dev.plateau.kernel.KernelWarmup;
import dev.plateau.network.Activation;
import dev.plateau.network.Crew;
import dev.plateau.network.Initialization;
import dev.plateau.network.Loss;
import dev.plateau.network.Network;
import dev.plateau.training.History.Point;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrainerTests {
  private static final Dataset MOONS = BuiltIn.named("moons").orElseThrow().data();
  private static final Initialization RANDOM = new Initialization.GlorotUniform();
  private static final OptionalInt FULL = OptionalInt.empty();
  private static final int EPOCHS = 20;

  static Stream<OptionalInt> batches() {
    return Stream.concat(
        Stream.of(FULL), IntStream.of(1, 7, 50, 99, 100, 1000).mapToObj(OptionalInt::of));
  }

  static Stream<Arguments> pauses() {
    return batches()
        .flatMap(batch -> Stream.of(0, 1, 2, 10, 19, 20).map(epoch -> Arguments.of(batch, epoch)));
  }

  @ParameterizedTest
  @MethodSource("pauses")
  void goesOnToTheSameBitsAfterAPause(OptionalInt batch, int pause) throws IOException {
    Spec spec = spec(RANDOM, 7, 0.1, batch, StoppingCriteria.NONE);
    Trainer whole = trained(spec);

    Trainer before = start(spec);
    before.train(pause);
    Trainer after =
        Trainer.resume(
            spec,
            Rows.of(MOONS),
            before.state(),
            throughBytes(before.history()),
            before.snapshots(),
            () -> false);
    after.train(EPOCHS);

    assertThat(before.epoch()).isEqualTo(pause);
    assertSameBits(after, whole);
  }

  @ParameterizedTest
  @MethodSource("batches")
  void goesOnToTheSameBitsWhenTheKernelsBecomeWarm(OptionalInt batch) {
    Spec spec = spec(RANDOM, 7, 0.1, batch, StoppingCriteria.NONE);

    KernelWarmup.begin();
    Trainer warmed = start(spec);
    warmed.train(EPOCHS / 2);
    KernelWarmup.end();
    warmed.train(EPOCHS);

    assertSameBits(warmed, trained(spec));
  }

  @ParameterizedTest
  @MethodSource("batches")
  void goesOnToTheSameBitsEpochByEpoch(OptionalInt batch) {
    Spec spec = spec(RANDOM, 7, 0.1, batch, StoppingCriteria.NONE);
    Trainer slices = start(spec);

    while (!slices.finished()) {
      slices.train(1);
    }

    assertSameBits(slices, trained(spec));
  }

  @ParameterizedTest
  @MethodSource("batches")
  void keepsNoTraceOfAnAbandonedEpoch(OptionalInt batch) {
    Spec spec = spec(RANDOM, 7, 0.1, batch, StoppingCriteria.NONE);
    AtomicInteger asked = new AtomicInteger();
    AtomicInteger patience = new AtomicInteger(1);
    Trainer restless =
        Trainer.start(spec, MOONS, () -> asked.incrementAndGet() % patience.get() == 0);

    for (int tries = 1; !restless.finished(); tries++) {
      assertThat(tries).as("tries at %s", spec).isLessThan(10_000);
      patience.set(1 + tries % 250);
      restless.train(EPOCHS);
      assertSameBits(restless, upTo(spec, restless.history().epochs()));
    }

    assertSameBits(restless, trained(spec));
  }

  @ParameterizedTest
  @MethodSource("batches")
  void givesTheSameBitsTwice(OptionalInt batch) {
    Spec spec = spec(RANDOM, 7, 0.1, batch, StoppingCriteria.NONE);

    assertSameBits(trained(spec), trained(spec));
  }

  @Test
  void keepsTheBestEpochAcrossAnInterruption() {
    Spec spec =
        Recipe.on("moons")
            .hidden(4)
            .batch(7)
            .alpha(3)
            .epochs(40)
            .spec()
            .withDescent(descent -> descent.withKeep(Keep.BEST));
    Dataset data = Recipe.on("moons").data();
    Trainer whole = Trainer.start(spec, data, () -> false);
    whole.train(40);

    Trainer part = Trainer.start(spec, data, () -> false);
    part.train(whole.keptEpoch() + 1);
    Trainer rest =
        Trainer.resume(
            spec, Rows.of(data), part.state(), part.history(), part.snapshots(), () -> false);
    rest.train(40);

    assertThat(whole.keptEpoch()).isLessThan(39);
    assertThat(rest.keptEpoch()).isEqualTo(whole.keptEpoch());
    assertThat(rest.keptTheta())
        .isEqualTo(whole.keptTheta())
        .isEqualTo(
            Trainer.parametersAt(
                spec, Rows.of(data), new Snapshots(), whole.keptEpoch(), () -> false));
    assertThat(rest.keptLoss()).isEqualTo(whole.history().bestLoss());
  }

  @Test
  void startsElsewhereFromAnotherSeed() {
    Trainer seven = trained(spec(RANDOM, 7, 0.1, FULL, StoppingCriteria.NONE));
    Trainer eight = trained(spec(RANDOM, 8, 0.1, FULL, StoppingCriteria.NONE));

    assertThat(seven.history().first()).isNotEqualTo(eight.history().first());
    assertThat(seven.theta()).isNotEqualTo(eight.theta());
  }

  @Test
  void shufflesOtherwiseFromAnotherSeed() {
    Initialization same = new Initialization.Constant(0.1);
    Trainer seven = trained(spec(same, 7, 0.1, OptionalInt.of(10), StoppingCriteria.NONE));
    Trainer eight = trained(spec(same, 8, 0.1, OptionalInt.of(10), StoppingCriteria.NONE));

    assertThat(seven.history().first()).isEqualTo(eight.history().first());
    assertThat(seven.theta()).isNotEqualTo(eight.theta());
  }

  @ParameterizedTest
  @ValueSource(ints = {100, 1000})
  void takesABatchOfAllRowsForOneStepAnEpoch(int batch) {
    Trainer full = trained(spec(RANDOM, 7, 0.1, FULL, StoppingCriteria.NONE));
    Trainer one = trained(spec(RANDOM, 7, 0.1, OptionalInt.of(batch), StoppingCriteria.NONE));

    assertThat(one.theta()).containsExactly(full.theta(), within(1e-12));
  }

  @Test
  void learns() {
    Trainer trainer = trained(spec(RANDOM, 7, 0.1, OptionalInt.of(10), StoppingCriteria.NONE));

    assertThat(trainer.history().last()).isLessThan(0.5 * trainer.history().first());
  }

  /** Over rows that are held out too; masks of dropout are drawn in order, so nobody helps. */
  @ParameterizedTest
  @ValueSource(doubles = {0, 0.25})
  void helpChangesNoBit(double dropout) {
    Spec plain = Recipe.on("digits").hidden(40).batch(700).epochs(2).spec();
    Spec spec = plain.withNetwork(plain.network().withDropout(List.of(dropout)));
    Dataset data = Recipe.on("digits").data();
    Trainer alone = Trainer.start(spec, Rows.of(data, data), () -> false);
    Trainer helped = Trainer.start(spec, Rows.of(data, data), () -> false);
    AtomicInteger shared = new AtomicInteger();
    helped.helpedBy(
        new Crew() {
          @Override
          public int most() {
            return 1;
          }

          @Override
          public void share(Part part, int useful) {
            shared.incrementAndGet();
            part.work(() -> false);
          }
        });

    alone.train(2);
    helped.train(2);

    assertThat(helped.state()).isEqualTo(alone.state());
    assertThat(helped.history().last()).isEqualTo(alone.history().last());
    assertThat(helped.history().lastHeldOut()).isEqualTo(alone.history().lastHeldOut());
    assertThat(shared).hasValue(dropout == 0 ? 2 * 3 + 3 + 3 : 3 + 3);
  }

  @Test
  void doesNothingAfterItsLastEpoch() {
    Trainer trainer = trained(spec(RANDOM, 7, 0.1, FULL, StoppingCriteria.NONE));
    double[] theta = trainer.theta();

    trainer.train(100);

    assertThat(trainer.epoch()).isEqualTo(EPOCHS);
    assertThat(trainer.theta()).containsExactly(theta);
  }

  @ParameterizedTest
  @MethodSource("batches")
  void stopsAtTheFirstLossBelowItsRule(OptionalInt batch) {
    Spec unruled = spec(RANDOM, 7, 0.1, batch, StoppingCriteria.NONE);
    Trainer free = trained(unruled);
    double threshold = free.history().between(5, 5).getFirst().loss();
    int expected = firstBelow(free.history(), threshold);

    Trainer ruled = trained(spec(RANDOM, 7, 0.1, batch, lossBelow(threshold)));

    assertThat(expected).isNotNegative().isLessThan(EPOCHS);
    assertThat(ruled.epoch()).isEqualTo(expected);
    assertSameBits(ruled, upTo(unruled, expected));
  }

  @Test
  void needsNoEpochWhereTheStartMeetsTheRule() {
    Trainer trainer = trained(spec(RANDOM, 7, 0.1, FULL, lossBelow(1e9)));

    assertThat(trainer.epoch()).isZero();
    assertThat(trainer.history().epochs()).isZero();
  }

  @ParameterizedTest
  @MethodSource("batches")
  void stopsOnceTheGradientOverAllRowsIsBelowItsRule(OptionalInt batch) {
    Trainer steep = trained(spec(RANDOM, 7, 0.1, batch, gradientBelow(1e-9)));
    Trainer flat = trained(spec(RANDOM, 7, 0.1, batch, gradientBelow(1e9)));

    assertThat(steep.epoch()).isEqualTo(EPOCHS);
    assertThat(flat.epoch()).isZero();
  }

  @ParameterizedTest
  @MethodSource("batches")
  void stopsAtTheFirstLossThatIsNotFinite(OptionalInt batch) {
    Trainer trainer = trained(spec(RANDOM, 7, 1e60, batch, StoppingCriteria.NONE));

    List<Point> points = trainer.history().between(0, EPOCHS);
    assertThat(trainer.finished()).isTrue();
    assertThat(trainer.epoch()).isLessThan(EPOCHS).isEqualTo(points.getLast().epoch());
    assertThat(points.getLast().loss()).isNotFinite();
    assertThat(points.subList(0, points.size() - 1)).allMatch(p -> Double.isFinite(p.loss()));
  }

  @Test
  void handsOutCopies() {
    Trainer trainer = start(spec(RANDOM, 7, 0.1, FULL, StoppingCriteria.NONE));
    double[] start = trainer.theta();

    trainer.theta()[0] = 100;
    trainer.state()[0] = 100;

    assertThat(trainer.theta()).containsExactly(start);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -0.1, Double.NaN, Double.POSITIVE_INFINITY})
  void refusesToStepNowhereOrBackwards(double alpha) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> spec(RANDOM, 7, alpha, FULL, StoppingCriteria.NONE));
  }

  @Test
  void refusesEmptyBatches() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> spec(RANDOM, 7, 0.1, OptionalInt.of(0), StoppingCriteria.NONE));
  }

  private static int firstBelow(History history, double threshold) {
    return history.between(0, EPOCHS).stream()
        .filter(point -> point.loss() < threshold)
        .mapToInt(Point::epoch)
        .findFirst()
        .orElse(-1);
  }

  /** The undisturbed run after so many epochs, -1 before its start was measured. */
  private static Trainer upTo(Spec spec, int epochs) {
    Trainer trainer = start(spec);
    if (epochs >= 0) {
      trainer.train(epochs);
    }
    return trainer;
  }

  private static void assertSameBits(Trainer one, Trainer other) {
    assertThat(one.epoch()).isEqualTo(other.epoch());
    assertThat(one.state()).containsExactly(other.state());
    assertThat(one.history().epochs()).isEqualTo(other.history().epochs());
    assertThat(one.history().between(0, EPOCHS)).isEqualTo(other.history().between(0, EPOCHS));
  }

  private static Trainer start(Spec spec) {
    return Trainer.start(spec, MOONS, () -> false);
  }

  private static Trainer trained(Spec spec) {
    Trainer trainer = start(spec);
    trainer.train(spec.descent().epochs());
    return trainer;
  }

  private static Spec spec(
      Initialization init, long seed, double alpha, OptionalInt batch, StoppingCriteria stopWhen) {
    Network network = Network.of(2, List.of(4), Activation.TANH, 1, Activation.IDENTITY);
    return Spec.of(network, Loss.MSE)
        .withInit(init)
        .withSeed(seed)
        .withLearningRate(alpha)
        .withEpochs(EPOCHS)
        .withBatchSize(batch)
        .withStopWhen(stopWhen);
  }

  private static StoppingCriteria lossBelow(double loss) {
    return StoppingCriteria.NONE.withLossBelow(loss);
  }

  private static StoppingCriteria gradientBelow(double norm) {
    return StoppingCriteria.NONE.withGradientBelow(norm);
  }

  private static History throughBytes(History history) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    history.write(new DataOutputStream(bytes));
    return History.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
  }
}
