package dev.plateau.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plateau.data.ClassWeights;
import dev.plateau.data.Dataset;
import dev.plateau.kernel.KernelWarmup;
import dev.plateau.kernel.Kernels;
import dev.plateau.network.Activation;
import dev.plateau.network.Initialization;
import dev.plateau.network.Loss;
import dev.plateau.network.Network;
import dev.plateau.training.Fleet.Finish;
import dev.plateau.training.Fleet.Member;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FleetTests {
  private static final StoppingCriteria BELOW_1_PERCENT = StoppingCriteria.NONE.withLossBelow(0.01);

  static Stream<Spec> specs() {
    return Stream.of(
        spec(
            2,
            List.of(2),
            Activation.SIGMOID,
            1,
            Activation.IDENTITY,
            Loss.MSE,
            new Optimizer.GradientDescent(),
            OptionalInt.empty()),
        spec(
            3,
            List.of(5, 9),
            Activation.TANH,
            1,
            Activation.SIGMOID,
            Loss.BCE,
            new Optimizer.Adam(),
            OptionalInt.empty()),
        spec(
            2,
            List.of(3),
            Activation.GELU,
            3,
            Activation.SOFTMAX,
            Loss.CROSS_ENTROPY,
            new Optimizer.Momentum(),
            OptionalInt.empty()),
        spec(
            4,
            List.of(8),
            Activation.SILU,
            9,
            Activation.SOFTMAX,
            Loss.MSE,
            new Optimizer.RmsProp(),
            OptionalInt.empty()),
        spec(
            4,
            List.of(),
            Activation.RELU,
            2,
            Activation.SOFTPLUS,
            Loss.MSE,
            new Optimizer.AdamW(),
            OptionalInt.empty()),
        spec(
            4,
            List.of(4),
            Activation.RELU,
            2,
            Activation.ELU,
            Loss.MSE,
            new Optimizer.Adagrad(),
            OptionalInt.of(3)),
        spec(
            4,
            List.of(4),
            Activation.LEAKY_RELU,
            2,
            Activation.TANH,
            Loss.MSE,
            new Optimizer.Nesterov(),
            OptionalInt.empty()),
        spec(
            3,
            List.of(4, 3),
            Activation.MISH,
            2,
            Activation.SOFTSIGN,
            Loss.MAE,
            new Optimizer.Adam(),
            OptionalInt.empty()),
        spec(
            3,
            List.of(4),
            Activation.HARD_SIGMOID,
            1,
            Activation.IDENTITY,
            new Loss.Huber(0.3),
            new Optimizer.GradientDescent(),
            OptionalInt.empty()),
        spec(
            3,
            List.of(4),
            Activation.SOFTSIGN,
            2,
            Activation.EXPONENTIAL,
            Loss.POISSON,
            new Optimizer.RmsProp(),
            OptionalInt.empty()),
        spec(
            3,
            List.of(4),
            Activation.TANH,
            1,
            Activation.SOFTPLUS,
            Loss.POISSON,
            new Optimizer.Adam(),
            OptionalInt.empty()));
  }

  private static Spec spec(
      int inputs,
      List<Integer> hidden,
      Activation activation,
      int outputs,
      Activation output,
      Loss loss,
      Optimizer optimizer,
      OptionalInt batchSize) {
    return Spec.of(Network.of(inputs, hidden, activation, outputs, output), loss)
        .withInit(new Initialization.Uniform(-1, 1))
        .withOptimizer(optimizer)
        .withEpochs(20)
        .withBatchSize(batchSize)
        .withPreparation(Preparation.NONE.withScaling(true, false));
  }

  @ParameterizedTest
  @MethodSource("specs")
  void endsWithTheBitsOfRunsAlone(Spec spec) {
    for (int rows : new int[] {1, 4, 11, Kernels.BLOCK + 4, 300}) {
      Dataset data = data(rows, spec.network().inputs(), spec.network().outputs());
      List<Member> starts = starts(35);

      List<Finish> finishes = new Fleet(spec, data, () -> false).train(starts, 2);

      assertSameAsAlone(spec, data, starts, finishes);
    }
  }

  @ParameterizedTest
  @MethodSource("specs")
  void weighsClassesAsRunsAloneDo(Spec spec) {
    Spec weighted =
        spec.withPreparation(
            Preparation.NONE.withClassWeights(Optional.of(new ClassWeights.Balanced())));
    Dataset data = data(11, spec.network().inputs(), spec.network().outputs());
    List<Member> starts = starts(9);

    List<Finish> finishes = new Fleet(weighted, data, () -> false).train(starts, 2);

    assertSameAsAlone(weighted, data, starts, finishes);
    assertThat(finishes).isNotEqualTo(new Fleet(spec, data, () -> false).train(starts, 2));
  }

  @Test
  void letsRunsEndOneByOne() {
    Spec spec = xor(BELOW_1_PERCENT, 5_000);
    List<Member> starts = starts(250);

    List<Finish> finishes = new Fleet(spec, XOR, () -> false).train(starts, 2);

    assertSameAsAlone(spec, XOR, starts, finishes);
    assertThat(finishes).extracting(Finish::end).contains(StopReason.LOSS, StopReason.EPOCHS);
    assertThat(finishes.stream().map(Finish::epochs).distinct()).hasSizeGreaterThan(20);
  }

  @Test
  void notesRunsThatOverflow() {
    List<Member> starts = new ArrayList<>(starts(9));
    starts.set(4, new Member(new Start(new Initialization.Constant(0.1), 0), 3));
    Spec spec = xor(StoppingCriteria.NONE, 5_000);

    List<Finish> finishes = new Fleet(spec, XOR, () -> false).train(starts, 1);

    assertSameAsAlone(spec, XOR, starts, finishes);
    assertThat(finishes.get(4).end()).isEqualTo(StopReason.NOT_FINITE);
    assertThat(finishes.get(5).end()).isEqualTo(StopReason.EPOCHS);
  }

  @Test
  void keepsItsBitsWhenTheKernelsBecomeWarm() {
    Spec spec = xor(StoppingCriteria.NONE, 5_000);
    List<Member> starts = starts(9);
    AtomicInteger polls = new AtomicInteger();
    BooleanSupplier warmAtThirdPoll =
        () -> {
          if (polls.incrementAndGet() == 3) {
            KernelWarmup.end();
          }
          return false;
        };

    KernelWarmup.begin();
    List<Finish> finishes = new Fleet(spec, XOR, warmAtThirdPoll).train(starts, 1);

    assertThat(polls).hasValueGreaterThan(3);
    assertThat(KernelWarmup.isOver()).isTrue();
    assertSameAsAlone(spec, XOR, starts, finishes);
  }

  @Test
  void stopsEveryRunWhenCancelled() {
    List<Finish> finishes =
        new Fleet(xor(StoppingCriteria.NONE, 5_000), XOR, () -> true).train(starts(3), 1);

    assertThat(finishes).extracting(Finish::end).containsOnly(StopReason.CANCELLED);
  }

  private static final Dataset XOR =
      Dataset.ofRows(
          new double[][] {{0, 0}, {1, 0}, {0, 1}, {1, 1}}, new double[][] {{0}, {1}, {1}, {0}});

  private static Spec xor(StoppingCriteria rules, int epochs) {
    return Spec.of(Network.of(2, List.of(2), Activation.SIGMOID, 1, Activation.IDENTITY), Loss.MSE)
        .withInit(new Initialization.Uniform(-1, 1))
        .withEpochs(epochs)
        .withStopWhen(rules);
  }

  private static List<Member> starts(int count) {
    List<Member> starts = new ArrayList<>();
    for (int seed = 0; seed < count; seed++) {
      starts.add(new Member(new Start(new Initialization.Uniform(-1, 1), seed), 0.1 + 0.01 * seed));
    }
    return starts;
  }

  private static void assertSameAsAlone(
      Spec spec, Dataset data, List<Member> starts, List<Finish> finishes) {
    assertThat(finishes).extracting(Finish::member).containsExactlyElementsOf(starts);
    for (Finish finish : finishes) {
      Member member = finish.member();
      Trainer alone =
          Trainer.start(
              spec.withStart(member.start()).withLearningRate(member.learningRate()),
              data,
              () -> false);
      alone.train(spec.descent().epochs());
      assertThat(finish.epochs()).isEqualTo(alone.epoch());
      assertThat(finish.loss()).isEqualTo(alone.history().last());
      assertThat(finish.theta()).isEqualTo(Arrays.stream(alone.theta()).boxed().toList());
    }
  }

  private static Dataset data(int rows, int inputs, int outputs) {
    SplittableRandom random = new SplittableRandom(rows);
    double[][] x = new double[rows][];
    double[][] y = new double[rows][];
    for (int row = 0; row < rows; row++) {
      x[row] = random.doubles(inputs, -1, 1).toArray();
      y[row] = random.doubles(outputs).toArray();
    }
    return Dataset.ofRows(x, y);
  }
}
