package dev.plateau.diagnosis.world;

import dev.plateau.diagnosis.Diagnosis;
import dev.plateau.diagnosis.trial.ScoreGain;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Prints how often the diagnosis is right about the world's runs: {@code WorldTable FOLDER}. */
final class WorldTable {
  private WorldTable() {}

  public static void main(String[] args) {
    PrintStream out = System.out;
    List<WorldCase> cases =
        WorldCase.all(Path.of(args[0])).stream()
            .filter(one -> args.length < 2 || one.id().matches(args[1]))
            .toList();
    List<WorldScore> scores =
        cases.parallelStream()
            .map(one -> {
              long start = cpu();
              WorldScore score = WorldScore.of(one);
              out.println(line(score) + " cpu %.1f s".formatted((cpu() - start) * 1e-9));
              return score;
            })
            .toList();
    out.println(total(scores));
  }

  private static long cpu() {
    return java.lang.management.ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
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
