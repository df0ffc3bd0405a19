package dev.plateau.bench;

import java.util.concurrent.TimeUnit;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What it costs that arrays on the heap start anywhere in a cache line: two loads and a store for
 * each vector, with vectors that cross lines (0) and that do not (6).
 *
 * <p>The array is so large that the collector gives it a region of its own; its numbers then start
 * 16 bytes into a cache line.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class CacheLineBenchmark {
  private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
  private static final int NUMBERS = 512;
  private static final int APART = 584;

  @Param({"0", "6"})
  private int shift;

  private final double[] numbers = new double[1 << 22];

  @Benchmark
  @OperationsPerInvocation(NUMBERS / 8)
  public double[] eightNumbers() {
    for (int k = shift; k < shift + NUMBERS; k += SPECIES.length()) {
      DoubleVector a = DoubleVector.fromArray(SPECIES, numbers, k);
      DoubleVector b = DoubleVector.fromArray(SPECIES, numbers, k + APART);
      a.fma(a, b).intoArray(numbers, k + APART);
    }
    return numbers;
  }
}
