package dev.plateau.web.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plateau.web.job.ExampleJob;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The API's description: complete, and every example in it runs as it stands. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class ApiDocsTests {
  private static final List<String> METHODS = List.of("post", "get", "delete");

  private final HttpClient http = HttpClient.newHttpClient();
  private final JsonMapper json = new JsonMapper();
  @LocalServerPort private int port;
  private List<Documented> operations = List.of();

  /** One operation of the description. */
  private record Documented(String path, String method, JsonNode text) {
    String name() {
      return method + " " + path;
    }
  }

  @BeforeEach
  void readsDescription() throws Exception {
    send("get", "/v1/jobs/" + ExampleJob.ID, null, Map.of("Prefer", "wait=60"));
    JsonNode api = json.readTree(send("get", "/v3/api-docs", null, Map.of()).body());
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

  @Test
  void namesEveryOperationWithItsErrors() {
    assertThat(operations).hasSizeGreaterThanOrEqualTo(13);
    assertThat(operations)
        .allSatisfy(operation -> {
          assertThat(operation.text().path("summary").asString("")).isNotBlank();
          JsonNode responses = operation.text().get("responses");
          assertThat(responses.propertyNames()).contains("400", "406", "500", "503");
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
  void runsEveryExampleOfGetAsItStands() throws Exception {
    for (Documented operation : operations) {
      if (operation.method().equals("get")) {
        assertThat(send("get", address(operation), null, headers(operation)).statusCode())
            .as(operation.name())
            .isEqualTo(200);
      }
    }
  }

  @Test
  void runsEveryExampleBodyAsItStands() throws Exception {
    int bodies = 0;
    for (Documented operation : operations) {
      for (var type : operation.text().at("/requestBody/content").properties()) {
        for (JsonNode example : type.getValue().get("examples").values()) {
          String body =
              example.get("value").isString()
                  ? example.get("value").stringValue()
                  : example.get("value").toString();
          HttpResponse<String> answer =
              send(
                  "post",
                  address(operation),
                  body,
                  Map.of("Content-Type", type.getKey(), "Prefer", "wait=60"));
          assertThat(answer.statusCode()).as(answer.body()).isIn(200, 201);
          bodies++;
        }
      }
    }
    assertThat(bodies).isGreaterThanOrEqualTo(7);
  }

  @Test
  void documentsTheStatusOfCancellingAndDeletingAFinishedJob() throws Exception {
    String job = "{\"dataset\":\"xor\",\"epochs\":1}";
    HttpResponse<String> made =
        send(
            "post",
            "/v1/jobs",
            job,
            Map.of("Content-Type", "application/json", "Prefer", "wait=60"));
    String address = made.headers().firstValue("Location").orElseThrow();

    int cancelled = send("post", address + "/cancel", "", Map.of()).statusCode();
    int deleted = send("delete", address, null, Map.of()).statusCode();

    assertThat(documented("post /v1/jobs/{id}/cancel")).contains(Integer.toString(cancelled));
    assertThat(documented("delete /v1/jobs/{id}")).contains(Integer.toString(deleted));
  }

  private List<String> documented(String name) {
    return operations.stream()
        .filter(operation -> operation.name().equals(name))
        .flatMap(operation -> operation.text().get("responses").propertyStream())
        .map(Map.Entry::getKey)
        .toList();
  }

  private static String address(Documented operation) {
    String path = operation.path();
    List<String> query = new ArrayList<>();
    for (JsonNode parameter : operation.text().path("parameters").values()) {
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

  private static Map<String, String> headers(Documented operation) {
    return operation
        .text()
        .path("parameters")
        .valueStream()
        .filter(parameter -> parameter.get("in").stringValue().equals("header"))
        .filter(parameter -> parameter.has("example"))
        .collect(
            Collectors.toMap(
                parameter -> parameter.get("name").stringValue(),
                parameter -> parameter.get("example").asString()));
  }

  private HttpResponse<String> send(
      String method, String path, @Nullable String body, Map<String, String> headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
            .method(
                method.toUpperCase(Locale.ROOT),
                body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    headers.forEach(request::header);
    return http.send(request.build(), BodyHandlers.ofString());
  }
}
