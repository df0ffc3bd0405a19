package dev.plateau.job;

import static dev.plateau.job.DatabaseContract.NEVER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plateau.data.BuiltIn;
import dev.plateau.data.Dataset;
import dev.plateau.data.Observations;
import dev.plateau.data.table.EncodedRows;
import dev.plateau.data.table.Encoding;
import dev.plateau.data.table.Task;
import dev.plateau.network.Activation;
import dev.plateau.network.Loss;
import dev.plateau.network.LossBounds;
import dev.plateau.network.Network;
import dev.plateau.training.Outcome;
import dev.plateau.training.Partition;
import dev.plateau.training.Preparation;
import dev.plateau.training.Spec;
import dev.plateau.training.StopReason;
import dev.plateau.training.Trainer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RunTests {
  private static final Dataset XOR = BuiltIn.named("xor").orElseThrow().data();
  private static final Duration LONG = Duration.ofDays(1);

  @Test
  void trainsToTheEndInOneSliceWhenThatIsLongEnough() {
    Run run = run(Examples.founding().training(), 0, NEVER);

    run.train(LONG, NEVER);

    assertThat(run.finished()).isTrue();
    assertThat(run.trainer().epoch()).isEqualTo(10_000);
    assertThat(run.outcome()).isEqualTo(Outcome.PLATEAU);
    assertThat(run.nanos()).isPositive();
  }

  @Test
  void looksUpAfterItsFirstEpoch() {
    Run run = run(Examples.founding().training(), 0, NEVER);

    run.train(LONG, () -> run.trainer().epoch() > 0);

    assertThat(run.trainer().epoch()).isOne();
  }

  @Test
  void knowsNoLossBeforeItHasMeasuredOne() {
    Run run = run(Examples.founding().training(), 0, NEVER);

    run.train(LONG, () -> true);

    assertThat(run.loss()).isNull();
    assertThat(run.initialLoss()).isNull();
    assertThat(run.finished()).isFalse();
  }

  @Test
  void endsASliceWhenItsTimeIsOver() {
    Run run = run(Examples.endless().training(), 0, NEVER);

    run.train(Duration.ofNanos(1), NEVER);

    assertThat(run.finished()).isFalse();
    assertThat(run.trainer().epoch()).isOne();
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e-300, 1e-9, 0.001})
  void finishesWhenItsSecondsAreOver(double seconds) {
    Run run = run(Examples.endless(Examples.seconds(seconds)).training(), 0, NEVER);

    run.train(LONG, NEVER);

    assertThat(run.finished()).isTrue();
    assertThat(run.trainer().epoch()).isPositive();
    assertThat(run.loss()).isNotNull();
  }

  @Test
  void countsTheSecondsOfEarlierAttempts() {
    Run run = run(Examples.endless(Examples.seconds(10)).training(), 9_999_999_999L, NEVER);

    run.train(LONG, NEVER);

    assertThat(run.finished()).isTrue();
    assertThat(run.nanos()).isGreaterThanOrEqualTo(10_000_000_000L);
  }

  @Test
  void isNotFinishedBeforeItsFirstLossThoughItsSecondsAreOver() {
    AtomicBoolean abandoned = new AtomicBoolean(true);
    Spec spec = Examples.endless(Examples.seconds(1e-9)).training();
    Run run = run(spec, 0, abandoned::get);

    run.train(LONG, () -> run.nanos() > 0);
    assertThat(run.finished()).isFalse();
    abandoned.set(false);
    run.train(LONG, NEVER);

    assertThat(run.finished()).isTrue();
    assertThat(run.loss()).isNotNull();
  }

  @ParameterizedTest
  @CsvSource({"10, 5", "5, 10", "-1, 5"})
  void endsByTheLowerOfItsOwnLimitAndThatOfAllJobs(double own, double ofAll) {
    Spec spec =
        own < 0
            ? Examples.endless().training()
            : Examples.endless(Examples.seconds(own)).training();
    Run early = run(spec, OptionalDouble.of(ofAll), 4_000_000_000L, NEVER);
    Run late = run(spec, OptionalDouble.of(ofAll), 4_999_999_999L, NEVER);

    early.train(Duration.ofNanos(1), NEVER);
    late.train(Duration.ofNanos(1), NEVER);

    assertThat(early.finished()).isFalse();
    assertThat(late.finished()).isTrue();
    assertThat(late.stopReason()).isEqualTo(StopReason.SECONDS);
  }

  /** The rows take their memory once, though they are parted, filled, scaled and examined. */
  @Test
  void holdsNoCopyOfItsRows() {
    EncodedRows rows = largeSet();
    Encoding encoding = Encoding.ofNumbers(COLUMNS, 1, Task.NUMBERS);
    Observations set = new Observations(rows, Optional.of(encoding), Task.NUMBERS);
    long before = RunMemoryTests.used();

    Run run = examined(set);

    assertThat(RunMemoryTests.used() - before)
        .isLessThan((long) rows.inputs().length * Double.BYTES / 2);
    assertThat(run.finished()).isTrue();
    assertThat(set.rows()).isSameAs(rows);
  }

  private static final int COLUMNS = 200;

  private static EncodedRows largeSet() {
    SplittableRandom random = new SplittableRandom(7);
    double[] inputs = random.doubles(20_000L * COLUMNS).toArray();
    inputs[COLUMNS] = Double.NaN;
    return new EncodedRows(20_000, inputs, random.doubles(20_000).toArray());
  }

  private static Run examined(Observations set) {
    Network network = Network.of(COLUMNS, List.of(2), Activation.TANH, 1, Activation.IDENTITY);
    Spec spec =
        Spec.of(network, Loss.MSE)
            .withEpochs(1)
            .withBatchSize(OptionalInt.of(256))
            .withPreparation(new Preparation(0.2, true, true));
    Partition rows = Partition.of(spec, set);
    Run.Task task = new Run.Task(spec, rows, new LossBounds(0, 0.1), OptionalDouble.empty());
    Run run = new Run(Trainer.start(spec, rows.rows(), NEVER), task, 0);
    run.train(LONG, NEVER);
    run.scores();
    assertThat(run.findings().failures()).isEmpty();
    return run;
  }

  private static Run run(Spec spec, long nanosBefore, BooleanSupplier abandoned) {
    return run(spec, OptionalDouble.empty(), nanosBefore, abandoned);
  }

  private static Run run(
      Spec spec, OptionalDouble maxSeconds, long nanosBefore, BooleanSupplier abandoned) {
    Run.Task task =
        new Run.Task(
            spec, Partition.of(spec, Observations.of(XOR)), new LossBounds(0, 0.25), maxSeconds);
    return new Run(Trainer.start(spec, XOR, abandoned), task, nanosBefore);
  }
}
