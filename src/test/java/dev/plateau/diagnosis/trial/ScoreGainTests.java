package dev.plateau.diagnosis.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ScoreGainTests {
  private static ScoreGain heldOut(double... differences) {
    return ScoreGain.of(differences, true, false);
  }

  /** As R's t.test gives it. */
  @Test
  void boundsTheMeanByStudentsInterval() {
    ScoreGain gain = heldOut(0.1, 0.2, 0.3);

    assertThat(gain.mean()).isCloseTo(0.2, within(1e-15));
    assertThat(gain.low95()).isCloseTo(-0.048414, within(1e-4));
    assertThat(gain.high95()).isCloseTo(0.448414, within(1e-4));
  }

  @Test
  void isClearFromATenthOnWhenChanceIsRuledOut() {
    assertThat(heldOut(0.2, 0.21, 0.19).isClear()).isTrue();
    assertThat(heldOut(0.1, 0.2, 0.3).isClear()).isFalse();
    assertThat(heldOut(0.05, 0.05, 0.05).isClear()).isFalse();
  }

  @Test
  void needsThreePairsUnlessNothingIsDrawn() {
    assertThat(heldOut(0.5, 0.5).isClear()).isFalse();
    assertThat(ScoreGain.of(new double[] {0.5}, false, false).isClear()).isFalse();
    assertThat(ScoreGain.of(new double[] {0.5}, false, true).isClear()).isTrue();
  }

  @Test
  void harmsOnlyWhatIsUnseen() {
    assertThat(heldOut(-0.03, -0.03, -0.03).isHarmful()).isTrue();
    assertThat(heldOut(-0.01, -0.01, -0.01).isHarmful()).isFalse();
    assertThat(ScoreGain.of(new double[] {-0.5}, false, true).isHarmful()).isFalse();
  }
}
