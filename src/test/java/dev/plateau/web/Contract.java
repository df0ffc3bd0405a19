package dev.plateau.web;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What {@code /v3/api-docs} promises; every answer that a test gets is held against it. */
public final class Contract {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String PROBLEM = "application/problem+json";
  private static final String HOME = "urn:plateau:api";
  private static final Pattern DATA = Pattern.compile("event:(.*)\nid:.*\ndata:(.*)");
  private static final Map<Integer, Contract> OF_PORT = new ConcurrentHashMap<>();

  private final JsonNode document;
  private final SchemaRegistry registry;
  private final Map<String, Schema> schemas = new ConcurrentHashMap<>();
  private final List<Route> routes;

  /** An address of the description, with a pattern for its parameters. */
  private record Route(String path, Pattern pattern) {
    static Route of(String path) {
      return new Route(path, Pattern.compile(path.replaceAll("\\{[^}]*}", "[^/]+")));
    }
  }

  public Contract(JsonNode document) {
    this.document = document;
    this.registry =
        SchemaRegistry.withDialect(
            Dialects.getOpenApi31(), builder -> builder.schemas(Map.of(HOME, document.toString())));
    this.routes = document.path("paths").propertyStream().map(p -> Route.of(p.getKey())).toList();
  }

  /** The contract of the service on a port, asked for once. */
  static Contract of(int port) {
    return OF_PORT.computeIfAbsent(port, Contract::read);
  }

  private static Contract read(int port) {
    URI address = URI.create("http://127.0.0.1:" + port + "/v3/api-docs");
    try (HttpClient http = HttpClient.newHttpClient()) {
      return new Contract(
          JSON.readTree(
              http.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString()).body()));
    } catch (IOException e) {
      throw new AssertionError("no description of the API", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }

  /** Fails with all that an answer has and the description has not, or the other way round. */
  public void check(HttpResponse<String> answer) {
    List<String> violations = violations(answer);
    Assertions.assertThat(violations)
        .as(
            "%s %s gave %d, in %s",
            answer.request().method(),
            answer.uri().getPath(),
            answer.statusCode(),
            answer.body().substring(0, Math.min(2_000, answer.body().length())))
        .isEmpty();
  }

  private List<String> violations(HttpResponse<String> answer) {
    String method = answer.request().method().toLowerCase(Locale.ROOT);
    Optional<JsonNode> operation =
        routes.stream()
            .filter(route -> route.pattern().matcher(answer.uri().getPath()).matches())
            .map(route -> document.path("paths").path(route.path()).path(method))
            .filter(JsonNode::isObject)
            .findFirst();
    if (operation.isPresent()) {
      JsonNode response =
          operation.get().path("responses").path(Integer.toString(answer.statusCode()));
      return response.isObject()
          ? violations(answer, response)
          : List.of("status " + answer.statusCode() + " is not described");
    }
    return type(answer).equals(PROBLEM) && !method.equals("head")
        ? validate("/components/schemas/Problem", json(answer.body()))
        : List.of();
  }

  private List<String> violations(HttpResponse<String> answer, JsonNode response) {
    List<String> found = new ArrayList<>();
    for (var header : response.path("headers").properties()) {
      JsonNode described =
          document.at(header.getValue().path("$ref").stringValue("#").substring(1));
      if (described.path("required").booleanValue(false)
          && answer.headers().firstValue(header.getKey()).isEmpty()) {
        found.add("the header " + header.getKey() + " is missing");
      }
    }
    if (!response.has("content")) {
      if (!answer.body().isEmpty()) {
        found.add("a body is not described");
      }
      return found;
    }
    JsonNode content = response.path("content").path(type(answer));
    if (!content.isObject()) {
      found.add("the type " + type(answer) + " is not described");
    } else if (type(answer).equals("text/event-stream")) {
      boolean ofJob = answer.uri().getPath().startsWith("/v1/jobs");
      found.addAll(
          ofJob
              ? events(answer.body(), "Job", "ProgressEvent")
              : events(answer.body(), "Experiment", "ExperimentProgress"));
    } else if (type(answer).endsWith("json")) {
      String schema = content.path("schema").path("$ref").stringValue("#").substring(1);
      found.addAll(validate(schema, json(answer.body())));
    }
    if (type(answer).equals(PROBLEM)) {
      found.addAll(unknownType(json(answer.body()), content));
    }
    return found;
  }

  /** A problem's type must be one of those that are described for its status. */
  private static List<String> unknownType(JsonNode problem, JsonNode content) {
    return content
            .path("examples")
            .valueStream()
            .anyMatch(example -> example.at("/value/type").equals(problem.path("type")))
        ? List.of()
        : List.of("problem type " + problem.path("type") + " is not described");
  }

  private List<String> events(String body, String finished, String progress) {
    return DATA.matcher(body)
        .results()
        .flatMap(event ->
            validate(
                "/components/schemas/"
                    + (event.group(1).strip().equals("finished") ? finished : progress),
                json(event.group(2)))
                .stream())
        .toList();
  }

  /** What a value has that a schema of the description does not allow. */
  public List<String> validate(String schemaPointer, JsonNode value) {
    return schemas
        .computeIfAbsent(
            schemaPointer, at -> registry.getSchema(SchemaLocation.of(HOME + "#" + at)))
        .validate(
            value,
            context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
        .stream()
        .map(error -> error.getInstanceLocation() + ": " + error.getMessage())
        .toList();
  }

  private static JsonNode json(String body) {
    try {
      return JSON.readTree(body);
    } catch (JacksonException e) {
      throw new AssertionError("not JSON: " + body, e);
    }
  }

  private static String type(HttpResponse<?> answer) {
    return answer.headers().firstValue("Content-Type").orElse("none").replaceAll(";.*", "").strip();
  }
}
