package dev.plateau.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RemedyTests {
  private static final Remedy SURE = remedy("sure", true, 60, 2);
  private static final Remedy SURER = remedy("surer", true, 64, 3);
  private static final Remedy AS_SURE_BUT_SMALLER = remedy("as-sure-but-smaller", true, 64, 1);
  private static final Remedy UNVERIFIED = remedy("unverified", false, 64, 1);
  private static final Remedy FAILED = remedy("failed", false, 0, 1);

  @Test
  void comesFirstWhereVerifiedThenWhereItConvergesMoreOftenThenWhereSmaller() {
    List<Remedy> sorted =
        List.of(FAILED, UNVERIFIED, SURE, SURER, AS_SURE_BUT_SMALLER).stream()
            .sorted(Remedy.BEST_FIRST)
            .toList();

    assertThat(sorted).containsExactly(AS_SURE_BUT_SMALLER, SURER, SURE, UNVERIFIED, FAILED);
  }

  @Test
  void countsRunsToo() {
    Remedy once =
        new Remedy("once", List.of(), "", Recipe.on("xor").spec(), TrialTests.trial(1, 1), true, 1);

    assertThat(List.of(once, SURE).stream().sorted(Remedy.BEST_FIRST)).containsExactly(SURE, once);
  }

  private static Remedy remedy(String id, boolean verified, int converged, int size) {
    return new Remedy(
        id,
        List.of(),
        "",
        Recipe.on("xor").spec(),
        TrialTests.trial(64, converged),
        verified,
        size);
  }
}
