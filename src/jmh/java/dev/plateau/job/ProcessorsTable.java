package dev.plateau.job;

import dev.plateau.bench.WorkItems;
import dev.plateau.data.Dataset;
import dev.plateau.training.Spec;
import dev.plateau.training.Trainer;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.util.unit.DataSize;

/**
 * What the processors gain that help a job: its epochs by one thread and by two in turn, and two
 * such jobs side by side, which shows what the machine has for a second thread. How evenly more
 * threads share the work is counted, not timed.
 */
public final class ProcessorsTable {
  private static final int ROWS = 581_012;
  private static final int INPUTS = 54;
  private static final int CLASSES = 7;
  private static final int WARMUPS = 3;
  private static final int ROUNDS = 9;
  private static final List<Integer> THREADS = List.of(2, 4, 8);

  private final Dataset data = WorkItems.classes(ROWS, INPUTS, CLASSES);

  private ProcessorsTable() {}

  /** The table, a line for each size of batches. */
  public static String measured() {
    ProcessorsTable table = new ProcessorsTable();
    return """
    | 54-64-7, 581,012 rows, an epoch and the loss after it | one thread | two | times as fast | two jobs \
    at once, a thread each | blocks of the busiest of %s threads |
    | --- | --- | --- | --- | --- | --- |
    """
            .formatted(shown(THREADS, Object::toString))
        + table.line("full batch", OptionalInt.empty())
        + table.line("batches of 1,024", OptionalInt.of(1_024));
  }

  private String line(String text, OptionalInt batchSize) {
    Spec spec = WorkItems.covertype(batchSize);
    Trainer alone = start(spec, () -> false);
    Trainer first = start(spec, () -> false);
    Trainer second = start(spec, () -> false);
    double[] one = new double[ROUNDS];
    double[] two = new double[ROUNDS];
    double[] both = new double[ROUNDS];
    try (Helped helped = new Helped(2, start(spec, () -> false))) {
      for (int round = -WARMUPS; round < ROUNDS; round++) {
        int place = Math.max(round, 0);
        one[place] = time(() -> alone.train(1));
        two[place] = time(() -> helped.trainer.train(1));
        both[place] = time(() -> atOnce(first, second));
      }
    }
    double single = median(one);
    return String.format(
        Locale.ROOT,
        "| %s | %.0f ms | %.0f ms | %.2f | %.2f times the work | %s of an even share |%n",
        text,
        single,
        median(two),
        single / median(two),
        2 * single / median(both),
        shown(THREADS, threads -> String.format(Locale.ROOT, "%.2f", busiest(spec, threads))));
  }

  private static void atOnce(Trainer first, Trainer second) {
    Thread other = Thread.ofPlatform().start(() -> first.train(1));
    second.train(1);
    try {
      other.join();
    } catch (InterruptedException e) {
      throw new IllegalStateException("nobody interrupts a measurement", e);
    }
  }

  /** How many blocks the busiest of some threads computes, of an even share. */
  private double busiest(Spec spec, int threads) {
    Map<Thread, LongAdder> blocks = new ConcurrentHashMap<>();
    BooleanSupplier counting =
        () -> {
          blocks.computeIfAbsent(Thread.currentThread(), thread -> new LongAdder()).increment();
          return false;
        };
    try (Helped helped = new Helped(threads, start(spec, counting))) {
      helped.trainer.train(1);
      blocks.clear();
      helped.trainer.train(2);
    }
    long all = blocks.values().stream().mapToLong(LongAdder::sum).sum();
    long most = blocks.values().stream().mapToLong(LongAdder::sum).max().orElse(0);
    return (double) most * threads / all;
  }

  private Trainer start(Spec spec, BooleanSupplier cancelled) {
    return Trainer.start(spec, data, cancelled);
  }

  /** A job that computes with the help of the other processors, as in the service. */
  private static final class Helped implements AutoCloseable {
    private final Trainer trainer;
    private final IdleProcessors processors;
    private final Turns.JobTurn turn;

    Helped(int threads, Trainer trainer) {
      TrainingProperties properties =
          new TrainingProperties(
              threads, 1, Duration.ofSeconds(1), Duration.ofHours(1), 1, 1, DataSize.ofBytes(0));
      Turns turns = new Turns(properties);
      this.processors = new IdleProcessors(turns, properties);
      this.turn = turns.take(false);
      this.trainer = trainer;
      trainer.helpedBy(processors);
    }

    @Override
    public void close() {
      turn.close();
      processors.destroy();
    }
  }

  /** Milliseconds. */
  private static double time(Runnable work) {
    long start = System.nanoTime();
    work.run();
    return (System.nanoTime() - start) * 1e-6;
  }

  private static double median(double[] times) {
    return Arrays.stream(times).sorted().toArray()[times.length / 2];
  }

  private static String shown(List<Integer> threads, Function<Integer, String> one) {
    return threads.stream().map(one).collect(Collectors.joining(" / "));
  }
}
