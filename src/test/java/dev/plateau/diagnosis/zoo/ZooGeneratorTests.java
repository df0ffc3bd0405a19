package dev.plateau.diagnosis.zoo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ZooGeneratorTests {
  private static final int COUNT = 30;
  private static final int FEW = 8;

  private static final List<ZooRun> RUNS = ZooGenerator.runs(1, COUNT);

  @Test
  void makesTheSameRunsFromTheSameSeed() {
    assertThat(ZooGenerator.runs(1, FEW)).isEqualTo(RUNS.subList(0, FEW));
    assertThat(ZooGenerator.runs(2, FEW)).doesNotContainAnyElementsOf(RUNS);
  }

  @Test
  void makesHealthyAndFaultyRunsInTurnAndEveryCause() {
    assertThat(RUNS).extracting(ZooRun::name).doesNotHaveDuplicates();
    assertThat(RUNS.stream().filter(run -> run.planted().isEmpty())).hasSize(COUNT / 2);
    assertThat(RUNS.stream().flatMap(run -> run.planted().stream()).distinct()).hasSize(15);
  }

  /** Here with and without the trouble; the generator asks other seeds too. */
  @Test
  void provesItsLabels() {
    assertThat(RUNS.parallelStream().filter(run -> !isAsLabelled(run))).isEmpty();
  }

  private static boolean isAsLabelled(ZooRun run) {
    return run.planted().isEmpty()
        ? ZooProof.isHealthy(run)
        : ZooProof.fails(run)
            && ZooProof.converges(run.cure().orElse(run.spec()), run.without().orElse(run.data()));
  }
}
