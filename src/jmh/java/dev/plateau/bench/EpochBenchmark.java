package dev.plateau.bench;

import dev.plateau.data.Dataset;
import dev.plateau.network.Objective;
import dev.plateau.training.Spec;
import dev.plateau.training.StepRule;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** One epoch of the founding job, for its time and its allocation ({@code -prof gc}: none). */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class EpochBenchmark {
  private final Spec spec = WorkItems.founding(1);
  private final Dataset xor = WorkItems.xor();
  private final Objective objective = new Objective(spec.network(), spec.loss(), xor);
  private final StepRule rule = (StepRule) spec.descent().optimizer();
  private final double[] theta = spec.initialTheta();
  private final double[] gradient = new double[theta.length];

  @Benchmark
  public double epoch() {
    double loss = objective.gradient(theta, gradient);
    rule.step(theta, gradient, spec.descent().learningRate(), 1);
    return loss;
  }
}
