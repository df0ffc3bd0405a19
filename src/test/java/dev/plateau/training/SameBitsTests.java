package dev.plateau.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same spec gives the same bits, whatever the kernels: the digests are part of the project. */
class SameBitsTests {
  @Test
  void trainsToTheRecordedBits() {
    assertThat(ReferenceRuns.digests()).isEqualTo(recorded());
  }

  @ParameterizedTest
  @ValueSource(strings = {"plain", "64", "128", "256", "512"})
  void trainsToTheRecordedBitsAtEveryWidth(String kernels) {
    assertThat(digestsOf(List.of(OtherMachine.MODULE, "-Dplateau.kernels=" + kernels)))
        .isEqualTo(recorded());
  }

  @Test
  void trainsToTheRecordedBitsWithoutTheVectorModule() {
    assertThat(digestsOf(List.of())).isEqualTo(recorded());
  }

  private static List<String> recorded() {
    try (InputStream file = SameBitsTests.class.getResourceAsStream("/digests.txt")) {
      assertThat(file).isNotNull();
      return new String(file.readAllBytes(), StandardCharsets.US_ASCII).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> digestsOf(List<String> options) {
    return OtherMachine.run(options, ReferenceRuns.class);
  }
}
