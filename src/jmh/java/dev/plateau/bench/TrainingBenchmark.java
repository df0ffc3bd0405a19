package dev.plateau.bench;

import dev.plateau.data.Dataset;
import dev.plateau.network.Initialization;
import dev.plateau.network.Objective;
import dev.plateau.training.Fleet;
import dev.plateau.training.Fleet.Finish;
import dev.plateau.training.Fleet.Member;
import dev.plateau.training.Spec;
import dev.plateau.training.Start;
import dev.plateau.training.StepRule;
import dev.plateau.training.Trainer;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The work items of docs/performance.md with the kernels that the machine gets. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class TrainingBenchmark {
  private final Dataset xor = WorkItems.xor();
  private final Dataset digits = WorkItems.classes(1_797, 64, 10);
  private final Dataset images = WorkItems.classes(10_000, 784, 10);
  private final List<Member> starts =
      IntStream.range(0, 4_096)
          .mapToObj(seed -> new Member(new Start(new Initialization.Uniform(-1, 1), seed), 0.3))
          .toList();

  /** W1: the founding job, 10,000 epochs. */
  @Benchmark
  public double w1Trainer() {
    return trained(WorkItems.founding(10_000), xor);
  }

  /** W1 with the script's arithmetic in plain Java: the baseline. */
  @Benchmark
  public double[] w1HandWritten() {
    return FoundingLoop.train(WorkItems.founding(10_000).initialTheta(), 0.3, 10_000);
  }

  /** W2: 4,096 networks of that shape, 2,000 epochs each, two threads. */
  @Benchmark
  public List<Finish> w2Fleet() {
    return new Fleet(WorkItems.founding(2_000), xor, () -> false).train(starts, 2);
  }

  /** W3: 64-32-10, 20 epochs, with the loss over all rows after each. */
  @Benchmark
  public double w3Trainer() {
    return trained(WorkItems.digits(20), digits);
  }

  /** W3 without the losses: the same work as the C programs. */
  @Benchmark
  public double[] w3Steps() {
    return stepped(WorkItems.digits(20), digits, 20);
  }

  /** W4: 784-128-10, 1 epoch, with the loss over all rows before and after. */
  @Benchmark
  public double w4Trainer() {
    return trained(WorkItems.images(1), images);
  }

  /** W4 without the losses: the same work as the C programs. */
  @Benchmark
  public double[] w4Steps() {
    return stepped(WorkItems.images(1), images, 1);
  }

  private static double trained(Spec spec, Dataset data) {
    Trainer trainer = Trainer.start(spec, data, () -> false);
    trainer.train(spec.descent().epochs());
    return trainer.history().last();
  }

  private static double[] stepped(Spec spec, Dataset data, int epochs) {
    Objective objective = new Objective(spec.network(), spec.loss(), data);
    int[] order = IntStream.range(0, data.rows()).toArray();
    double[] theta = spec.initialTheta();
    double[] gradient = new double[theta.length];
    int size = spec.descent().batchSize().orElseThrow();
    StepRule rule = (StepRule) spec.descent().optimizer();
    for (int epoch = 0; epoch < epochs; epoch++) {
      for (int from = 0; from < order.length; from += size) {
        objective.gradient(theta, order, from, Math.min(from + size, order.length), gradient);
        rule.step(theta, gradient, spec.descent().learningRate(), 1);
      }
    }
    return theta;
  }
}
