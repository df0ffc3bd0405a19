package dev.plateau.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plateau.data.Parting;
import dev.plateau.job.Restarts.StartEnd;
import dev.plateau.spec.JobSpec;
import dev.plateau.training.Preparation;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which of several starts is the best. */
class RestartsTests {
  private static final double NONE = Double.NaN;

  private static Restarts of(StartEnd... ends) {
    JobSpec asked =
        Examples.founding()
            .withTraining(Examples.founding().training().withSeed(5))
            .withRestarts(ends.length);
    return Restarts.of(asked).with(List.of(ends));
  }

  private static StartEnd end(double loss, double heldOutLoss) {
    return new StartEnd(false, false, loss, heldOutLoss);
  }

  @Test
  void takesTheLowestLoss() {
    assertThat(of(end(3, NONE), end(1, NONE), end(1, NONE)).won()).contains(6L);
    assertThat(of(end(NONE, NONE), end(1e300, NONE)).won()).contains(6L);
    assertThat(of(end(NONE, NONE), end(NONE, NONE)).won()).contains(5L);
  }

  @Test
  void takesTheLowestLossOfRowsHeldOut() {
    assertThat(of(end(1, 9), end(3, 7), end(2, 8)).won()).contains(6L);
    assertThat(of(end(1, NONE), end(3, 7)).won()).contains(6L);
  }

  @Test
  void knowsNoneBeforeAllWereTrained() {
    Restarts some =
        Restarts.of(Examples.founding().withRestarts(3)).with(List.of(end(1, NONE), end(2, NONE)));

    assertThat(some.won()).isEmpty();
    assertThat(some.areTrained()).isFalse();
    assertThat(some.with(List.of(end(0.5, NONE))).won())
        .contains(some.start(2).training().start().seed());
    assertThat(Restarts.ends(some.bytes())).isEqualTo(some.ends());
  }

  @Test
  void trainsEachStartOnTheRowsOfTheFirst() {
    JobSpec founding = Examples.founding();
    JobSpec parted =
        founding.withTraining(
            founding
                .training()
                .withSeed(5)
                .withPreparation(Preparation.NONE.withParting(Parting.ofShare(0.5))));

    JobSpec start = Restarts.of(parted.withRestarts(9)).start(4);

    assertThat(start.training().start().seed()).isEqualTo(9);
    assertThat(start.training().preparation().parting().seed()).isEqualTo(Optional.of(5L));
    assertThat(start.restarts()).isEqualTo(1);
  }
}
