package dev.plateau.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same spec gives the same bits, whatever the kernels: the digests are part of the project. */
class SameBitsTests {
  private static final String MODULE = "--add-modules=jdk.incubator.vector";

  @Test
  void trainsToTheRecordedBits() {
    assertThat(ReferenceRuns.digests()).isEqualTo(recorded());
  }

  @ParameterizedTest
  @ValueSource(strings = {"plain", "64", "128", "256", "512"})
  void trainsToTheRecordedBitsAtEveryWidth(String kernels) {
    assertThat(digestsOf(List.of(MODULE, "-Dplateau.kernels=" + kernels))).isEqualTo(recorded());
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
    String classPath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.addAll(List.of("-cp", classPath, ReferenceRuns.class.getName()));
    try {
      Process process =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
      byte[] output = process.getInputStream().readAllBytes();
      return new String(output, StandardCharsets.US_ASCII).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
