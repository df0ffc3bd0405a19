package dev.plateau.diagnosis.zoo;

import dev.plateau.MarkedPage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Diagnoses every run of the zoo, and generated ones, as the service does, and writes between two
 * marks of a page how often it was right: {@code ZooTable docs/diagnosis.md SEED COUNT}.
 */
final class ZooTable {

  private final ZooScore built;
  private final ZooScore generated;
  private final long seed;

  private ZooTable(ZooScore built, ZooScore generated, long seed) {
    this.built = built;
    this.generated = generated;
    this.seed = seed;
  }

  public static void main(String[] args) throws IOException {
    Path page = Path.of(args[0]);
    long seed = Long.parseLong(args[1]);
    int count = Integer.parseInt(args[2]);
    String table =
        new ZooTable(score(Zoo.all()), score(ZooGenerator.runs(seed, count)), seed).text();
    System.out.println(table);
    MarkedPage.write(page, ZooTable.class, table);
  }

  private static ZooScore score(List<ZooRun> runs) {
    return new ZooScore(runs.parallelStream().map(ZooTable::opinion).toList());
  }

  private static ZooOpinion opinion(ZooRun run) {
    return ZooOpinion.of(run);
  }

  private String text() {
    return """
    | planted | %d runs built by hand: named first | verified remedy | %d runs generated from seed %d: named first | verified remedy |
    | --- | --- | --- | --- | --- |
    %s| all faulty runs | %s | %s |
    | healthy runs: false alarms | %s | | %s | |

    A number with a plus names another cause first that is honest too, as the label says beforehand.

    What is missed, by name:

    %s\
    """
        .formatted(
            built.opinions().size(),
            generated.opinions().size(),
            seed,
            rows(),
            cells(built),
            cells(generated),
            alarms(built),
            alarms(generated),
            misses());
  }

  private String rows() {
    return Stream.of(built, generated)
        .flatMap(score -> score.opinions().stream())
        .flatMap(opinion -> opinion.run().planted().stream())
        .distinct()
        .map(id ->
            "| [%s](#%s) | %s | %s |\n"
                .formatted(id, id, cells(built.of(id)), cells(generated.of(id))))
        .collect(Collectors.joining());
  }

  private static String cells(ZooScore score) {
    long other = score.other();
    String right =
        other == 0 ? "" + score.right() : "%d + %d".formatted(score.right() - other, other);
    return "%s | %s"
        .formatted(of(right, score.right(), score.faulty()), of(score.cured(), score.curable()));
  }

  private static String alarms(ZooScore score) {
    return of(score.falseAlarms(), score.healthy());
  }

  private static String of(long part, long whole) {
    return of("" + part, part, whole);
  }

  private static String of(String shown, long part, long whole) {
    return whole == 0
        ? "none to find"
        : String.format(Locale.ROOT, "%s of %d (%.1f %%)", shown, whole, 100.0 * part / whole);
  }

  private String misses() {
    String lines =
        Stream.of(built, generated)
            .flatMap(score -> score.misses().stream())
            .map(ZooTable::line)
            .collect(Collectors.joining());
    return lines.isEmpty() ? "- nothing.\n" : lines;
  }

  private static String line(ZooOpinion opinion) {
    ZooRun run = opinion.run();
    String label = run.planted().map(id -> "planted " + id).orElse("healthy");
    String causes = opinion.causes().isEmpty() ? "no cause" : String.join(", ", opinion.causes());
    String said = opinion.isHealthy() || !opinion.isRight() ? "; said " + causes : "";
    String cured = run.curable() && !opinion.isCured() ? "; no verified remedy" : "";
    return "- `%s`: %s, ended %s%s%s\n"
        .formatted(
            run.name(),
            label,
            opinion.diagnosis().outcome().name().toLowerCase(Locale.ROOT),
            said,
            cured);
  }
}
