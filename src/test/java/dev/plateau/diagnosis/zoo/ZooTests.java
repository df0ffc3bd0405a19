package dev.plateau.diagnosis.zoo;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** The labels of the zoo are true: each is proved by runs with and without what was planted. */
class ZooTests {
  private static final List<ZooRun> ALL = Zoo.all();

  @Test
  void namesEachRunOnce() {
    assertThat(ALL).extracting(ZooRun::name).doesNotHaveDuplicates();
    assertThat(ALL).allSatisfy(run -> assertThat(run.name()).matches("[a-z0-9.]+(-[a-z0-9.]+)*"));
  }

  @Test
  void holdsEveryCauseFiveTimes() {
    Map<String, Long> causes =
        ALL.stream()
            .flatMap(run -> run.planted().stream())
            .collect(groupingBy(id -> id, counting()));

    assertThat(causes).hasSize(28);
    assertThat(causes.values()).allMatch(count -> count >= 5);
  }

  @Test
  void holdsAsManyHealthyRunsAsFaultyOnes() {
    long healthy = ALL.stream().filter(run -> run.planted().isEmpty()).count();

    assertThat(healthy).isGreaterThanOrEqualTo(ALL.size() - healthy);
  }

  @Test
  void failsWhereTroubleWasPlanted() {
    assertThat(violators(run -> run.planted().isPresent(), ZooProof::fails)).isEmpty();
  }

  @Test
  void convergesWithoutTheTrouble() {
    assertThat(violators(run -> run.planted().isPresent(), ZooProof::convergesWithoutTrouble))
        .isEmpty();
  }

  @Test
  void failsOnRowsThatWereNotTrainedOn() {
    assertThat(violators(run -> run.planted().isPresent(), ZooProof::failsOnUnseenRows)).isEmpty();
  }

  @Test
  void keepsHealthyRunsHealthy() {
    assertThat(violators(run -> run.planted().isEmpty(), ZooProof::isHealthy)).isEmpty();
  }

  private static List<ZooRun> violators(Predicate<ZooRun> group, Predicate<ZooRun> claim) {
    return ALL.parallelStream().filter(group).filter(claim.negate()).toList();
  }
}
