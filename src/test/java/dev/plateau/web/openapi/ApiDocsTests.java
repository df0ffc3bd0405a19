package dev.plateau.web.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plateau.job.Job;
import dev.plateau.web.Answer;
import dev.plateau.web.Client;
import dev.plateau.web.Contract;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;

/** The API's description: complete, and every example in it runs as it stands. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class ApiDocsTests {
  private static final List<String> METHODS = List.of("post", "get", "delete");

  @LocalServerPort private int port;
  private JsonNode api = NullNode.instance;
  private List<Documented> operations = List.of();

  /** One operation of the description. */
  private record Documented(String path, String method, JsonNode text) {}

  @BeforeEach
  void readsDescription() {
    String diagnosis = "/v1/jobs/" + Job.FOUNDING + "/diagnosis";
    while (client().get(diagnosis, "Prefer", "wait=60").status() != 200) {}
    api = client().get("/v3/api-docs").json();
    List<Documented> all = new ArrayList<>();
    for (Map.Entry<String, JsonNode> path : api.get("paths").properties()) {
      for (String method : METHODS) {
        if (path.getValue().has(method)) {
          all.add(new Documented(path.getKey(), method, path.getValue().get(method)));
        }
      }
    }
    operations = all;
  }

  private Client client() {
    return new Client(port);
  }

  @Test
  void namesEveryOperationWithItsErrors() {
    assertThat(operations).hasSizeGreaterThanOrEqualTo(13);
    assertThat(operations)
        .allSatisfy(operation -> {
          assertThat(operation.text().path("summary").asString("")).isNotBlank();
          JsonNode responses = operation.text().get("responses");
          assertThat(responses.propertyNames()).contains("400", "403", "500", "503");
          assertThat(responses.at("/400/content").propertyNames())
              .containsExactly("application/problem+json");
        });
  }

  @Test
  void startsWithTheFoundingJob() {
    Documented first = operations.getFirst();

    JsonNode examples = first.text().at("/requestBody/content/application~1json/examples");

    assertThat(first.path()).isEqualTo("/v1/jobs");
    assertThat(examples.properties().iterator().next().getKey()).isEqualTo("founding");
  }

  @Test
  void givesEveryOperationAName() {
    assertThat(operations)
        .extracting(operation -> operation.text().path("operationId").asString(""))
        .containsExactlyInAnyOrder(
            "createJob",
            "listJobs",
            "getJob",
            "deleteJob",
            "cancelJob",
            "pauseJob",
            "resumeJob",
            "getLosses",
            "getPredictions",
            "predict",
            "getSurface",
            "getParameters",
            "getTrajectory",
            "getLandscape",
            "getMetrics",
            "getDiagnosis",
            "applyRemedy",
            "getGradient",
            "streamEvents",
            "computeGradient",
            "createExperiment",
            "listExperiments",
            "getExperiment",
            "deleteExperiment",
            "cancelExperiment",
            "getExperimentRun",
            "trainExperimentRun",
            "streamExperimentEvents",
            "compareJobs",
            "predictTogether",
            "listDatasets",
            "createDataset",
            "getDataset",
            "deleteDataset",
            "getOptions");
  }

  @Test
  void namesItsServerFromTheFirstAnswerOn() {
    JsonNode again = client().get("/v3/api-docs").json();

    assertThat(api.at("/servers/0/url").asString()).isEqualTo("http://127.0.0.1:" + port);
    assertThat(again).isEqualTo(api);
  }

  /** The linter reads the file in a step of its own, see src/test/js/package.json. */
  @Test
  void leavesItselfToTheLinter() throws IOException {
    Path file = Path.of("target", "openapi.json");
    Files.createDirectories(file.getParent());

    Files.writeString(file, api.toPrettyString());

    assertThat(file).isNotEmptyFile();
  }

  @Test
  void runsEveryExampleOfGetAsItStands() {
    for (Documented operation : operations) {
      if (operation.method().equals("get")) {
        client().get(address(operation), headers(operation)).isStatus(200);
      }
    }
  }

  @Test
  void runsEveryExampleBodyAsItStands() {
    int bodies = 0;
    for (Documented operation : operations) {
      for (var type : operation.text().at("/requestBody/content").properties()) {
        for (JsonNode example : type.getValue().get("examples").values()) {
          JsonNode value = example.get("value");
          Answer answer =
              client()
                  .post(
                      address(operation),
                      type.getKey(),
                      BodyPublishers.ofString(
                          value.isString() ? value.stringValue() : value.toString()),
                      "Prefer",
                      "wait=60");
          assertThat(answer.status()).as(answer.body()).isIn(200, 201);
          bodies++;
        }
      }
    }
    assertThat(bodies).isGreaterThanOrEqualTo(7);
  }

  @Test
  void hasOnlyExamplesThatAreValid() {
    Contract contract = new Contract(api);
    List<String> violations = new ArrayList<>();
    int examples = checkExamples(api.get("paths"), "/paths", contract, violations);

    assertThat(violations).isEmpty();
    assertThat(examples).isGreaterThan(50);
  }

  /** Checks what stands beside a schema as its example, at all depths; counts it. */
  private static int checkExamples(
      JsonNode node, String place, Contract contract, List<String> violations) {
    int count = 0;
    if (node.has("schema") && node.has("example")) {
      violations.addAll(contract.validate(place + "/schema", node.get("example")));
      count++;
    }
    for (JsonNode example :
        node.path("schema").isObject() ? node.path("examples") : node.path("")) {
      violations.addAll(contract.validate(place + "/schema", example.get("value")));
      count++;
    }
    for (var child : node.properties()) {
      String at = place + "/" + child.getKey().replace("~", "~0").replace("/", "~1");
      count += checkExamples(child.getValue(), at, contract, violations);
    }
    for (int k = 0; node.isArray() && k < node.size(); k++) {
      count += checkExamples(node.get(k), place + "/" + k, contract, violations);
    }
    return count;
  }

  /** The Java generator makes broken code of a value that is one thing or a list, unless told. */
  @Test
  void mapsWhatTheJavaGeneratorCannotExpress() throws IOException {
    List<String> named = new ArrayList<>();
    api.at("/components/schemas")
        .properties()
        .forEach(schema -> nameChoicesWithLists(schema.getKey(), schema.getValue(), named));
    String page = Files.readString(Path.of("docs/clients.md"));

    assertThat(named)
        .contains("Network_activation")
        .allSatisfy(one -> assertThat(page).contains(one + "=Object"));
  }

  private static void nameChoicesWithLists(String name, JsonNode schema, List<String> named) {
    if (schema.path("oneOf").valueStream().anyMatch(choice -> choice.has("items"))) {
      named.add(name);
    }
    if (schema.has("items")) {
      nameChoicesWithLists(name + "_inner", schema.get("items"), named);
    }
    for (var member : schema.path("properties").properties()) {
      nameChoicesWithLists(name + "_" + member.getKey(), member.getValue(), named);
    }
  }

  @Test
  void cancelsAndDeletesWhateverAcceptSays() {
    String id = client().train("{\"dataset\": \"xor\", \"epochs\": 1}").id();
    String endless = client().startEndless();

    Answer cancelled =
        client().method("POST", "/v1/jobs/" + endless + "/cancel", "Accept", "image/png");
    Answer deleted = client().method("DELETE", "/v1/jobs/" + id, "Accept", "text/csv");

    assertThat(cancelled.isStatus(202).json().path("id").stringValue()).isEqualTo(endless);
    assertThat(deleted.isStatus(204).body()).isEmpty();
    client().stop(endless);
  }

  /** Parameters with what they refer to filled in. */
  private List<JsonNode> parameters(Documented operation) {
    return operation
        .text()
        .path("parameters")
        .valueStream()
        .map(parameter ->
            parameter.has("$ref")
                ? api.at(parameter.get("$ref").stringValue().substring(1))
                : parameter)
        .toList();
  }

  private String address(Documented operation) {
    String path = operation.path();
    List<String> query = new ArrayList<>();
    for (JsonNode parameter : parameters(operation)) {
      String name = parameter.get("name").stringValue();
      if (parameter.has("example")) {
        String example = parameter.get("example").asString();
        if (parameter.get("in").stringValue().equals("path")) {
          path = path.replace("{" + name + "}", example);
        } else if (parameter.get("in").stringValue().equals("query")) {
          query.add(name + "=" + URLEncoder.encode(example, StandardCharsets.UTF_8));
        }
      }
    }
    return query.isEmpty() ? path : path + "?" + String.join("&", query);
  }

  private String[] headers(Documented operation) {
    return parameters(operation).stream()
        .filter(parameter -> parameter.get("in").stringValue().equals("header"))
        .filter(parameter -> parameter.has("example"))
        .flatMap(parameter ->
            Stream.of(parameter.get("name").stringValue(), parameter.get("example").asString()))
        .toArray(String[]::new);
  }
}
