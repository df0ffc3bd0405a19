package dev.plateau.web.request;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plateau.web.Answer;
import dev.plateau.web.RunningService;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies that come packed. */
class BodyEncodingTests extends RunningService {
  private static final byte[] SPEC = "{\"dataset\": \"xor\"}".getBytes(StandardCharsets.UTF_8);

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "x-gzip", "GZIP"})
  void areUnpacked(String encoding) throws IOException {
    assertThat(post(gzip(SPEC), encoding).isStatus(202).id()).isNotBlank();
    assertThat(post(SPEC, "identity").isStatus(202).id()).isNotBlank();
  }

  @ParameterizedTest
  @ValueSource(strings = {"deflate", "br", "zstd", "gzip, gzip", "nonsense"})
  void areRefusedInOtherEncodings(String encoding) {
    Answer answer = post(SPEC, encoding).isProblem(415);

    assertThat(answer.header("Accept-Encoding")).contains("gzip, identity");
  }

  @Test
  void areRefusedWhenTheyUnpackToMoreThanTheLimit() throws IOException {
    byte[] bomb = gzip(new byte[9 * 1024 * 1024]);

    assertThat(bomb.length).isLessThan(20_000);
    post(bomb, "gzip").isProblem(413);
  }

  @Test
  void areRefusedWhenTheyAreBroken() throws IOException {
    byte[] whole = gzip(SPEC);

    post(Arrays.copyOf(whole, whole.length - 9), "gzip").isProblem(400);
    post(SPEC, "gzip").isProblem(400);
    post(new byte[0], "gzip").isProblem(400);
  }

  private Answer post(byte[] body, String encoding) {
    return client()
        .post(
            "/v1/jobs",
            "application/json",
            BodyPublishers.ofByteArray(body),
            "Content-Encoding",
            encoding);
  }

  private static byte[] gzip(byte[] body) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(body);
    }
    return packed.toByteArray();
  }
}
