package dev.plateau.diagnosis.trial;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plateau.diagnosis.zoo.Recipe;
import java.util.List;
import org.junit.jupiter.api.Test;

class TriedRemedyTests {
  private static final TriedRemedy SURE = remedy("sure", true, 60, 2);
  private static final TriedRemedy SURER = remedy("surer", true, 64, 3);
  private static final TriedRemedy AS_SURE_BUT_SMALLER = remedy("as-sure-but-smaller", true, 64, 1);
  private static final TriedRemedy UNVERIFIED = remedy("unverified", false, 64, 1);
  private static final TriedRemedy FAILED = remedy("failed", false, 0, 1);

  @Test
  void comesFirstWhereVerifiedThenWhereItConvergesMoreOftenThenWhereSmaller() {
    List<TriedRemedy> sorted =
        List.of(FAILED, UNVERIFIED, SURE, SURER, AS_SURE_BUT_SMALLER).stream()
            .sorted(TriedRemedy.BEST_FIRST)
            .toList();

    assertThat(sorted).containsExactly(AS_SURE_BUT_SMALLER, SURER, SURE, UNVERIFIED, FAILED);
  }

  @Test
  void countsRunsToo() {
    TriedRemedy once =
        new TriedRemedy(
            "once", List.of(), "", Recipe.on("xor").spec(), TrialResultTests.trial(1, 1), true, 1);

    assertThat(List.of(once, SURE).stream().sorted(TriedRemedy.BEST_FIRST))
        .containsExactly(SURE, once);
  }

  private static TriedRemedy remedy(String id, boolean verified, int converged, int size) {
    return new TriedRemedy(
        id,
        List.of(),
        "",
        Recipe.on("xor").spec(),
        TrialResultTests.trial(64, converged),
        verified,
        size);
  }
}
