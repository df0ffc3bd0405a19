package dev.plateau.diagnosis.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plateau.diagnosis.evidence.FinishedRun;
import dev.plateau.diagnosis.zoo.Exam;
import dev.plateau.diagnosis.zoo.Recipe;
import dev.plateau.network.Activation;
import dev.plateau.network.Network;
import dev.plateau.training.Fleet.Finish;
import dev.plateau.training.Fleet.Member;
import dev.plateau.training.Spec;
import dev.plateau.training.Start;
import dev.plateau.training.StopReason;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class TrialRunnerTests {
  private static final Recipe RANDOM = Recipe.on("xor").uniform(0, 1).epochs(1_200);
  private static final Recipe FOUNDING = Recipe.on("xor").constant(0.1).epochs(1_200);

  private static TrialRunner of(Recipe recipe) {
    return new TrialRunner(Exam.run(recipe), Budget.UNLIMITED);
  }

  @Test
  void trainSixtyFourSeedsFromTheSpecsOwnOn() {
    TrialRuns series = of(RANDOM).count(RANDOM.seed(20).spec());

    assertThat(series.finishes())
        .extracting(finish -> finish.member().start().seed())
        .containsExactlyElementsOf(LongStream.range(20, 84).boxed().toList());
  }

  @Test
  void goOnWithSeedZeroAfterTheLast() {
    long last = (1L << 53) - 1;

    TrialRuns series = of(RANDOM).scout(RANDOM.seed(last).spec());

    assertThat(series.finishes())
        .extracting(finish -> finish.member().start().seed())
        .containsExactly(last, 0L, 1L, 2L, 3L, 4L, 5L, 6L);
  }

  @Test
  void endWithTheBitsOfRunsAlone() {
    TrialRuns series = of(FOUNDING).scout(RANDOM.spec());

    for (Finish finish : series.finishes()) {
      FinishedRun alone = Exam.run(RANDOM.seed(finish.member().start().seed()));

      assertThat(finish.theta()).isEqualTo(Arrays.stream(alone.end().theta()).boxed().toList());
      assertThat(series.converged(finish)).isEqualTo(alone.converged());
    }
  }

  @Test
  void areOneRunWhereNothingIsDrawn() {
    TrialRunner trials = of(FOUNDING);

    assertThat(trials.count(FOUNDING.alpha(0.5).spec()).trial().runs()).isOne();
    assertThat(trials.count(FOUNDING.batch(2).epochs(5).spec()).trial().runs()).isEqualTo(64);
  }

  @Test
  void takeAFixedRunItselfForItsControl() {
    TrialRunner trials = of(FOUNDING);
    trials.countControl();

    TrialResult control = trials.control().trial();

    assertThat(control.runs()).isOne();
    assertThat(control.converged()).isZero();
    assertThat(control.medianFinalLoss()).hasValue(Exam.run(FOUNDING).course().last());
  }

  @Test
  void takeOtherSeedsForTheControlOfARandomRun() {
    TrialRunner trials = of(RANDOM);
    assertThat(trials.control().trial().runs()).isZero();

    trials.scoutControl();
    assertThat(trials.control().trial().runs()).isEqualTo(8);

    trials.countControl();
    assertThat(trials.control().trial().runs()).isEqualTo(64);
  }

  /** The first eight are not trained again. */
  @Test
  void addToWhatIsKnown() {
    TrialRunner trials = of(RANDOM);
    TrialRuns scouted = trials.scout(RANDOM.spec());

    TrialRuns counted = trials.count(RANDOM.spec());

    assertThat(counted.finishes().subList(0, 8)).isEqualTo(scouted.finishes());
    assertThat(trials.of(RANDOM.spec())).isEqualTo(counted);
  }

  @Test
  void trainNothingWithoutABudget() {
    TrialRunner trials = new TrialRunner(Exam.run(RANDOM), () -> 0);

    assertThat(trials.count(RANDOM.spec()).trial().runs()).isZero();
    assertThat(trials.follow(RANDOM.spec())).isEmpty();
    assertThat(trials.epochToConverge(RANDOM.spec())).isEmpty();
  }

  /** Whenever the budget ends: between two runs, or in the middle of some. */
  @Test
  void doNotCountRunsThatAreCutShort() {
    FinishedRun run = Exam.run(RANDOM);
    List<Integer> counts = new ArrayList<>();
    for (int questions = 1; questions < 10; questions++) {
      int last = questions;
      AtomicInteger asked = new AtomicInteger();
      TrialRunner trials = new TrialRunner(run, () -> asked.getAndIncrement() < last ? 1_000 : 0);

      TrialRuns series = trials.scout(RANDOM.spec());

      assertThat(series.finishes()).noneMatch(finish -> finish.end() == StopReason.CANCELLED);
      counts.add(series.trial().runs());
    }

    assertThat(counts).contains(0);
  }

  @Test
  void findTheEpochAtWhichALongerRunWouldConverge() {
    Recipe hurried = RANDOM.epochs(700);
    int epoch = of(hurried).epochToConverge(hurried.spec()).orElseThrow();

    assertThat(Exam.run(RANDOM.epochs(epoch)).converged()).isTrue();
    assertThat(Exam.run(RANDOM.epochs(epoch - 1)).converged()).isFalse();
    assertThat(of(FOUNDING.epochs(50)).epochToConverge(FOUNDING.epochs(50).spec())).isEmpty();
  }

  @Test
  void followAChangedRun() {
    FinishedRun followed = of(FOUNDING).follow(RANDOM.spec()).orElseThrow();

    assertThat(followed.spec()).isEqualTo(RANDOM.spec());
    assertThat(followed.end().theta()).containsExactly(Exam.run(RANDOM).end().theta());
  }

  @Test
  void measureHowLowANetworkComes() {
    Spec spec = FOUNDING.spec();
    Network one = Network.of(2, List.of(1), Activation.SIGMOID, 1, Activation.IDENTITY);
    TrialRunner trials = of(FOUNDING);

    assertThat(trials.lowest(one).lowestLoss()).isCloseTo(1.0 / 6, within(1e-4));
    assertThat(trials.lowest(spec.network()).lowestLoss()).isLessThan(1e-6);
  }

  @Test
  void describeASeriesByItsMedians() {
    TrialRuns series =
        new TrialRuns(
            List.of(
                finish(100, 40, 0.001, StopReason.EPOCHS),
                finish(100, 20, 0.002, StopReason.EPOCHS),
                finish(30, -1, 0.5, StopReason.LOSS),
                finish(100, 50, 0.3, StopReason.EPOCHS),
                finish(7, 5, 0, StopReason.NOT_FINITE)),
            0.01);

    TrialResult trial = series.trial();

    assertThat(trial.runs()).isEqualTo(5);
    assertThat(trial.converged()).isEqualTo(3);
    assertThat(trial.medianEpochs()).hasValue(30);
    assertThat(trial.medianFinalLoss()).hasValue(0.3);
    assertThat(series.firstConverged()).hasValue(series.finishes().getFirst());
    assertThat(series.ownConverged()).isTrue();
  }

  @Test
  void haveNoFiniteMedianWhereMostRunsOverflowed() {
    Finish overflown = finish(7, -1, Double.POSITIVE_INFINITY, StopReason.NOT_FINITE);
    TrialRuns series =
        new TrialRuns(List.of(overflown, finish(9, -1, 0.1, StopReason.EPOCHS), overflown), 0.01);

    assertThat(series.trial().medianFinalLoss().orElseThrow()).isNaN();
    assertThat(series.lowestLoss()).isEqualTo(0.1);
    assertThat(series.ownConverged()).isFalse();
  }

  private static Finish finish(int epochs, int reached, double loss, StopReason end) {
    OptionalInt first = reached < 0 ? OptionalInt.empty() : OptionalInt.of(reached);
    Spec spec = RANDOM.spec();
    return new Finish(
        new Member(new Start(spec.start().init(), 0), spec.descent().learningRate()),
        epochs,
        first,
        loss,
        end,
        List.of());
  }
}
