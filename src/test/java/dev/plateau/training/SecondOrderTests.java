package dev.plateau.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plateau.math.Numbers;
import dev.plateau.network.Initialization;
import dev.plateau.network.Loss;
import dev.plateau.network.LossBounds;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Methods that find their own step, beside recorded runs of others. */
class SecondOrderTests {
  private static final double SOLVED = 1e-6;
  private static final int EPOCHS = 5_000;
  private static final int MINPACK_ITERATIONS = 1_000;
  private static final SecondOrderGolden XOR = SecondOrderGolden.read("xor");

  static List<Optimizer> searches() {
    return List.of(
        new Optimizer.Lbfgs(),
        new Optimizer.LevenbergMarquardt(),
        new Optimizer.ScaledConjugateGradient());
  }

  @ParameterizedTest
  @ValueSource(strings = {"xor", "sine", "blobs"})
  void lbfgsEndsWhereSciPyEnds(String name) {
    SecondOrderGolden golden = SecondOrderGolden.read(name);
    List<Trainer> ours = runs(golden, new Optimizer.Lbfgs());

    double theirs = median(golden.runs(), run -> run.lbfgs().finalLoss());
    assertThat(median(ours, run -> run.history().last())).isLessThanOrEqualTo(1.5 * theirs + 1e-8);
    assertThat(median(ours, Trainer::epoch))
        .isLessThanOrEqualTo(2 * median(golden.runs(), run -> run.lbfgs().iterations()) + 10);
    assertThat(ours).allMatch(Trainer::finished);
  }

