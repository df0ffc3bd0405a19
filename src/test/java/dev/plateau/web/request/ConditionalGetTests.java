package dev.plateau.web.request;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plateau.web.Answer;
import dev.plateau.web.RunningService;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Conditional requests for jobs that will not change any more. */
class ConditionalGetTests extends RunningService {
  private String job = "";

  @BeforeEach
  void train() {
    job = "/v1/jobs/" + client().train("{\"dataset\": \"xor\", \"epochs\": 3}").id();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/losses",
        "/losses?maxPoints=2",
        "/predictions",
        "/predictions?x=0,1",
        "/predictions?epoch=1",
        "/surface",
        "/surface?epoch=1&resolution=3",
        "/parameters",
        "/parameters?epoch=1"
      })
  void areNotSentTwice(String part) {
    Answer first = client().get(job + part).isStatus(200);
    String tag = first.header("ETag").orElseThrow();

    Answer second = client().get(job + part, "If-None-Match", tag);

    assertThat(tag).startsWith("\"");
    assertThat(first.header("Vary").orElse("")).contains("Accept");
    assertThat(second.isStatus(304).body()).isEmpty();
    assertThat(second.header("ETag")).contains(tag);
    assertThat(second.header("Vary").orElse("")).contains("Accept");
    assertThat(second.header("Cache-Control")).isEqualTo(first.header("Cache-Control"));
    client().get(job + part, "If-None-Match", "\"other\", " + tag).isStatus(304);
    client().get(job + part, "If-None-Match", "\"other\"").isStatus(200);
  }

  @Test
  void haveATagForEachRepresentation() {
    Set<String> tags = new HashSet<>();
    for (String accept : List.of("application/json", "text/csv", "image/svg+xml", "image/png")) {
      tags.add(client().get(job + "/losses", "Accept", accept).header("ETag").orElseThrow());
    }

    assertThat(tags).hasSize(4);
    String json = client().get(job + "/losses").header("ETag").orElseThrow();
    client().get(job + "/losses", "Accept", "text/csv", "If-None-Match", json).isStatus(200);
  }

  @Test
  void haveATagOfTheirOwn() {
    String other = "/v1/jobs/" + client().train("{\"dataset\": \"xor\", \"epochs\": 3}").id();

    String tag = client().get(job + "/losses").header("ETag").orElseThrow();

    client().get(other + "/losses", "If-None-Match", tag).isStatus(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/losses", "/predictions", "/parameters", "/surface"})
  void answerHeadLikeGetWithoutTheBody(String part) {
    Answer get = client().get(job + part);

    Answer head = client().method("HEAD", job + part);

    assertThat(head.isStatus(200).body()).isEmpty();
    assertThat(head.header("ETag")).isEqualTo(get.header("ETag")).isPresent();
    assertThat(head.header("Content-Type")).isEqualTo(get.header("Content-Type"));
  }

  @Test
  void doNotHideBadQueries() {
    String tag = client().get(job + "/losses").header("ETag").orElseThrow();

    client().get(job + "/losses?from=x", "If-None-Match", tag).isProblem(400);
    client().get(job + "/parameters?epoch=9", "If-None-Match", tag).isProblem(422);
    client().get(job + "/predictions?x=9", "If-None-Match", tag).isProblem(400);
  }

  @Test
  void knowThatAnyRepresentationWillDo() {
    client().get(job, "If-None-Match", "*").isStatus(304);
    client().get(job + "/losses", "If-None-Match", "*").isStatus(304);
  }

  @Test
  void deleteOnlyWhatTheClientHasSeen() {
    String tag = client().get(job).header("ETag").orElseThrow();
    String other = "/v1/jobs/" + client().train("{\"dataset\": \"xor\", \"epochs\": 3}").id();

    client().method("DELETE", other, "If-Match", tag).isProblem(412);
    client().method("DELETE", job, "If-Match", "W/" + tag).isProblem(412);
    client().method("DELETE", job, "If-Match", "\"x\", " + tag).isStatus(204);
    client().method("DELETE", other, "If-Match", "*").isStatus(204);
  }
}
