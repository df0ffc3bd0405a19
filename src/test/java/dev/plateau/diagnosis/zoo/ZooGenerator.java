package dev.plateau.diagnosis.zoo;

import dev.plateau.diagnosis.zoo.ZooSpecies.Specimen;
import dev.plateau.math.RandomStream;
import dev.plateau.math.RandomStream.Purpose;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Labelled runs by chance: recipes that converge, every second one with trouble planted. A seed
 * decides which, where and how much; only those are kept whose label is proved.
 */
final class ZooGenerator {
  private static final int ATTEMPTS = 40;

  private ZooGenerator() {}

  /** The same runs for the same seed, healthy and faulty in turn, the causes one after another. */
  static List<ZooRun> runs(long seed, int count) {
    return IntStream.range(0, count).parallel().mapToObj(index -> run(seed, index)).toList();
  }

  private static ZooRun run(long seed, int index) {
    List<Function<RandomStream, Specimen>> species =
        index % 2 == 0 ? ZooHealthySpecies.ALL : ZooSpecies.ALL;
    return IntStream.range(0, ATTEMPTS)
        .mapToObj(attempt -> new RandomStream(seed, Purpose.DATA, 1_000L * (index + 10) + attempt))
        .map(species.get(index / 2 % species.size()))
        .filter(ZooGenerator::proved)
        .findFirst()
        .map(specimen -> specimen.run().numbered(index))
        .orElseThrow(() -> new IllegalStateException("no proof for run " + index));
  }

  private static boolean proved(Specimen specimen) {
    return ZooProof.holds(specimen.run())
        && specimen.rivals().stream()
            .noneMatch(rival -> ZooProof.converges(rival.spec(), rival.data()));
  }
}
