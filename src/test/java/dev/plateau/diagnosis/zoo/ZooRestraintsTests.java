package dev.plateau.diagnosis.zoo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plateau.network.Activation;
import dev.plateau.training.Schedule;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ZooRestraintsTests {
  @Test
  void blamesTheRestraintAndTakesItBack() {
    List<ZooOpinion> opinions =
        Stream.of(
                ZooRestraints.strongWeightDecay(),
                ZooRestraints.strongDropout(),
                ZooRestraints.fadedSteps(),
                ZooRestraints.stoppedEarly(),
                ZooRestraints.tightClipping(),
                ZooRestraints.noBiases())
            .flatMap(List::stream)
            .map(ZooOpinion::of)
            .toList();

    assertThat(opinions)
        .allSatisfy(opinion -> {
          assertThat(opinion.namesPlanted()).as(opinion.run().name()).isTrue();
          assertThat(opinion.isCured()).as(opinion.run().name()).isTrue();
        });
  }

  /** Each restraint at once, as mild as it is meant to be. */
  @Test
  void leavesMildRestraintsAlone() {
    Recipe mild =
        ZooBases.circlesByAdam()
            .hidden(32)
            .activation(Activation.TANH)
            .descending(descent ->
                descent
                    .withWeightDecay(1e-5)
                    .withSchedule(new Schedule.Cosine(400))
                    .withClipNorm(OptionalDouble.of(5)))
            .network(network -> network.withDropout(0.05));

    ZooOpinion opinion = ZooOpinion.of(ZooRun.healthy("mild", mild));

    assertThat(opinion.causes()).isEmpty();
  }
}
