package dev.plateau.web.request;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plateau.web.Answer;
import dev.plateau.web.RunningService;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes over the wire: tags of contents, and answers packed by gzip. */
class RepresentationTests extends RunningService {
  /** An answer as it was sent, with a character for each byte. */
  private record Sent(HttpResponse<InputStream> answer, String bytes) {
    String header(String name) {
      return String.join(", ", answer.headers().allValues(name));
    }

    String unpacked() throws IOException {
      byte[] packed = bytes.getBytes(StandardCharsets.ISO_8859_1);
      try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
        return new String(in.readAllBytes(), StandardCharsets.UTF_8);
      }
    }
  }

  private Sent send(String path, String... headers) throws IOException {
    HttpResponse<InputStream> answer = client().stream(path, headers);
    try (InputStream body = answer.body()) {
      return new Sent(answer, new String(body.readAllBytes(), StandardCharsets.ISO_8859_1));
    }
  }

  private String finished(int epochs) {
    return "/v1/jobs/" + client().train("{\"dataset\": \"xor\", \"epochs\": " + epochs + "}").id();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v1/jobs?limit=2",
        "/v1/datasets",
        "/v1/datasets/xor",
        "/v1/datasets/iris?from=3&limit=2",
        "/v1/experiments",
        "/v1/experiments/01900000-0000-7000-8000-000000000001",
        "/v1/options",
        "/index.html",
        "/favicon.svg"
      })
  void everyAnswerHasATag(String path) {
    Answer first = client().get(path).isStatus(200);
    String tag = first.header("ETag").orElseThrow();

    Answer again = client().get(path, "If-None-Match", tag);

    assertThat(again.isStatus(304).body()).isEmpty();
    assertThat(again.header("ETag")).contains(tag);
    assertThat(client().method("HEAD", path).isStatus(200).header("ETag").orElse(tag))
        .isEqualTo(tag);
    client().get(path, "If-None-Match", "\"other\"").isStatus(200);
  }

  @Test
  void comparisonsHaveATag() {
    String jobs = finished(3).substring(9) + "," + finished(4).substring(9);
    String path = "/v1/comparisons?jobs=" + jobs;

    String tag = client().get(path).isStatus(200).header("ETag").orElseThrow();

    client().get(path, "If-None-Match", tag).isStatus(304);
  }

  @Test
  void aTagIsThatOfTheContent() {
    String before = client().get("/v1/jobs?limit=1").header("ETag").orElseThrow();
    finished(1);

    String after = client().get("/v1/jobs?limit=1").header("ETag").orElseThrow();

    assertThat(after).isNotEqualTo(before);
    client().get("/v1/jobs?limit=1", "If-None-Match", before).isStatus(200);
  }

  @Test
  void longAnswersArePackedWithATagOfTheirOwn() throws IOException {
    String path = finished(500) + "/losses";
    Answer plain = client().get(path);
    String tag = plain.header("ETag").orElseThrow();

    Sent packed = send(path, "Accept-Encoding", "gzip");

    String own = tag.replaceAll("\"$", "-gzip\"");
    assertThat(packed.header("Content-Encoding")).isEqualTo("gzip");
    assertThat(packed.unpacked()).isEqualTo(plain.body());
    assertThat(packed.bytes().length()).isLessThan(plain.body().length() / 2);
    assertThat(packed.header("ETag")).isEqualTo(own);
    assertThat(packed.header("Vary")).contains("Accept", "Accept-Encoding");
    assertThat(plain.header("Content-Encoding")).isEmpty();
    Sent known = send(path, "Accept-Encoding", "gzip", "If-None-Match", own);
    assertThat(known.answer().statusCode()).isEqualTo(304);
    assertThat(known.header("ETag")).isEqualTo(own);
  }

  @Test
  void answersWithATagOfTheirContentArePackedToo() throws IOException {
    Answer plain = client().get("/v1/datasets");
    Sent packed = send("/v1/datasets", "Accept-Encoding", "br, gzip");

    assertThat(packed.unpacked()).isEqualTo(plain.body());
    String tag = packed.header("ETag");
    assertThat(tag).endsWith("-gzip\"").isNotEqualTo(plain.header("ETag").orElseThrow());
    Sent known = send("/v1/datasets", "Accept-Encoding", "gzip", "If-None-Match", tag);
    assertThat(known.answer().statusCode()).isEqualTo(304);
    assertThat(known.header("ETag")).isEqualTo(tag);
  }

  /** The page is a forward to one of its files. */
  @Test
  void thePageIsPacked() throws IOException {
    String page = client().get("/").isStatus(200).body();

    Sent packed = send("/", "Accept-Encoding", "gzip");

    assertThat(packed.header("Content-Encoding")).isEqualTo("gzip");
    assertThat(packed.unpacked()).isEqualTo(page).contains("</html>");
  }

  @Test
  void answersOfAnyLengthArePacked() throws IOException {
    String path = "/v1/datasets/digits?limit=1797";
    Answer plain = client().get(path);

    Sent packed = send(path, "Accept-Encoding", "gzip");

    assertThat(plain.body().length()).isGreaterThan(Representation.MAX_TAGGED);
    assertThat(packed.unpacked()).isEqualTo(plain.body());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "identity", "gzip;q=0", "*;q=0", "br", "gzip;q=0.000, *", "gzip;q=x"})
  void nothingIsPackedForWhomDoesNotTakeIt(String encodings) throws IOException {
    Sent answer = send("/v1/datasets", "Accept-Encoding", encodings);

    assertThat(answer.header("Content-Encoding")).isEmpty();
    assertThat(answer.header("Vary")).contains("Accept-Encoding");
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "x-gzip", "*", "br;q=1.0, gzip;q=0.1", "GZIP"})
  void everyWayOfTakingGzipIsUnderstood(String encodings) throws IOException {
    Sent answer = send("/v1/datasets", "Accept-Encoding", encodings);

    assertThat(answer.header("Content-Encoding")).isEqualTo("gzip");
  }

  @Test
  void whatIsShortOrPackedAlreadyIsSentAsItIs() throws IOException {
    String job = finished(500);

    Sent small = send(job, "Accept-Encoding", "gzip");
    Sent picture = send(job + "/losses", "Accept-Encoding", "gzip", "Accept", "image/png");

    assertThat(small.bytes().length()).isLessThan(Representation.MIN_PACKED);
    assertThat(small.header("Content-Encoding")).isEmpty();
    assertThat(picture.header("Content-Encoding")).isEmpty();
    assertThat(picture.header("Content-Type")).isEqualTo("image/png");
  }

  @Test
  void problemsHaveNoTag() {
    assertThat(client().get("/v1/jobs/none").isProblem(404).header("ETag")).isEmpty();
    assertThat(client().get("/test/failure").isProblem(500).header("ETag")).isEmpty();
  }

  @Test
  void aJobHasATagInEachOfItsStates() {
    String job = "/v1/jobs/" + client().startEndless();
    client().post(job + "/pause", "").isStatus(202);
    while (!client().get(job).json().path("status").stringValue().equals("paused")) {
      Thread.onSpinWait();
    }
    String paused = client().get(job).header("ETag").orElseThrow();

    client().get(job, "If-None-Match", paused).isStatus(304);
    client().post(job + "/resume", "", "If-Match", "\"other\"").isProblem(412);
    client().post(job + "/resume", "", "If-Match", paused).isStatus(202);
    client().post(job + "/cancel", "", "If-Match", paused).isProblem(412);
    client().stop(job.substring(9));
    client().method("DELETE", job, "If-Match", paused).isProblem(412);
    String ended = client().get(job + "/losses").header("ETag").orElseThrow();
    client().method("DELETE", job, "If-Match", GzipTags.packed(ended)).isStatus(204);
  }

  @Test
  void dataSetsAreDeletedOnlyWhereTheyAreTheOnesSeen() {
    String set =
        client()
            .post("/v1/datasets", "{\"inputs\": [[1], [2]], \"targets\": [1, 2]}")
            .isStatus(201)
            .header("Location")
            .orElseThrow();
    String other = client().get("/v1/datasets/xor").header("ETag").orElseThrow();
    String tag = client().get(set, "Accept", "text/csv").header("ETag").orElseThrow();

    client().method("DELETE", set, "If-Match", other).isProblem(412);
    client().method("DELETE", set, "If-Match", tag).isStatus(204);
    client().method("DELETE", set, "If-Match", "*").isProblem(404);
  }

  @Test
  void experimentsAreCancelledAndDeletedOnlyInTheStateSeen() {
    String plan =
        """
        {"spec": {"dataset": "xor", "epochs": 1000000}, "vary": {"seed": {"count": 2000}}}
        """;
    String path = client().post("/v1/experiments", plan).header("Location").orElseThrow();

    client().post(path + "/cancel", "", "If-Match", "\"other\"").isProblem(412);
    client().post(path + "/cancel", "").isStatus(202);
    String tag = client().get(path).header("ETag").orElseThrow();
    client().get(path, "If-None-Match", tag).isStatus(304);
    client().method("DELETE", path, "If-Match", "W/" + tag).isProblem(412);
    client().method("DELETE", path, "If-Match", "\"other\", " + tag).isStatus(204);
  }

  @Test
  void eventsAreSentAsTheyCome() throws IOException {
    Sent events = send(finished(5) + "/events", "Accept-Encoding", "gzip");

    assertThat(events.header("Content-Encoding")).isEmpty();
    assertThat(events.bytes()).contains("event: finished");
  }
}