  @ParameterizedTest
  @ValueSource(strings = {"xor", "sine"})
  void levenbergMarquardtFollowsTheTextbook(String name) {
    SecondOrderGolden golden = SecondOrderGolden.read(name);
    for (SecondOrderGolden.Run run : golden.runs()) {
      SecondOrderGolden.Result theirs = run.levenbergMarquardt();
      if (theirs != null && theirs.lossAtIteration() != null) {
        double[] losses = theirs.lossAtIteration();
        Trainer trainer = trained(golden, run.theta0(), new Optimizer.LevenbergMarquardt());
        for (int i = 0; i < losses.length && losses[i] > 1e-8; i++) {
          assertThat(trainer.history().between(i, i).getFirst().loss())
              .as("iteration " + i)
              .isCloseTo(losses[i], within(1e-6 * losses[i]));
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"xor", "sine"})
  void levenbergMarquardtSolvesAsManyAsTheTextbook(String name) {
    SecondOrderGolden golden = SecondOrderGolden.read(name);

    long ours =
        runs(golden, new Optimizer.LevenbergMarquardt()).stream()
            .filter(run -> run.history().last() < 1e-6)
            .count();

    assertThat(ours)
        .isGreaterThanOrEqualTo(
            golden.runs().stream()
                    .flatMap(run -> Optional.ofNullable(run.levenbergMarquardt()).stream())
                    .filter(theirs -> theirs.finalLoss() < 1e-6)
                    .count()
                - 1);
  }

  /** MINPACK bounds its steps by a trust region, so that single runs may end in other minima. */
  @ParameterizedTest
  @ValueSource(strings = {"xor", "sine"})
  void levenbergMarquardtEndsWhereMinpackEnds(String name) {
    List<SecondOrderGolden.Result> theirs = SecondOrderGolden.Minpack.read().of(name);

    List<Trainer> ours =
        runs(SecondOrderGolden.read(name), new Optimizer.LevenbergMarquardt(), MINPACK_ITERATIONS);

    assertThat(median(ours, run -> run.history().last()))
        .isLessThanOrEqualTo(1.5 * median(theirs, SecondOrderGolden.Result::finalLoss) + SOLVED);
    assertThat(median(ours, Trainer::epoch))
        .isLessThanOrEqualTo(2 * median(theirs, SecondOrderGolden.Result::iterations));
    List<Trainer> solved = ours.stream().filter(run -> run.history().last() < SOLVED).toList();
    List<SecondOrderGolden.Result> theirSolved =
        theirs.stream().filter(run -> run.finalLoss() < SOLVED).toList();
    assertThat(solved).hasSizeGreaterThanOrEqualTo(theirSolved.size());
    assertThat(solved)
        .filteredOn(_ -> !theirSolved.isEmpty())
        .extracting(Trainer::epoch)
        .allMatch(epochs -> epochs <= 2 * most(theirSolved));
  }

  @ParameterizedTest
  @ValueSource(strings = {"xor", "sine", "blobs"})
  void rpropFollowsPyTorch(String name) {
    SecondOrderGolden golden = SecondOrderGolden.read(name);
    SecondOrderGolden.Rprop rprop = golden.rprop();
    Spec spec =
        golden
            .spec(rprop.theta0(), new Optimizer.Rprop())
            .withLearningRate(rprop.alpha())
            .withEpochs(rprop.epochs());

    Trainer trainer = Trainer.start(spec, golden.data(), () -> false);
    trainer.train(rprop.epochs());

    rprop
        .lossAtEpoch()
        .forEach((epoch, loss) ->
            assertThat(trainer.history().between(epoch, epoch).getFirst().loss())
                .as("epoch " + epoch)
                .isCloseTo(loss, within(1e-9)));
    assertThat(trainer.theta()).containsExactly(rprop.theta(), within(1e-9));
  }

  @Test
  void scaledConjugateGradientSolvesXorFromMostStarts() {
    List<Trainer> runs = runs(XOR, new Optimizer.ScaledConjugateGradient());

    assertThat(runs).filteredOn(run -> run.history().last() < 1e-6).hasSizeGreaterThan(10);
    assertThat(runs)
        .allSatisfy(run -> assertThat(run.evaluations()).isGreaterThan(run.epoch()))
        .allMatch(Trainer::finished);
  }

  @ParameterizedTest
  @MethodSource("searches")
  void neverLetsTheLossRise(Optimizer optimizer) {
    Trainer trainer = trained(XOR, XOR.runs().getFirst().theta0(), optimizer);

    List<History.Point> points = trainer.history().between(0, trainer.epoch());
    assertThat(IntStream.range(1, points.size()))
        .allMatch(i -> points.get(i).loss() < points.get(i - 1).loss());
  }

  @ParameterizedTest
  @MethodSource("searches")
  void resumesToTheSameBits(Optimizer optimizer) {
    Spec spec = XOR.spec(XOR.runs().get(2).theta0(), optimizer).withEpochs(20);
    Trainer whole = Trainer.start(spec, XOR.data(), () -> false);
    whole.train(20);

    Trainer part = Trainer.start(spec, XOR.data(), () -> false);
    while (!part.finished()) {
      part.train(3);
      part =
          Trainer.resume(
              spec,
              Rows.of(XOR.data()),
              part.state(),
              part.history(),
              part.snapshots(),
              () -> false);
      part.train(1);
    }

    assertThat(part.epoch()).isEqualTo(whole.epoch());
    assertThat(part.state()).isEqualTo(whole.state());
    for (int epoch = 0; epoch <= whole.epoch(); epoch += 3) {
      assertThat(
              Trainer.parametersAt(
                  spec, Rows.of(XOR.data()), whole.snapshots(), epoch, () -> false))
          .isEqualTo(
              Trainer.parametersAt(spec, Rows.of(XOR.data()), new Snapshots(), epoch, () -> false));
    }
  }

  @ParameterizedTest
  @MethodSource("searches")
  void goesOnToTheSameBits(Optimizer optimizer) {
    Spec spec = XOR.spec(XOR.runs().get(2).theta0(), optimizer).withEpochs(10);
    Trainer whole = Trainer.start(spec, XOR.data(), () -> false);
    whole.train(10);

    Continuation half =
        Trainer.continuationAt(spec, Rows.of(XOR.data()), whole.snapshots(), 5, () -> false);
    Spec rest = spec.withStart(spec.start().withFrom(half)).withEpochs(5);
    Trainer second = Trainer.start(rest, XOR.data(), () -> false);
    second.train(5);

    assertThat(second.state()).isEqualTo(whole.state());
  }

  @ParameterizedTest
  @MethodSource("searches")
  void trainsAsAFleetToTheSameBits(Optimizer optimizer) {
    List<Fleet.Member> members =
        XOR.runs().stream()
            .map(run -> new Initialization.Theta(Numbers.of(run.theta0())))
            .map(init -> new Fleet.Member(new Start(init, 0), 1))
            .toList();
    Spec spec = XOR.spec(XOR.runs().getFirst().theta0(), optimizer).withEpochs(50);

    List<Fleet.Finish> finishes = new Fleet(spec, XOR.data(), () -> false).train(members, 2);

    for (int i = 0; i < members.size(); i++) {
      Trainer alone =
          Trainer.start(spec.withStart(members.get(i).start()), XOR.data(), () -> false);
      alone.train(50);
      assertThat(finishes.get(i).theta())
          .containsExactlyElementsOf(Arrays.stream(alone.theta()).boxed().toList());
    }
  }

  @ParameterizedTest
  @MethodSource("searches")
  void stopsByItselfAtAPlateau(Optimizer optimizer) {
    double[] founding = new double[9];
    Arrays.fill(founding, 0.1);

    Trainer trainer = trained(XOR, founding, optimizer);

    LossBounds bounds =
        LossBounds.of(XOR.data(), dev.plateau.network.Activation.IDENTITY, Loss.MSE);
    assertThat(trainer.stopReason())
        .isIn(StopReason.GRADIENT, StopReason.NO_BETTER_STEP, StopReason.EPOCHS);
    assertThat(trainer.history().last()).isBetween(1.0 / 6 - 1e-3, 0.25 + 1e-3);
    assertThat(trainer.outcome(bounds)).isEqualTo(Outcome.PLATEAU);
  }

  private static int most(List<SecondOrderGolden.Result> runs) {
    return runs.stream().mapToInt(SecondOrderGolden.Result::iterations).max().orElseThrow();
  }

  private static Trainer trained(SecondOrderGolden golden, double[] theta0, Optimizer optimizer) {
    return trained(golden, theta0, optimizer, EPOCHS);
  }

  private static Trainer trained(
      SecondOrderGolden golden, double[] theta0, Optimizer optimizer, int epochs) {
    Trainer trainer = Trainer.start(golden.spec(theta0, optimizer), golden.data(), () -> false);
    trainer.train(epochs);
    return trainer;
  }

  private static List<Trainer> runs(SecondOrderGolden golden, Optimizer optimizer) {
    return runs(golden, optimizer, EPOCHS);
  }

  private static List<Trainer> runs(SecondOrderGolden golden, Optimizer optimizer, int epochs) {
    return golden.runs().stream()
        .map(run -> trained(golden, run.theta0(), optimizer, epochs))
        .toList();
  }

  private static <T> double median(List<T> runs, ToDoubleFunction<T> number) {
    double[] sorted = runs.stream().mapToDouble(number).sorted().toArray();
    return sorted[sorted.length / 2];
  }
}
