package dev.plateau.web.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plateau.web.Answer;
import dev.plateau.web.Client;
import dev.plateau.web.RunningService;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Warnings, findings and diagnoses over HTTP, and whether what they prescribe cures. */
@Timeout(300)
class DiagnosisControllerTests extends RunningService {
  /** The founding example with the seed of its trials, so that these count the same every time. */
  private static final String FOUNDING =
      Client.FOUNDING.replace("\"alpha\"", "\"seed\": 7, \"alpha\"");

  /** What cannot work is refused with a change that works. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '|',
      value = {
        "'dataset':'xor','network':{'output':'softmax'},'loss':'bce';"
            + " {'network':{'output':'sigmoid'}}",
        "'dataset':'xor','network':{'output':'softmax'},'loss':'cross-entropy';"
            + " {'network':{'output':'sigmoid'},'loss':'bce'}",
        "'dataset':'iris','loss':'cross-entropy'; {'network':{'output':'softmax'}}",
        "'dataset':'sine','network':{'output':'sigmoid'},'loss':'bce';"
            + " {'network':{'output':'identity'},'loss':'mse'}"
      })
  void suggestsWhatGoesTogether(String members, String suggestion) {
    String spec = "{%s,'epochs':3}".formatted(members).replace('\'', '"');
    JsonNode problem = client().post("/v1/jobs", spec).isProblem(422).json();

    assertThat(problem.path("suggestion").toString())
        .isEqualTo(suggestion.replace('\'', '"').strip());
    ObjectNode right = (ObjectNode) new JsonMapper().readTree(spec);
    merge(right, problem.path("suggestion"));
    client().train(right.toString());
  }

  @Test
  void suggestsNothingWhereMoreIsWrong() {
    String spec = "{\"dataset\": \"xor\", \"loss\": \"bce\", \"epochs\": 0}";

    assertThat(client().post("/v1/jobs", spec).isProblem(422).json().has("suggestion")).isFalse();
  }

  @Test
  void warnsBeforeTraining() {
    Answer queued = client().post("/v1/jobs", FOUNDING).isStatus(202);

    assertThat(queued.json().at("/warnings/0/id").stringValue())
        .isEqualTo("identical-hidden-units");
    assertThat(queued.json().at("/warnings/0/summary").stringValue())
        .isEqualTo("Hidden units 1 and 2 start identical and will stay identical.");
  }

  @Test
  void findsWithTheJobItself() {
    JsonNode job = client().train(FOUNDING).json();

    assertThat(ids(job.path("findings"))).first().isEqualTo("identical-hidden-units");
    assertThat(job.at("/findings/0").propertyNames()).containsExactly("id", "summary");
    assertThat(job.at("/links/diagnosis").stringValue())
        .isEqualTo("/v1/jobs/" + job.path("id").stringValue() + "/diagnosis");
  }

  @Test
  void answersTheFoundingQuestion() {
    JsonNode diagnosis = diagnosis(client().train(FOUNDING).id());

    assertThat(diagnosis.path("outcome").stringValue()).isEqualTo("plateau");
    assertThat(diagnosis.path("summary").stringValue()).startsWith("Hidden units 1 and 2");
    JsonNode first = diagnosis.at("/findings/0");
    assertThat(first.path("id").stringValue()).isEqualTo("identical-hidden-units");
    assertThat(first.path("severity").stringValue()).isEqualTo("cause");
    assertThat(first.path("explanation").stringValue()).isNotBlank();
    assertThat(first.path("source").stringValue()).isNotBlank();
    assertThat(evidence(first, "distance")).isZero();
    assertThat(evidence(first, "effective units")).isEqualTo(1);
    assertThat(evidence(first, "lowest loss")).isCloseTo(1.0 / 6, within(1e-4));
    assertThat(ids(diagnosis.path("findings"))).contains("saddle", "no-better-than-constant");
    JsonNode control = diagnosis.path("control");
    assertThat(control.path("runs").intValue()).isEqualTo(1);
    assertThat(control.path("converged").intValue()).isZero();
    assertThat(control.path("high95").doubleValue()).isCloseTo(0.7935, within(1e-4));
  }

  @Test
  void showsRemediesThatFailed() {
    JsonNode diagnosis = diagnosis(client().train(FOUNDING).id());

    JsonNode best = diagnosis.at("/remedies/0");
    assertThat(best.path("verified").booleanValue()).isTrue();
    assertThat(best.path("addresses").toString()).isEqualTo("[\"identical-hidden-units\"]");
    assertThat(best.at("/trial/runs").intValue()).isEqualTo(64);
    assertThat(best.at("/trial/low95").doubleValue()).isGreaterThan(0.7935);
    JsonNode jitter = remedy(diagnosis, "jitter");
    assertThat(jitter.at("/patch/init/stdDev").doubleValue()).isEqualTo(1e-3);
    assertThat(jitter.at("/trial/converged").intValue()).isZero();
    assertThat(jitter.path("verified").booleanValue()).isFalse();
  }

  @Test
  void namesTheStepThatIsTooLargeWithItsLimits() {
    String spec = FOUNDING.replace("0.3", "1");

    JsonNode first = diagnosis(client().train(spec).id()).at("/findings/0");

    assertThat(first.path("id").stringValue()).isEqualTo("step-too-large");
    assertThat(evidence(first, "largest stable alpha at the start"))
        .isCloseTo(0.623158, within(1e-6));
    assertThat(evidence(first, "unstable from any start")).isEqualTo(1);
  }

  /**
   * For each kind of cause, applying the best remedy's patch and posting the result is the cure.
   */
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "identical-hidden-units; {'dataset':'xor','init':{'type':'constant','value':0.1},'seed':7}",
        "step-too-large;"
            + " {'dataset':'xor','init':{'type':'constant','value':0.1},'seed':7,'alpha':1}",
        "step-too-large;"
            + " {'dataset':'xor','init':{'type':'uniform','low':0,'high':1},'seed':7,'alpha':0.9}",
        "step-too-small;"
            + " {'dataset':'xor','init':{'type':'uniform','low':0,'high':1},'seed':7,'alpha':0.003}",
        "too-few-epochs;"
            + " {'dataset':'or','network':{'hidden':[3]},'seed':1,'alpha':0.3,'epochs':40}",
        "unscaled-inputs;"
            + " {'dataset':{'inputs':[[1000,1],[2000,4],[3000,2],[4000,3]],'targets':[1,2,3,4]},"
            + "'network':{'hidden':[]},'seed':1,'alpha':0.1,'epochs':2000}",
        "target-out-of-range; {'dataset':{'inputs':[[0],[1],[2],[3]],'targets':[-3,-1,1,3]},"
            + "'network':{'hidden':[],'output':'sigmoid'},'seed':1,'alpha':0.1,'epochs':2000}",
        "dead-units;"
            + " {'dataset':'or','network':{'hidden':[2],'activation':'relu'},'seed':1,'alpha':0.1,'epochs':3000,"
            + "'init':{'type':'theta','values':[-1,-1,-1,-2,1,1,-1,-1,0.3]}}",
        "mismatched-loss;"
            + " {'dataset':'or','network':{'hidden':[],'output':'sigmoid'},'seed':1,'alpha':1,'epochs':3000,"
            + "'init':{'type':'theta','values':[0,0,-20]}}",
        "too-few-units; {'dataset':'xor','network':{'hidden':[1]},'seed':3}"
      })
  void prescribesWhatCures(String cause, String spec) {
    Answer job = client().train(spec.replace('\'', '"'));

    JsonNode diagnosis = diagnosis(job.id());

    assertThat(diagnosis.at("/findings/0/id").stringValue())
        .as(diagnosis.toString())
        .isEqualTo(cause);
    assertThat(diagnosis.at("/findings/0/severity").stringValue()).isEqualTo("cause");
    assertThat(diagnosis.at("/remedies/0/verified").booleanValue()).isTrue();
    for (JsonNode remedy : diagnosis.path("remedies")) {
      if (remedy.path("verified").booleanValue()) {
        ObjectNode cured = (ObjectNode) job.json().path("spec").deepCopy();
        merge(cured, remedy.path("patch"));
        assertThat(learned(client().train(cured.toString()).json()))
            .as(remedy.toString())
            .isGreaterThanOrEqualTo(Math.max(0, learned(job.json())) + 0.1);
      }
    }
  }

  /** RFC 7396, section 2. */
  private static void merge(ObjectNode target, JsonNode patch) {
    for (String name : patch.propertyNames()) {
      JsonNode value = patch.get(name);
      if (value.isNull()) {
        target.remove(name);
      } else if (value.isObject()) {
        ObjectNode inner =
            target.path(name).isObject() ? (ObjectNode) target.get(name) : target.objectNode();
        merge(inner, value);
        target.set(name, inner);
      } else {
        target.set(name, value);
      }
    }
  }

  /** The whole spec of a remedy can be posted, rows and all; so can the remedy itself. */
  @Test
  void trainsARemedyInOneCall() {
    String spec =
        """
        {"dataset": {"inputs": [[0, 0], [1, 0], [0, 1], [1, 1]], "targets": [0, 1, 1, 0]},
         "init": {"type": "constant", "value": 0.1}, "seed": 7}
        """;
    String id = client().train(spec).id();
    JsonNode remedy = diagnosis(id).at("/remedies/0");

    Answer applied =
        client()
            .post(remedy.at("/links/apply").stringValue(), "", "Prefer", "wait=60")
            .isStatus(201);
    JsonNode posted = client().train(remedy.path("spec").toString()).json();

    assertThat(applied.header("Preference-Applied")).contains("wait=60");
    assertThat(applied.header("Location")).contains("/v1/jobs/" + applied.id());
    assertThat(applied.json().path("outcome").stringValue()).isEqualTo("converged");
    assertThat(applied.json().path("spec")).isEqualTo(remedy.path("spec"));
    assertThat(posted.path("finalLoss")).isEqualTo(applied.json().path("finalLoss"));
  }

  @Test
  void refusesRemediesThatAreNotThere() {
    String id = client().train(FOUNDING).id();
    String path = "/v1/jobs/" + id + "/remedies/";

    client().post(path + "random-init", "").isProblem(409);
    diagnosis(id);

    assertThat(
            client().post(path + "prayer", "").isProblem(404).json().path("detail").stringValue())
        .contains("no remedy prayer");
    client().post("/v1/jobs/01900000-0000-7000-8000-00000000ffff/remedies/x", "").isProblem(404);
  }

  @Test
  void namesEachRemedyOnce() {
    JsonNode diagnosis = diagnosis(client().train(FOUNDING.replace("0.3", "1")).id());

    assertThat(ids(diagnosis.path("remedies")))
        .doesNotHaveDuplicates()
        .contains("smaller-alpha", "smaller-alpha-2");
  }

  @Test
  void staysSilentOnHealthyRun() {
    String spec =
        FOUNDING.replace("\"constant\", \"value\": 0.1", "\"uniform\", \"low\": 0, \"high\": 1");
    Answer job = client().train(spec);

    JsonNode diagnosis = diagnosis(job.id());

    assertThat(job.json().path("warnings")).isEmpty();
    assertThat(diagnosis.path("outcome").stringValue()).isEqualTo("converged");
    assertThat(diagnosis.path("findings")).isEmpty();
    assertThat(diagnosis.path("remedies")).isEmpty();
    assertThat(diagnosis.path("control").isNull()).isTrue();
  }

  @Test
  void keepsItsDiagnosis() {
    String path = "/v1/jobs/" + client().train(FOUNDING).id() + "/diagnosis";
    Answer first = client().get(path, "Prefer", "wait=60").isStatus(200);

    Answer second = client().get(path).isStatus(200);

    assertThat(first.header("Preference-Applied")).contains("wait=60");
    assertThat(second.body()).isEqualTo(first.body());
    String tag = second.header("ETag").orElseThrow();
    client().get(path, "If-None-Match", tag).isStatus(304);
  }

  /** One thread tries remedies: while it is busy with one job, another one's diagnosis waits. */
  @Test
  void answersWithTheFindingsWhileRemediesAreOnTrial() {
    String slow =
        """
        {"dataset": "spirals", "network": {"hidden": [32, 32]}, "seed": 1, "alpha": 0.001, "epochs": 200}
        """;
    String busy = client().train(slow).id();
    String waiting = client().train(FOUNDING).id();

    client().get("/v1/jobs/" + busy + "/diagnosis").isStatus(202);
    Answer untried = client().get("/v1/jobs/" + waiting + "/diagnosis").isStatus(202);

    assertThat(untried.header("Retry-After")).isPresent();
    assertThat(untried.header("ETag")).isEmpty();
    assertThat(ids(untried.json().path("findings"))).first().isEqualTo("identical-hidden-units");
    assertThat(untried.json().path("remedies")).isEmpty();
    assertThat(untried.json().path("control").isNull()).isTrue();
    assertThat(diagnosis(waiting).path("remedies")).isNotEmpty();
  }

  @Test
  void diagnosesACancelledRunAsFarAsItCame() {
    String id = client().startEndless();

    client().get("/v1/jobs/" + id + "/diagnosis").isProblem(409);
    Answer stopped = client().stop(id);
    JsonNode diagnosis = diagnosis(id);

    assertThat(stopped.json().path("outcome").isNull()).isTrue();
    assertThat(stopped.json().path("findings")).isNotNull();
    assertThat(diagnosis.path("verdict").stringValue()).isNotBlank();
    int reached = stopped.json().at("/progress/epoch").intValue();
    for (JsonNode remedy : diagnosis.path("remedies")) {
      assertThat(remedy.at("/patch/epochs").intValue()).isGreaterThanOrEqualTo(reached);
    }
    client().get("/v1/jobs/01900000-0000-7000-8000-00000000ffff/diagnosis").isProblem(404);
  }

  /** A paused job may go on, so its diagnosis is not for ever: its tag is that of its content. */
  @Test
  void diagnosesAPausedRunAsFarAsItCame() {
    String id = client().startEndless();
    client().post("/v1/jobs/" + id + "/pause", "").isStatus(202);
    while (!client().get("/v1/jobs/" + id).json().path("status").stringValue().equals("paused")) {
      Thread.onSpinWait();
    }
    String path = "/v1/jobs/" + id + "/diagnosis";

    diagnosis(id);
    Answer again = client().get(path).isStatus(200);

    assertThat(again.header("ETag")).isPresent();
    assertThat(again.json().path("verdict").stringValue()).isNotBlank();
    client().post("/v1/jobs/" + id + "/resume", "").isStatus(202);
    client().get(path).isProblem(409);
    client().stop(id);
  }

  /** A job's diagnosis once it is made; others may be made before. */
  private JsonNode diagnosis(String id) {
    Answer answer;
    do {
      answer = client().get("/v1/jobs/" + id + "/diagnosis", "Prefer", "wait=60");
    } while (answer.status() == 202);
    return answer.isStatus(200).json();
  }

  private static List<String> ids(JsonNode findings) {
    return StreamSupport.stream(findings.spliterator(), false)
        .map(finding -> finding.path("id").stringValue())
        .toList();
  }

  private static double evidence(JsonNode finding, String name) {
    return StreamSupport.stream(finding.path("evidence").spliterator(), false)
        .filter(one -> one.path("name").stringValue().contains(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError(name + " is not in " + finding))
        .path("value")
        .doubleValue();
  }

  private static JsonNode remedy(JsonNode diagnosis, String id) {
    return StreamSupport.stream(diagnosis.path("remedies").spliterator(), false)
        .filter(remedy -> remedy.path("id").stringValue().equals(id))
        .findFirst()
        .orElseThrow();
  }

  /** (B - L) / (B - F). */
  private static double learned(JsonNode job) {
    double baseline = job.path("baselineLoss").doubleValue();
    double loss =
        job.path("finalLoss").isNull()
            ? Double.POSITIVE_INFINITY
            : job.path("finalLoss").doubleValue();
    return (baseline - loss) / (baseline - job.path("floorLoss").doubleValue());
  }
}
