package dev.plateau.bench;

import dev.plateau.MarkedPage;
import dev.plateau.job.ProcessorsTable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * Measures the work items beside C that is written for just their networks, in the same minutes,
 * and writes the tables of a page: {@code PerformanceTable docs/performance.md}. With arguments of
 * JMH it runs the benchmarks that they choose, and writes nothing.
 */
public final class PerformanceTable {
  private static final Path SOURCE = Path.of("src/jmh/c/limit.c");
  private static final List<Work> WORKS =
      List.of(
          new Work("W1", "the founding job: XOR, 2-2-1, 10,000 epochs", "w1Trainer", 3_001),
          new Work("W2", "4,096 such networks, 2,000 epochs, two threads", "w2Fleet", 15),
          new Work("W3", "64-32-10, 1,797 rows, batch 32, 20 epochs, steps alone", "w3Steps", 51),
          new Work("W4", "784-128-10, 10,000 rows, batch 64, 1 epoch, steps", "w4Steps", 9),
          new Work("W1", "the same in Java by hand, with `Math.exp`", "w1HandWritten", 0),
          new Work("W3", "the same with the loss over all rows after each", "w3Trainer", 0),
          new Work("W4", "the same with the loss before and after", "w4Trainer", 0));

  /**
   * @param item its name in the C program
   * @param method of {@link TrainingBenchmark}
   * @param runs of the C program, of which the median counts; 0 if it does something else
   */
  private record Work(String item, String text, String method, int runs) {}

  /** Milliseconds at the median, and bytes allocated each time. */
  private record Measured(double time, double allocated) {}

  private PerformanceTable() {}

  public static void main(String[] args) throws IOException, RunnerException, InterruptedException {
    if (args.length == 1 && args[0].endsWith(".md")) {
      Path page = Path.of(args[0]);
      MarkedPage.write(page, PerformanceTable.class, table());
      MarkedPage.write(page, ProcessorsTable.class, ProcessorsTable.measured());
    } else {
      org.openjdk.jmh.Main.main(args);
    }
  }

  private static String table() throws IOException, RunnerException, InterruptedException {
    Path program = Files.createTempFile("limit", "");
    try {
      boolean hasC = compile(program);
      StringBuilder table = new StringBuilder();
      table.append(
          """
          | | Plateau | C for just this | times as long | plain kernels | allocated |
          | --- | --- | --- | --- | --- | --- |
          """);
      for (Work work : WORKS) {
        boolean isInC = hasC && work.runs() > 0;
        double before = isInC ? limit(program, work) : 0;
        Measured here = measured(TrainingBenchmark.class, work);
        double after = isInC ? limit(program, work) : 0;
        Measured plain = measured(PlainTrainingBenchmark.class, work);
        table.append(line(work, here, (before + after) / 2, plain));
      }
      return table
          .append(
              "\nMedians on %d processors, Java %d. %s.\n"
                  .formatted(
                      Runtime.getRuntime().availableProcessors(),
                      Runtime.version().feature(),
                      hasC
                          ? "C: `cc -O3 -march=native`, before and after each"
                          : "No C: there is no `cc` that compiles it"))
          .toString();
    } finally {
      Files.delete(program);
    }
  }

  private static boolean compile(Path program) throws InterruptedException {
    try {
      return run(
              "cc",
              "-O3",
              "-march=native",
              "-Wno-psabi",
              "-o",
              program.toString(),
              SOURCE.toString(),
              "-lm",
              "-pthread")
          .isPresent();
    } catch (IOException e) {
      System.err.println("No C beside it: " + e.getMessage());
      return false;
    }
  }

  private static double limit(Path program, Work work) throws IOException, InterruptedException {
    return run(program.toString(), work.item(), Integer.toString(work.runs()))
        .map(text -> Double.parseDouble(text.strip()))
        .orElseThrow(() -> new IOException("the C program failed on " + work.item()));
  }

  /** What a program wrote, if it succeeded. */
  private static Optional<String> run(String... command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return process.waitFor() == 0 ? Optional.of(text) : Optional.empty();
  }

  private static Measured measured(Class<?> benchmarks, Work work) throws RunnerException {
    RunResult result =
        new Runner(
                new OptionsBuilder()
                    .include(Pattern.quote(benchmarks.getName() + "." + work.method()) + "$")
                    .addProfiler(GCProfiler.class)
                    .build())
            .runSingle();
    return new Measured(
        result.getPrimaryResult().getStatistics().getPercentile(50),
        result.getSecondaryResults().get("gc.alloc.rate.norm").getScore());
  }

  /**
   * A line of the table.
   *
   * @param limit milliseconds in C; 0 if there is none
   */
  private static String line(Work work, Measured here, double limit, Measured plain) {
    return "| %s: %s | %s ms | %s | %s | %s ms | %s |\n"
        .formatted(
            work.item(),
            work.text(),
            number(here.time()),
            limit > 0 ? number(limit) + " ms" : "",
            limit > 0 ? number(here.time() / limit) : "",
            number(plain.time()),
            here.allocated() < 1e6
                ? String.format(Locale.ROOT, "%.0f kB", here.allocated() / 1e3)
                : String.format(Locale.ROOT, "%.1f MB", here.allocated() / 1e6));
  }

  /** Three digits. */
  private static String number(double value) {
    int places = Math.max(0, 2 - (int) Math.floor(Math.log10(value)));
    return String.format(Locale.ROOT, "%,." + places + "f", value);
  }
}
