package dev.plateau.diagnosis.zoo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ZooHealthyLossesTests {
  @Test
  void namesNoCauseByAnyLossActivationStartOrWeight() {
    List<String> alarms =
        ZooHealthyLosses.all().parallelStream()
            .map(run -> ZooOpinion.of(run))
            .filter(opinion -> new ZooScore(List.of(opinion)).falseAlarms() > 0)
            .map(opinion -> opinion.run() + ": " + opinion.diagnosis().findings())
            .toList();

    assertThat(alarms).isEmpty();
  }
}
