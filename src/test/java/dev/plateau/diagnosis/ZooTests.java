package dev.plateau.diagnosis;

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
  private static final int OTHER_SEEDS = 5;

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

    assertThat(causes).hasSize(15);
    assertThat(causes.values()).allMatch(count -> count >= 5);
  }

  @Test
  void holdsAsManyHealthyRunsAsFaultyOnes() {
    long healthy = ALL.stream().filter(run -> run.planted().isEmpty()).count();

    assertThat(healthy).isGreaterThanOrEqualTo(ALL.size() - healthy);
  }

  @Test
  void failsWhereTroubleWasPlanted() {
    assertThat(violators(run -> run.planted().isPresent(), ZooTests::fails)).isEmpty();
  }

  @Test
  void convergesOnceCured() {
    assertThat(violators(ZooRun::curable, ZooTests::convergesOnceCured)).isEmpty();
  }

  @Test
  void convergesWithoutTheTroubleInTheData() {
    assertThat(violators(run -> run.without().isPresent(), ZooTests::convergesWithout)).isEmpty();
  }

  @Test
  void keepsHealthyRunsHealthy() {
    assertThat(violators(run -> run.planted().isEmpty(), ZooTests::isHealthy)).isEmpty();
  }

  private static List<ZooRun> violators(Predicate<ZooRun> group, Predicate<ZooRun> claim) {
    return ALL.parallelStream().filter(group).filter(claim.negate()).toList();
  }

  private static boolean fails(ZooRun run) {
    return !ZooProof.converges(run.spec(), run.data());
  }

  private static boolean convergesOnceCured(ZooRun run) {
    return ZooProof.convergesNearlyAlways(run.cure().orElseThrow(), run.data(), OTHER_SEEDS);
  }

  private static boolean convergesWithout(ZooRun run) {
    return ZooProof.convergesNearlyAlways(run.spec(), run.without().orElseThrow(), OTHER_SEEDS);
  }

  private static boolean isHealthy(ZooRun run) {
    return run.content().isPresent()
        ? ZooProof.finalLoss(run.spec(), run.data()) <= run.content().getAsDouble()
        : ZooProof.converges(run.spec(), run.data());
  }
}
