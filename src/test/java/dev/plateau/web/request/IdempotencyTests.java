package dev.plateau.web.request;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plateau.web.Answer;
import dev.plateau.web.Client;
import dev.plateau.web.RunningService;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Requests with an Idempotency-Key that are sent more than once; a wait without end is a failure.
 */
@Timeout(value = 180, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class IdempotencyTests extends RunningService {
  private static final String SHORT = "{\"dataset\": \"xor\", \"epochs\": 3}";
  private static final String KEY = "Idempotency-Key";
  private static final String REPLAYED = "Idempotency-Replayed";

  private final String key = UUID.randomUUID().toString();

  @Test
  void areAnsweredAlike() {
    Answer first = post("/v1/jobs", SHORT, "Prefer", "wait=60").isStatus(201);
    Answer second = post("/v1/jobs", SHORT, "Prefer", "wait=60").isStatus(201);

    assertThat(first.header(REPLAYED)).isEmpty();
    assertThat(second.header(REPLAYED)).contains("true");
    assertThat(second.body()).isEqualTo(first.body());
    for (String header : new String[] {"Location", "Content-Type", "Preference-Applied"}) {
      assertThat(second.header(header)).isEqualTo(first.header(header)).isPresent();
    }
  }

  @Test
  void areAnsweredWithTheJobAsItWasAtFirst() {
    Answer first = post("/v1/jobs", SHORT).isStatus(202);
    client().get("/v1/jobs/" + first.id(), "Prefer", "wait=60").isStatus(200);

    assertThat(post("/v1/jobs", SHORT).isStatus(202).body()).isEqualTo(first.body());
  }

  @Test
  void createAnotherJobWithoutAKeyOrWithAnotherOne() {
    String first = post("/v1/jobs", SHORT).id();

    String other = client().post("/v1/jobs", SHORT, KEY, UUID.randomUUID().toString()).id();
    String none = client().post("/v1/jobs", SHORT).id();

    assertThat(first).isNotEqualTo(other).isNotEqualTo(none);
  }

  @Test
  void areRefusedWhenTheyDiffer() {
    String id = post("/v1/jobs", SHORT).isStatus(202).id();

    Answer body = post("/v1/jobs", SHORT + " ").isProblem(422);
    Answer address = post("/v1/jobs/" + id + "/cancel", SHORT).isProblem(422);

    assertThat(body.json().path("type").stringValue()).isEqualTo("urn:plateau:problem:key-reused");
    assertThat(address.json().path("type")).isEqualTo(body.json().path("type"));
  }

  @Test
  void areRefusedWhileTheFirstOneRuns() throws Exception {
    String name = UUID.randomUUID().toString();
    String endless = Client.ENDLESS.replaceFirst("\\{", "{\"name\": \"" + name + "\", ");
    try (ExecutorService other = Executors.newSingleThreadExecutor()) {
      Future<Answer> first = other.submit(() -> post("/v1/jobs", endless, "Prefer", "wait=60"));
      String id = await(name);

      Answer second = post("/v1/jobs", endless).isProblem(409);
      client().stop(id);

      assertThat(second.header("Retry-After")).contains("1");
      assertThat(second.json().path("type").stringValue())
          .isEqualTo("urn:plateau:problem:key-in-use");
      String answer = first.get().body();
      assertThat(post("/v1/jobs", endless).isStatus(201).body()).isEqualTo(answer);
    }
  }

  private String await(String name) {
    while (true) {
      for (var job : client().get("/v1/jobs").json().path("items")) {
        if (job.path("name").stringValue("").equals(name)) {
          return job.path("id").stringValue();
        }
      }
    }
  }

  @Test
  void createOneJobWhenTheAnswerToTheCommitIsLost() {
    String name = UUID.randomUUID().toString();
    String spec = "{\"dataset\": \"xor\", \"epochs\": 3, \"name\": \"%s\"}".formatted(name);
    post("/v1/jobs", spec, "Lose-Commit", "yes").isProblem(503);

    Answer again = post("/v1/jobs", spec, "Prefer", "wait=60").isStatus(201);

    assertThat(again.header(REPLAYED)).contains("true");
    assertThat(client().get("/v1/jobs?limit=100").json().path("items").valueStream())
        .filteredOn(job -> job.path("name").stringValue("").equals(name))
        .hasSize(1);
  }

  @Test
  void leaveTheirKeyFreeWhenTheyFail() {
    post("/v1/jobs", "{}").isProblem(422);
    post("/v1/jobs", "{").isProblem(400);

    Answer right = post("/v1/jobs", SHORT).isStatus(202);

    assertThat(right.header(REPLAYED)).isEmpty();
  }

  @Test
  void changeAJobOnce() {
    String id = client().startEndless();
    String job = "/v1/jobs/" + id;
    Answer first = post(job + "/pause", "").isStatus(202);
    while (!client().get(job).json().path("status").stringValue("").equals("paused")) {}
    client().method("POST", job + "/resume").isStatus(202);

    Answer second = post(job + "/pause", "").isStatus(202);

    assertThat(second.body()).isEqualTo(first.body());
    assertThat(client().get(job).json().path("status").stringValue("")).isEqualTo("running");
    client().stop(id);
  }

  @Test
  void uploadOneDataSet() {
    Answer first = upload("a,b\n1,2\n3,4\n").isStatus(201);
    Answer second = upload("a,b\n1,2\n3,4\n").isStatus(201);

    assertThat(second.header(REPLAYED)).contains("true");
    assertThat(second.body()).isEqualTo(first.body());
    upload("a,b\n1,2\n3,5\n").isProblem(422);
  }

  @Test
  void uploadOneDataSetWhoseAnswerIsTooLongToKeep() {
    String wide = "1,2,".repeat(500) + "5\n" + "2,7,".repeat(500) + "6\n";
    Answer first = upload(wide).isStatus(201);

    Answer second = upload(wide).isStatus(201);

    assertThat(first.body().length()).isGreaterThan(64 * 1024);
    assertThat(second.header(REPLAYED)).contains("true");
    assertThat(second.body()).isEqualTo(first.body());
    assertThat(upload("#\n" + wide).isProblem(422).json().path("type").stringValue())
        .endsWith("key-reused");
  }

  private Answer upload(String csv) {
    return client().post("/v1/datasets", "text/csv", BodyPublishers.ofString(csv), KEY, key);
  }

  @Test
  void areComputedAgainWhenTheyChangeNothing() {
    String request = "{\"dataset\": \"xor\", \"init\": {\"type\": \"constant\", \"value\": 0.1}}";
    Answer first = post("/v1/gradients", request).isStatus(200);
    Answer second = post("/v1/gradients", request).isStatus(200);

    assertThat(second.header(REPLAYED)).contains("true");
    assertThat(second.body()).isEqualTo(first.body());
    post("/v1/gradients", request + " ").isProblem(422);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"a b\"", "\"\\\"\\\\\"", "8e03978e-40d5-43dd-bc93-6894a57f9324"})
  void mayHaveAnyStringAsKey(String any) {
    String name = any.startsWith("\"") ? any.replace("\"a b\"", "\"a b" + key + "\"") : any + key;

    client()
        .post("/v1/gradients", "{\"dataset\": \"xor\", \"theta\": [1]}", KEY, name)
        .isProblem(422);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\"", "\"\"", "\"a", "a\"b", "a, b", "\"a\\b\"", "\"a\" b"})
  void areRefusedWithAKeyThatIsNone(String none) {
    Answer answer = client().post("/v1/jobs", SHORT, KEY, none).isProblem(400);

    assertThat(answer.json().at("/errors/0/header").stringValue()).isEqualTo(KEY);
  }

  @Test
  void areRefusedWithTwoKeysOrALongOne() {
    client().post("/v1/jobs", SHORT, KEY, "a", KEY, "b").isProblem(400);
    client().post("/v1/jobs", SHORT, KEY, "x".repeat(256)).isProblem(400);
    client().post("/v1/jobs", SHORT, KEY, "x".repeat(255 - 36) + key).isStatus(202);
  }

  @Test
  void meanTheSameWithAndWithoutQuotes() {
    String id = post("/v1/jobs", SHORT).id();

    assertThat(client().post("/v1/jobs", SHORT, KEY, "\"" + key + "\"").id()).isEqualTo(id);
  }

  private Answer post(String path, String json, String... headers) {
    String[] all = new String[headers.length + 2];
    System.arraycopy(headers, 0, all, 2, headers.length);
    all[0] = KEY;
    all[1] = key;
    return client().post(path, json, all);
  }
}
