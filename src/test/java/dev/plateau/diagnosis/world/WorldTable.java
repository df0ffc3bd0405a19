package dev.plateau.diagnosis.world;

import dev.plateau.MarkedPage;
import dev.plateau.diagnosis.Diagnosis;
import dev.plateau.diagnosis.trial.ScoreGain;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Diagnoses the world's runs as the service does, and writes between two marks of a page how often
 * it was right: {@code WorldTable docs/diagnosis.md}; with a pattern of names it only prints.
 */
final class WorldTable {

  private WorldTable() {}

  public static void main(String[] args) throws IOException {
    PrintStream out = System.out;
    List<WorldCase> cases =
        WorldCase.all(WorldCase.FOLDER).stream()
            .filter(one -> args.length < 2 || one.id().matches(args[1]))
            .toList();
    List<WorldScore> scores = diagnosed(cases, out);
    if (args.length == 1) {
      List<WorldScore> others =
          diagnosed(cases.stream().map(WorldCase::withAnotherSeed).toList(), out);
      MarkedPage.write(Path.of(args[0]), WorldTable.class, text(scores, others));
    }
  }

  private static List<WorldScore> diagnosed(List<WorldCase> cases, PrintStream out) {
    List<WorldScore> scores =
        cases.parallelStream()
            .map(one -> {
              WorldScore score = WorldScore.of(one);
              out.println(line(score));
              return score;
            })
            .toList();
    out.println(total(scores));
    return scores;
  }

  /** Where runs come from, by the beginning of their names. */
  private enum Origin {
    BENCH("demo programs and faults planted by published tools"),
    SO("Stack Overflow, many of them in published benchmarks"),
    THREAD("threads in forums and issue trackers");

    private final String words;

    Origin(String words) {
      this.words = words;
    }

    boolean has(WorldScore score) {
      return score.run().id().startsWith(name().toLowerCase(Locale.ROOT) + "-");
    }
  }

  private static String text(List<WorldScore> scores, List<WorldScore> others) {
    String rows =
        Arrays.stream(Origin.values())
            .map(origin -> row(origin.words, scores.stream().filter(origin::has).toList()))
            .collect(Collectors.joining());
    String missed =
        scores.stream()
            .filter(WorldTable::isMiss)
            .map(one ->
                "- `%s`: said %s, right would be %s\n"
                    .formatted(
                        one.run().id(),
                        one.causes().isEmpty() ? "nothing" : String.join(", ", one.causes()),
                        one.run().faulty() ? String.join(" or ", one.run().causes()) : "nothing"))
            .collect(Collectors.joining());
    return """
    | from | cause named | truly cured | healthy and quiet |
    | --- | --- | --- | --- |
    %s%s%s
    False cures: %d. Wrongly converged: %d. What is missed, by name:

    %s\
    """
        .formatted(
            rows,
            row("all", scores),
            row("all, each with another seed", others),
            count(scores, WorldScore::isFalseCure),
            count(scores, WorldScore::isWronglyConverged),
            missed.isEmpty() ? "- nothing.\n" : missed);
  }

  private static String row(String words, List<WorldScore> scores) {
    long faulty = count(scores, one -> one.run().faulty());
    return "| %s | %d of %d | %d of %d | %d of %d |\n"
        .formatted(
            words,
            count(scores, one -> one.run().faulty() && one.isNamed()),
            faulty,
            count(scores, WorldScore::isCured),
            faulty,
            count(scores, one -> !one.run().faulty() && one.isQuiet()),
            scores.size() - faulty);
  }

  private static boolean isMiss(WorldScore score) {
    return score.run().faulty()
        ? !score.isNamed() || (!score.isCured() && !score.run().quietIsRight())
        : !score.isQuiet();
  }

  private static String line(WorldScore score) {
    Diagnosis d = score.diagnosis();
    boolean right = score.run().faulty() ? score.isNamed() : score.isQuiet();
    String remedies =
        d.remedies().stream()
            .limit(4)
            .map(one ->
                "%s%s[%d/%d %+.2f]"
                    .formatted(
                        one.id(),
                        one.verified() ? "!" : "",
                        one.trial().converged(),
                        one.trial().runs(),
                        one.trial().gain().map(ScoreGain::mean).orElse(0.0)))
            .collect(Collectors.joining(" "));
    return String.format(
        Locale.ROOT,
        "%-40s %s %s %-11s %-10s R2 %.2f->%s score %.2f/%s ctl %s causes %s want %s | %s | not %s"
            + " work %.1e of %.1e%s",
        score.run().id(),
        right ? "ok  " : score.run().faulty() ? "MISS" : "FALSE",
        score.isCured() ? "cured" : "     ",
        d.outcome().name().toLowerCase(Locale.ROOT),
        d.verdict().name().toLowerCase(Locale.ROOT),
        score.explained(),
        score.cured().map(r -> String.format(Locale.ROOT, "%.2f", r)).orElse("-"),
        d.score().orElseThrow().value(),
        d.score().orElseThrow().of(),
        d.control().map(c -> c.converged() + "/" + c.runs()).orElse("-"),
        score.causes(),
        score.run().causes(),
        remedies,
        d.notTried().stream().map(n -> n.id()).toList(),
        d.work().orElseThrow().used(),
        d.work().orElseThrow().budget(),
        (score.isFalseCure() ? " FALSE-CURE" : "")
            + (score.isWronglyConverged() ? " WRONGLY-CONVERGED" : ""));
  }

  static String total(List<WorldScore> scores) {
    long faulty = count(scores, one -> one.run().faulty());
    return "named %d of %d, cured %d, quiet %d of %d, false cures %d, wrongly converged %d, untried %d"
        .formatted(
            count(scores, one -> one.run().faulty() && one.isNamed()),
            faulty,
            count(scores, WorldScore::isCured),
            count(scores, one -> !one.run().faulty() && one.isQuiet()),
            scores.size() - faulty,
            count(scores, WorldScore::isFalseCure),
            count(scores, WorldScore::isWronglyConverged),
            count(scores, WorldScore::isUntried));
  }

  private static long count(List<WorldScore> scores, Predicate<WorldScore> what) {
    return scores.stream().filter(what).count();
  }
}
