package dev.plateau.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ZooGeneratorTests {
  private static final int COUNT = 30;

  @Test
  void makesTheSameRunsFromTheSameSeed() {
    List<ZooRun> runs = ZooGenerator.runs(1, COUNT);

    assertThat(ZooGenerator.runs(1, COUNT)).isEqualTo(runs);
    assertThat(ZooGenerator.runs(2, COUNT)).doesNotContainAnyElementsOf(runs);
  }

  @Test
  void makesHealthyAndFaultyRunsInTurnAndEveryCause() {
    List<ZooRun> runs = ZooGenerator.runs(1, COUNT);

    assertThat(runs).extracting(ZooRun::name).doesNotHaveDuplicates();
    assertThat(runs.stream().filter(run -> run.planted().isEmpty())).hasSize(COUNT / 2);
    assertThat(runs.stream().flatMap(run -> run.planted().stream()).distinct()).hasSize(15);
  }

  @Test
  void provesItsLabels() {
    List<ZooRun> runs = ZooGenerator.runs(3, COUNT);

    assertThat(runs.parallelStream().filter(run -> !ZooProof.holds(run))).isEmpty();
  }
}
