package dev.plateau.diagnosis.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A sample of the world's runs; {@link WorldTable} diagnoses them all. */
class WorldTests {
  private static final int EVERY = 9;

  @Test
  void nameAndCureWhatIsWrongAndNothingElse() {
    List<WorldCase> cases = WorldCase.all(WorldCase.FOLDER);

    List<WorldScore> scores =
        IntStream.range(0, cases.size())
            .filter(k -> k % EVERY == 0)
            .parallel()
            .mapToObj(k -> WorldScore.of(cases.get(k)))
            .toList();

    assertThat(cases).hasSize(85);
    assertThat(scores)
        .noneMatch(WorldScore::isFalseCure)
        .noneMatch(WorldScore::isWronglyConverged)
        .allMatch(one -> one.run().faulty() ? one.isNamed() : one.isQuiet());
  }
}
