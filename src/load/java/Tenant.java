import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicInteger;

/** An owner of jobs with a key of its own, who is not to see those of the other. */
enum Tenant {
  ANN,
  BOB;

  private final AtomicInteger count = new AtomicInteger();

  /** The header that names it to the service. */
  String authorization() {
    return "Bearer " + key();
  }

  private String key() {
    return "key-of-" + name();
  }

  /** A number for a new request; both tenants have the same ones. */
  int next() {
    return count.incrementAndGet();
  }

  Tenant other() {
    return this == ANN ? BOB : ANN;
  }

  /** The keys of all, as the service reads them. */
  static Path keys() throws IOException {
    return Files.write(
        Path.of("target", "faults-keys.jsonl"), Arrays.stream(values()).map(Tenant::line).toList());
  }

  private String line() {
    return """
    {"name": "%s", "role": "trainer", "sha256": "%s"}\
    """
        .formatted(name(), hash(key()));
  }

  private static String hash(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}
