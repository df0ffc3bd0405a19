package dev.plateau.web.problem;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plateau.web.Answer;
import dev.plateau.web.Client;
import dev.plateau.web.RunningService;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Errors as problem documents, whatever was asked and whatever the client accepts. */
class ProblemTests extends RunningService {
  private static final String UNKNOWN = "/v1/jobs/" + UUID.randomUUID();
  private static final byte[] NINE_MEGABYTES = new byte[9 * 1024 * 1024];

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/json",
        "application/problem+json",
        "text/csv",
        "text/event-stream",
        "image/png",
        "text/html",
        "*/*"
      })
  void answerEveryAcceptHeader(String accept) {
    client().get("/v1/nonsense", "Accept", accept).isProblem(404);
    client().get("/nonsense", "Accept", accept).isProblem(404);
    client().get("/test/failure", "Accept", accept).isProblem(500);
    client().method("PATCH", "/v1/jobs", "Accept", accept).isProblem(405);
    int status = client().get(UNKNOWN, "Accept", accept).status();
    assertThat(status).isIn(404, 406);
    client().get(UNKNOWN, "Accept", accept).isProblem(status);
  }

  @ParameterizedTest
  @CsvSource({
    "losses, text/csv",
    "predictions, text/csv",
    "parameters, application/json",
    "events, text/event-stream",
    "events, */*"
  })
  void sayThatAJobIsUnknownInAnyRepresentation(String part, String accept) {
    client().get(UNKNOWN + "/" + part, "Accept", accept).isProblem(404);
    client().get("/v1/jobs/nonsense/" + part, "Accept", accept).isProblem(404);
  }

  @Test
  void nameTheAddress() {
    Answer answer = client().get(UNKNOWN).isProblem(404);

    assertThat(answer.json().path("instance").stringValue()).isEqualTo(UNKNOWN);
    assertThat(answer.json().path("detail").stringValue()).contains(UNKNOWN.substring(9));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/v1/jobs/1", "/v1/jobs/%01", "/v1/jobs/a%22b%0A", "/v1/jobs/%F0%9F%98%80"})
  void sayThatNoJobHasAnImpossibleId(String path) {
    client().get(path).isProblem(404);
  }

  @Test
  void nameTheMethodsThatAreAllowed() {
    Answer jobs = client().method("PUT", "/v1/jobs").isProblem(405);
    Answer job = client().method("POST", UNKNOWN).isProblem(405);

    assertThat(jobs.header("Allow").orElseThrow().split(", ?"))
        .containsExactlyInAnyOrder("GET", "HEAD", "POST", "OPTIONS");
    assertThat(job.header("Allow").orElseThrow().split(", ?"))
        .containsExactlyInAnyOrder("GET", "HEAD", "DELETE", "OPTIONS");
    client().method("TRACE", "/v1/jobs?x=1").isProblem(405);
  }

  @ParameterizedTest
  @CsvSource({
    "/v1/jobs, image/png",
    "/v1/jobs, text/csv",
    "/v1/jobs, nonsense",
    "/v1/datasets/xor, text/html",
    "/v1/datasets/xor, application/xml"
  })
  void sayWhatCannotBeGiven(String path, String accept) {
    client().get(path, "Accept", accept).isProblem(406);
  }

  @Test
  void queueNothingWhenTheAnswerCannotBeGiven() {
    String before = client().get("/v1/jobs?limit=1").body();

    client().post("/v1/jobs", Client.FOUNDING, "Accept", "text/csv").isProblem(406);

    assertThat(client().get("/v1/jobs?limit=1").body()).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/plain",
        "text/csv",
        "application/xml",
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
        "nonsense"
      })
  void refuseBodiesOfOtherTypes(String type) {
    Answer answer = client().post("/v1/jobs?a=b", type, BodyPublishers.ofString(Client.FOUNDING));

    answer.isProblem(415);
  }

  @Test
  void refuseBodiesWithoutAType() {
    client()
        .send(client().to("/v1/jobs").POST(BodyPublishers.ofString(Client.FOUNDING)))
        .isProblem(415);
    client().method("POST", "/v1/jobs").isStatus(415);
  }

  @Test
  void takeJsonWithACharset() {
    String type = "application/json; charset=utf-8";

    Answer answer = client().post("/v1/jobs", type, BodyPublishers.ofString(Client.FOUNDING));

    answer.isStatus(202);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/v1/jobs", "/v1/gradients", "/v1/jobs/x/predictions"})
  void refuseBodiesThatAnnounceThatTheyAreTooLarge(String path) {
    Answer answer =
        client().post(path, "application/json", BodyPublishers.ofByteArray(NINE_MEGABYTES));

    assertThat(answer.isProblem(413).body()).contains("8,388,608");
  }

  @Test
  void refuseBodiesThatTurnOutToBeTooLarge() {
    Answer answer =
        client()
            .post(
                "/v1/jobs",
                "application/json",
                BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(NINE_MEGABYTES)));

    assertThat(answer.isProblem(413).body()).contains("8,388,608");
  }

  @Test
  void takeBodiesUpToTheLimit() {
    byte[] body =
        (" ".repeat(8 * 1024 * 1024 - 50) + "{\"dataset\": \"xor\", \"epochs\": 1}")
            .getBytes(StandardCharsets.UTF_8);

    Answer answer = client().post("/v1/jobs", "application/json", BodyPublishers.ofByteArray(body));

    answer.isStatus(202);
  }

  @Test
  void giveNothingAwayWhenTheServiceFails() {
    Answer answer = client().get("/test/failure").isProblem(500);

    assertThat(answer.body()).doesNotContain("secret");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/v1/jobs?limit=0 | 422 | limit",
        "/v1/jobs?limit=101 | 422 | limit",
        "/v1/jobs?limit=ten | 400 | limit",
        "/v1/jobs?limit= | 400 | limit",
        "/v1/jobs?limit=1&limit=2 | 400 | limit",
        "/v1/jobs?cursor=nonsense | 400 | cursor",
        "/v1/jobs?status=done | 400 | status",
        "/v1/jobs?status=RUNNING | 400 | status",
        "/v1/jobs?outcome=good | 400 | outcome",
        "/v1/jobs?status=a&outcome=b&cursor=c&limit=d | 400 | status,outcome,cursor,limit",
        "/v1/jobs?page=1 | 400 | page",
        "/v1/datasets?limit=1 | 400 | limit",
        "/v1/datasets/xor?rows=1 | 400 | rows"
      })
  void nameBadQueryParameters(String path, int status, String places) {
    Answer answer = client().get(path).isProblem(status);

    assertThat(answer.places()).containsExactlyInAnyOrder(places.split(","));
  }

  @Test
  void nameUnknownQueryParametersOfEveryMethod() {
    String id = client().train("{\"dataset\": \"xor\", \"epochs\": 1}").id();

    client().post("/v1/jobs?wait=1", Client.FOUNDING).isProblem(400);
    client().method("DELETE", "/v1/jobs/" + id + "?force=true").isProblem(400);
    client().method("POST", "/v1/jobs/" + id + "/cancel?now=1").isProblem(400);
    client().get("/v1/jobs/" + id + "/events?from=1").isProblem(400);
    client().get("/v1/jobs/" + id).isStatus(200);
  }
}
