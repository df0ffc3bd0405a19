package dev.plateau;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code bin/plateau} with a program in place of Java that writes down how it is called. */
class StartScriptTests {
  private static final String JAVA =
      """
      #!/bin/sh
      echo "$@" >> "$(dirname "$0")/calls"
      mkdir -p "$(dirname "$0")/../../target/plateau"
      for option in "$@"; do
        case $option in
          -XX:AOTCacheOutput=*) : > "${option#*=}" ;;
        esac
      done
      """;

  @TempDir private Path folder;
  private Path java;
  private Path jar;

  @BeforeEach
  void copies() throws IOException {
    java = Files.createDirectories(folder.resolve("jdk/bin")).resolve("java");
    Files.writeString(java, JAVA);
    Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
    Files.writeString(folder.resolve("jdk/release"), "JAVA_VERSION=\"25.0.1\"\n");
    Files.createDirectories(folder.resolve("bin"));
    Files.copy(Path.of("bin/plateau"), folder.resolve("bin/plateau"));
    jar = Files.createDirectories(folder.resolve("target")).resolve("plateau.jar");
    build();
  }

  /** As Maven does, which gives every jar the same time. */
  private void build() throws IOException {
    Files.deleteIfExists(jar);
    Files.createFile(jar);
    Files.setLastModifiedTime(jar, FileTime.from(Instant.parse("2026-01-01T00:00:00Z")));
  }

  @Test
  void recordsACacheOnceForEachJar() throws Exception {
    assertThat(start()).hasSize(3).element(1).asString().contains("-XX:AOTCacheOutput=");
    assertThat(start()).hasSize(1).first().asString().contains("-XX:AOTCache=").endsWith("--a=1");
    build();
    assertThat(start()).hasSize(3).element(1).asString().contains("-XX:AOTCacheOutput=");
  }

  /** The calls of Java that a start makes. */
  private List<String> start() throws IOException, InterruptedException {
    Path calls = java.resolveSibling("calls");
    Files.deleteIfExists(calls);
    ProcessBuilder script =
        new ProcessBuilder("bash", folder.resolve("bin/plateau").toString(), "--a=1").inheritIO();
    script.environment().put("JAVA_HOME", folder.resolve("jdk").toString());
    assertThat(script.start().waitFor()).isZero();
    return Files.readAllLines(calls);
  }
}
