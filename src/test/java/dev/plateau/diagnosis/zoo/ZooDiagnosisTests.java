package dev.plateau.diagnosis.zoo;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plateau.data.Dataset;
import dev.plateau.diagnosis.trial.TriedRemedy;
import dev.plateau.training.Spec;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The diagnosis is as good on labelled runs as it has to be. Here it takes the time it wants, so
 * that no machine is too slow, and sees every fifth run of each cause and of the healthy ones;
 * {@link ZooTable} sees all.
 */
class ZooDiagnosisTests {
  private static final int EVERY = 5;

  /** Cures of each kind that are posted. */
  private static final int POSTED = 2;

  private static final Comparator<Cure> CHEAPEST =
      Comparator.comparingDouble(cure -> work(cure.spec(), cure.rows()));

  /** Kinds of remedies that the sample must bring to be posted. */
  private static final String[] KINDS = {
    "random-init", "wide-jitter", "glorot-init", "he-init", "tanh-glorot", "identity-output",
    "standardize", "matching-loss", "larger-alpha", "smaller-alpha", "more-epochs", "larger-batch",
    "wider"
  };

  private static ZooScore score = new ZooScore(List.of());

  /** A cure that was found, the run that it is meant for, and its rows. */
  private record Cure(String id, Spec spec, Spec run, Dataset rows) {}

  @BeforeAll
  static void diagnose() {
    score = new ZooScore(sample().parallelStream().map(run -> ZooOpinion.of(run)).toList());
  }

  private static List<ZooRun> sample() {
    return Zoo.all().stream()
        .collect(groupingBy(ZooRun::planted, LinkedHashMap::new, toList()))
        .values()
        .stream()
        .flatMap(
            runs -> IntStream.range(0, runs.size()).filter(k -> k % EVERY == 0).mapToObj(runs::get))
        .toList();
  }

  /** Multiplications: rows x parameters x epochs. */
  private static double work(Spec spec, Dataset rows) {
    return (double) spec.network().parameters() * spec.descent().epochs() * rows.rows();
  }

  @Test
  void namesThePlantedCauseFirst() {
    assertThat(share(score.right(), score.faulty())).as(missed()).isGreaterThanOrEqualTo(0.95);
  }

  @Test
  void namesNoCauseOnHealthyRuns() {
    assertThat(share(score.falseAlarms(), score.healthy())).as(missed()).isLessThanOrEqualTo(0.02);
  }

  @Test
  void findsAVerifiedRemedyWhereThereIsOne() {
    assertThat(share(score.cured(), score.curable())).as(missed()).isGreaterThanOrEqualTo(0.9);
  }

  @Test
  void namesNoCauseByAnyMethod() {
    List<String> alarms =
        ZooHealthyMethods.all().parallelStream()
            .map(run -> ZooOpinion.of(run))
            .filter(opinion -> new ZooScore(List.of(opinion)).falseAlarms() > 0)
            .map(opinion -> opinion.run() + ": " + opinion.diagnosis().findings())
            .toList();

    assertThat(alarms).isEmpty();
  }

  private static double share(long part, long whole) {
    return (double) part / whole;
  }

  private static String missed() {
    return score.misses().stream()
        .map(miss -> "%s: %s".formatted(miss.run(), miss.causes()))
        .toList()
        .toString();
  }

  @Test
  void helpsWhenACureOfAnyKindIsPosted() {
    Map<String, List<Cure>> kinds = cures().collect(groupingBy(Cure::id));
    List<Cure> posted =
        kinds.values().stream()
            .flatMap(kind -> kind.stream().sorted(CHEAPEST).limit(POSTED))
            .toList();

    assertThat(kinds).containsKeys(KINDS);
    assertThat(
            posted.parallelStream()
                .filter(cure -> !ZooProof.helps(cure.spec(), cure.run(), cure.rows())))
        .isEmpty();
  }

  /** What is posted for each remedy that is proved to help. */
  private static Stream<Cure> cures() {
    return score.opinions().stream()
        .flatMap(opinion ->
            opinion.diagnosis().remedies().stream()
                .filter(TriedRemedy::verified)
                .map(remedy ->
                    new Cure(
                        remedy.id(), remedy.cured(), opinion.run().spec(), opinion.run().data())));
  }
}
