package dev.plateau.web.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plateau.web.Answer;
import dev.plateau.web.RunningService;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Jobs that go on from where others were. */
class ContinuedJobTests extends RunningService {
  private static final String FOUNDING =
      "\"dataset\": \"xor\", \"init\": {\"type\": \"constant\", \"value\": 0.1}";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "10000 | \"dataset\": \"xor\", \"seed\": 7 | ",
        "10000 | \"dataset\": \"xor\", \"seed\": 7 | \"optimizer\": \"adam\", \"alpha\": 0.01",
        "10000 | \"dataset\": \"xor\", \"seed\": 7 | \"optimizer\": \"momentum\", \"alpha\": 0.1",
        "10000 | \"dataset\": \"xor\", \"seed\": 7 |"
            + " \"optimizer\": \"rmsprop\", \"batchSize\": 3, \"alpha\": 0.001",
        "100 | \"dataset\": \"moons\", \"seed\": 7 | \"optimizer\": \"adam\", \"alpha\": 0.01,"
            + " \"batchSize\": 7, \"network\": {\"dropout\": 0.5, \"hidden\": [8]},"
            + " \"schedule\": {\"type\": \"plateau\", \"patience\": 2}",
        "100 | \"dataset\": \"moons\", \"seed\": 7 | \"optimizer\": \"rprop\", \"alpha\": 0.01,"
            + " \"standardize\": true, \"schedule\": {\"type\": \"cosine\", \"epochs\": 100}",
        "40 | \"dataset\": \"sine\", \"seed\": 7 | \"optimizer\": \"lbfgs\", \"weightDecay\":"
            + " 1e-4",
        "100 | \"dataset\": \"sine\", \"seed\": 7 | \"optimizer\": \"scaled-conjugate-gradient\"",
        "20 | \"dataset\": \"sine\", \"seed\": 7 | \"optimizer\": \"levenberg-marquardt\""
      })
  void twoHalvesAreTheSameBitsAsTheWhole(int epochs, String data, String method) {
    String fields = method == null ? "" : ", " + method;
    Answer whole = train("{%s, \"epochs\": %d%s}".formatted(data, epochs, fields));
    Answer first = train("{%s, \"epochs\": %d%s}".formatted(data, epochs / 2, fields));

    Answer second =
        train(
            "{%s, \"epochs\": %d%s, \"from\": {\"job\": \"%s\", \"epoch\": %2$d}}"
                .formatted(data, epochs / 2, fields, first.id()));

    assertThat(second.json().at("/progress/epoch").intValue()).isEqualTo(epochs / 2);
    assertThat(second.json().path("finalLoss")).isEqualTo(whole.json().path("finalLoss"));
    assertThat(second.json().path("initialLoss")).isEqualTo(first.json().path("finalLoss"));
    assertThat(theta(second, epochs / 2)).isEqualTo(theta(whole, epochs));
    assertThat(theta(second, 7)).isEqualTo(theta(whole, epochs / 2 + 7));
    int evaluations = first.json().path("evaluations").intValue();
    assertThat(evaluations + second.json().path("evaluations").intValue())
        .isEqualTo(whole.json().path("evaluations").intValue());
  }

  @Test
  void keepsAnyEpochWhenTheFirstJobIsDeleted() {
    Answer first = train("{%s, \"epochs\": 300}".formatted(FOUNDING));
    Answer second = train(from(first, "\"best\"", "\"optimizer\": \"lbfgs\""));
    Object expected = theta(second, 3);

    client().method("DELETE", "/v1/jobs/" + first.id()).isStatus(204);

    assertThat(theta(second, 3)).isEqualTo(expected);
    assertThat(client().get("/v1/jobs/" + second.id() + "/gradient?epoch=2").status())
        .isEqualTo(200);
    client().diagnosis(second.id());
    client()
        .post("/v1/jobs", second.json().path("spec").toString())
        .isProblem(422)
        .places()
        .forEach(place -> assertThat(place).isEqualTo("/from/job"));
  }

  @Test
  void echoesTheEpochAndTheSeedOfTheOtherJobAndNoInit() {
    Answer first = train("{%s, \"epochs\": 20, \"seed\": 12}".formatted(FOUNDING));

    Answer second = train(from(first, "\"best\"", "\"epochs\": 5"));

    assertThat(second.json().at("/spec/from/job").stringValue()).isEqualTo(first.id());
    assertThat(second.json().at("/spec/from/epoch")).isEqualTo(first.json().path("bestEpoch"));
    assertThat(second.json().at("/spec/seed").intValue()).isEqualTo(12);
    assertThat(second.json().path("spec").has("init")).isFalse();
    Answer again = train(second.json().path("spec").toString());
    assertThat(again.json().path("finalLoss")).isEqualTo(second.json().path("finalLoss"));
    assertThat(client().get("/v1/jobs?limit=1").json().at("/items/0/spec/from/job").stringValue())
        .isEqualTo(first.id());
  }

  @Test
  void holdsOutTheRowsThatTheOtherJobHeldOut() {
    String iris = "\"dataset\": \"iris\", \"network\": {\"hidden\": [2]}, \"holdout\": 0.2";
    Answer first = train("{%s, \"epochs\": 5, \"splitSeed\": 12}".formatted(iris));

    Answer second =
        train(
            "{%s, \"epochs\": 5, \"from\": {\"job\": \"%s\", \"epoch\": 5}}"
                .formatted(iris, first.id()));

    assertThat(second.json().at("/spec/splitSeed").intValue()).isEqualTo(12);
    assertThat(client().get("/v1/jobs/" + second.id() + "/losses").json().at("/holdoutLoss/0"))
        .isEqualTo(first.json().path("holdoutLoss"));
  }

  @Test
  void aRemedyThatStartsAnewDoesNotGoOn() {
    Answer first = train("{%s, \"epochs\": 300}".formatted(FOUNDING));
    Answer second = train(from(first, "300", "\"epochs\": 5000"));

    Answer diagnosis = client().diagnosis(second.id());

    var patch = diagnosis.json().at("/remedies/0/patch");
    assertThat(patch.has("init")).isTrue();
    assertThat(patch.path("from").isNull()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"from\": {\"job\": \"JOB\", \"epoch\": 21} | /from/epoch",
        "\"from\": {\"job\": \"JOB\", \"epoch\": -1} | /from/epoch",
        "\"from\": {\"job\": \"JOB\"} | /from/epoch",
        "\"from\": {\"epoch\": 3} | /from/job",
        "\"from\": {\"job\": \"x\", \"epoch\": 3} | /from/job",
        "\"from\": {\"job\": \"JOB\", \"epoch\": 3}, \"network\": {\"hidden\": [3]} | /network",
        "\"from\": {\"job\": \"JOB\", \"epoch\": 3}, \"network\": {\"bias\": false} | /network",
        "\"from\": {\"job\": \"JOB\", \"epoch\": 30}, \"init\": {\"type\": \"he-normal\"} |"
            + " /from,/from/epoch"
      })
  void namesWhatKeepsItFromGoingOn(String fields, String places) {
    String first = train("{%s, \"epochs\": 20}".formatted(FOUNDING)).id();

    Answer answer =
        client()
            .post("/v1/jobs", "{\"dataset\": \"xor\", %s}".formatted(fields.replace("JOB", first)));

    assertThat(answer.isProblem(422).places()).containsExactly(places.split(","));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"first\"", "1.5", "true"})
  void refusesWhatIsNoEpoch(String epoch) {
    Answer answer =
        client()
            .post(
                "/v1/jobs",
                "{\"dataset\": \"xor\", \"from\": {\"job\": \"%s\", \"epoch\": %s}}"
                    .formatted(UUID.randomUUID(), epoch));

    assertThat(answer.isProblem(400).places()).containsExactly("/from/epoch");
  }

  @Test
  void goesOnFromNoJobThatIsUnknownOrUnfinished() {
    String running = client().startEndless();

    Answer unfinished = client().post("/v1/jobs", from(running, "1", "\"epochs\": 1"));
    Answer unknown =
        client().post("/v1/jobs", from(UUID.randomUUID().toString(), "1", "\"epochs\": 1"));

    client().stop(running);
    assertThat(unfinished.isProblem(422).places()).containsExactly("/from/job");
    assertThat(unknown.isProblem(422).places()).containsExactly("/from/job");
  }

  private static String from(Answer job, String epoch, String fields) {
    return from(job.id(), epoch, fields);
  }

  private static String from(String job, String epoch, String fields) {
    return "{\"dataset\": \"xor\", \"from\": {\"job\": \"%s\", \"epoch\": %s}, %s}"
        .formatted(job, epoch, fields);
  }

  private Answer train(String spec) {
    return client().train(spec);
  }

  private Object theta(Answer job, int epoch) {
    return client()
        .get("/v1/jobs/" + job.id() + "/parameters?epoch=" + epoch)
        .isStatus(200)
        .json()
        .path("theta");
  }
}
