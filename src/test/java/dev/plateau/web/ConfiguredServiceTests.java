package dev.plateau.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plateau.job.Turns;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The service with settings that are not the defaults: other origins let in, smaller limits. */
@SpringBootTest(
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = {
      "spring.datasource.url=jdbc:h2:mem:configured;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;"
          + "CASE_INSENSITIVE_IDENTIFIERS=TRUE;DEFAULT_NULL_ORDERING=HIGH;DB_CLOSE_DELAY=-1",
      "plateau.cors.allowed-origins=https://example.org,https://example.com",
      "plateau.page.frame-ancestors=https://example.org,http://localhost:8000",
      "plateau.limits.epochs=50",
      "plateau.limits.body=1KB",
      "plateau.limits.upload=4KB",
      "plateau.limits.rows=2",
      "plateau.limits.work=5000",
      "plateau.jobs.max-seconds=90",
      "plateau.training.threads=1",
      "plateau.training.at-once=1",
      "plateau.training.queue-capacity=0"
    })
class ConfiguredServiceTests {
  @LocalServerPort private int port;
  @Autowired private Turns turns;

  private Client client() {
    return new Client(port);
  }

  @Test
  void letsTheNamedOriginsFrameThePageForFramesAlone() {
    assertThat(policyOf("/embed"))
        .endsWith("frame-ancestors https://example.org http://localhost:8000");
    assertThat(policyOf("/")).endsWith("frame-ancestors 'none'");
    assertThat(policyOf("/index.html")).endsWith("frame-ancestors 'none'");
    assertThat(policyOf("/v1/options")).endsWith("frame-ancestors 'none'");
  }

  private String policyOf(String path) {
    return client().get(path).isStatus(200).header("Content-Security-Policy").orElseThrow();
  }

  @Test
  void letsTheNamedOriginsIn() {
    Answer preflight =
        client()
            .method(
                "OPTIONS",
                "/v1/jobs",
                "Origin",
                "https://example.com",
                "Access-Control-Request-Method",
                "POST",
                "Access-Control-Request-Headers",
                "content-type, prefer, if-none-match");

    assertThat(preflight.isStatus(200).header("Access-Control-Allow-Origin"))
        .contains("https://example.com");
    assertThat(preflight.header("Access-Control-Allow-Methods").orElseThrow())
        .contains("POST", "DELETE");
    assertThat(preflight.header("Access-Control-Allow-Headers").orElseThrow())
        .contains("content-type", "prefer", "if-none-match");
  }

  @Test
  void showsThemTheHeadersOfTheContract() {
    Answer answer = client().get("/v1/jobs", "Origin", "https://example.org").isStatus(200);

    assertThat(answer.header("Access-Control-Expose-Headers").orElseThrow().split(", ?"))
        .containsExactlyInAnyOrder(
            "Location",
            "Retry-After",
            "ETag",
            "Link",
            "Preference-Applied",
            "Idempotency-Replayed");
    assertThat(answer.header("Access-Control-Allow-Origin")).contains("https://example.org");
  }

  @Test
  void saysHowLongAJobMayTake() {
    Answer options = client().get("/v1/options").isStatus(200);

    assertThat(options.json().at("/limits/seconds").doubleValue()).isEqualTo(90);
  }

  @Test
  void letsThemReadProblemsToo() {
    String[] origin = {"Origin", "https://example.org"};
    byte[] large = new byte[2_000];

    Answer notFound = client().get("/v1/nonsense", origin);
    Answer tooLarge =
        client().post("/v1/jobs", "application/json", BodyPublishers.ofByteArray(large), origin);

    assertThat(notFound.isProblem(404).header("Access-Control-Allow-Origin")).isPresent();
    assertThat(tooLarge.isProblem(413).header("Access-Control-Allow-Origin")).isPresent();
  }

  @Test
  void keepsOthersOut() {
    Answer preflight =
        client()
            .method(
                "OPTIONS",
                "/v1/jobs",
                "Origin",
                "https://evil.example",
                "Access-Control-Request-Method",
                "POST");
    Answer get = client().get("/v1/jobs", "Origin", "https://evil.example");

    assertThat(preflight.header("Access-Control-Allow-Origin")).isEmpty();
    assertThat(get.isProblem(403).header("Access-Control-Allow-Origin")).isEmpty();
  }

  @Test
  void namesTheConfiguredLimits() {
    Answer epochs = client().post("/v1/jobs", "{\"dataset\": \"xor\", \"epochs\": 51}");
    Answer cost = client().post("/v1/jobs", "{\"dataset\": \"xor\", \"epochs\": 50}");
    String three = "{\"inputs\": [[1], [2], [3]], \"targets\": [1, 2, 3]}";
    Answer rows = client().post("/v1/jobs", "{\"dataset\": " + three + "}");
    Answer upload = client().post("/v1/datasets", three);
    Answer table =
        client().post("/v1/datasets", "text/csv", BodyPublishers.ofString("1,2\n3,4\n5,6\n"));

    assertThat(epochs.isProblem(422).body()).contains("/epochs", "from 1 to 50");
    assertThat(cost.isProblem(422).body()).contains("/epochs", "above the limit of 5.00e+03");
    assertThat(rows.isProblem(422).body()).contains("from 1 to 2 rows");
    assertThat(upload.isProblem(413).body()).contains("more than 2 rows");
    assertThat(table.isProblem(413).body()).contains("more than 2 rows");
  }

  @Test
  void refusesUploadsThatAreTooLarge() throws IOException {
    byte[] table = ("a,b\n" + "1,2" + " ".repeat(5_000)).getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(table);
    }

    Answer announced = upload(BodyPublishers.ofByteArray(table));
    Answer streamed = upload(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(table)));
    Answer unpacked = upload(BodyPublishers.ofByteArray(packed.toByteArray()));
    Answer within = upload(BodyPublishers.ofString("a,b\n1,2\n3,4" + " ".repeat(3_000)));

    assertThat(announced.isProblem(413).body()).contains("limit of 4,096 bytes");
    assertThat(streamed.isProblem(413).body()).contains("4,096 bytes");
    assertThat(unpacked.isProblem(413).body()).contains("4,096 bytes");
    within.isStatus(201);
  }

  private Answer upload(HttpRequest.BodyPublisher body) {
    return client().post("/v1/datasets", "text/csv", body);
  }

  @Test
  void saysThatTheQueueIsFull() {
    String spec = "{\"dataset\": \"xor\", \"epochs\": 5}";
    turns.take();
    Answer atOnce;
    Answer waiting;
    try {
      atOnce = client().post("/v1/jobs", spec);
      waiting = client().post("/v1/jobs", spec);
    } finally {
      turns.giveBack();
    }

    client().get("/v1/jobs/" + atOnce.isStatus(202).id(), "Prefer", "wait=60").isStatus(200);
    assertThat(waiting.isProblem(503).header("Retry-After")).isPresent();
  }
}
