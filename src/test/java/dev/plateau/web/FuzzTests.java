package dev.plateau.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.kagkarlsson.scheduler.Scheduler;
import dev.plateau.job.Job;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Odd values at every place of every request that the description has an example of: none makes the
 * service fail, and every answer is as described. The jobs are queued but never trained.
 */
@Tag("thorough")
class FuzzTests {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String MARK = "odd value";
  private static final Pattern REFUSAL = Pattern.compile("HTTP/1.1 (4\\d\\d|501|5\\d\\d) ");

  private static final OwnService SERVICE =
      OwnService.start(
          0, "--plateau.training.queue-capacity=1000000", "--plateau.proxies=127.0.0.1");
  private static final Client CLIENT = new Client(SERVICE.port());
  private static JsonNode api = JSON.nullNode();

  private final Queue<String> failures = new ConcurrentLinkedQueue<>();

  @BeforeAll
  static void trainTheFoundingJobOnly() {
    CLIENT.get("/v1/jobs/" + Job.FOUNDING, "Prefer", "wait=60").isStatus(200);
    SERVICE.context().getBean(Scheduler.class).pause();
    api = CLIENT.get("/v3/api-docs").json();
  }

  @AfterAll
  static void stop() {
    SERVICE.close();
  }

  private record Operation(String path, String method, JsonNode text) {
    List<JsonNode> parameters() {
      return text.path("parameters")
          .valueStream()
          .map(one -> one.has("$ref") ? api.at(one.get("$ref").stringValue().substring(1)) : one)
          .toList();
    }

    /** The address, with one parameter's value replaced. */
    String address(String odd, String value) {
      String address = path;
      String query = "";
      for (JsonNode parameter : parameters()) {
        String name = parameter.get("name").stringValue();
        String in = parameter.get("in").stringValue();
        boolean isOdd = name.equals(odd);
        String filled =
            encoded(isOdd ? value : parameter.path("example").asString(Job.FOUNDING.toString()));
        if (in.equals("path")) {
          address = address.replace("{" + name + "}", filled);
        } else if (in.equals("query") && isOdd) {
          query = "?" + name + "=" + filled;
        }
      }
      return address + query;
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private static List<Operation> operations() {
    List<Operation> all = new ArrayList<>();
    api.path("paths")
        .properties()
        .forEach(path ->
            path.getValue()
                .properties()
                .forEach(
                    one -> all.add(new Operation(path.getKey(), one.getKey(), one.getValue()))));
    return all;
  }

  @Test
  void oddValuesInBodiesAreAnswered() {
    List<Runnable> requests = new ArrayList<>();
    for (Operation operation : operations()) {
      for (var type : operation.text().at("/requestBody/content").properties()) {
        List<JsonNode> examples =
            type.getValue().path("examples").valueStream().map(e -> e.get("value")).toList();
        for (String body : bodies(examples)) {
          requests.add(() -> post(operation.address("", ""), type.getKey(), body));
        }
      }
    }

    sendAll(requests);

    assertThat(requests).hasSizeGreaterThan(5_000);
    assertThat(brief(failures)).isEmpty();
  }

  /** Each example with each odd value in each place that no example before it has. */
  private static List<String> bodies(List<JsonNode> examples) {
    Map<String, String> byPlace = new LinkedHashMap<>();
    for (JsonNode example : examples) {
      if (example.isString()) {
        byPlace.putIfAbsent("", '"' + MARK + '"');
      } else {
        mark(example.deepCopy(), "", marked -> byPlace.putIfAbsent(marked.place(), marked.json()));
      }
    }
    return byPlace.values().stream()
        .flatMap(json -> OddValues.JSON.stream().map(odd -> json.replace('"' + MARK + '"', odd)))
        .toList();
  }

  private record Marked(String place, String json) {}

  /** Marks the places of a document one after the other; of a list the first. */
  private static void mark(JsonNode root, String place, Consumer<Marked> found) {
    found.accept(new Marked("", '"' + MARK + '"'));
    markWithin(root, root, place, found);
  }

  private static void markWithin(
      JsonNode root, JsonNode node, String place, Consumer<Marked> found) {
    if (node instanceof ObjectNode object) {
      for (String name : List.copyOf(object.propertyNames())) {
        JsonNode before = object.get(name);
        object.put(name, MARK);
        found.accept(new Marked(place + "/" + name, root.toString()));
        object.set(name, before);
        markWithin(root, before, place + "/" + name, found);
      }
    } else if (node instanceof ArrayNode array && !array.isEmpty()) {
      JsonNode before = array.get(0);
      array.set(0, MARK);
      found.accept(new Marked(place + "/0", root.toString()));
      array.set(0, before);
      markWithin(root, before, place + "/0", found);
    }
  }

  @Test
  void oddValuesInAddressesAreAnswered() {
    List<Runnable> requests = new ArrayList<>();
    for (Operation operation : operations()) {
      for (JsonNode parameter : operation.parameters()) {
        if (!parameter.get("in").stringValue().equals("header")) {
          for (String odd : OddValues.TEXT) {
            String address = operation.address(parameter.get("name").stringValue(), odd);
            requests.add(() -> send(operation.method(), address));
          }
        }
      }
    }

    sendAll(requests);

    assertThat(requests).hasSizeGreaterThan(1_000);
    assertThat(brief(failures)).isEmpty();
  }

  private void post(String address, String type, String body) {
    check(body, () -> CLIENT.post(address, type, BodyPublishers.ofString(body)));
  }

  private void send(String method, String address) {
    check("", () -> CLIENT.method(method.toUpperCase(Locale.ROOT), address));
  }

  private void check(String body, Supplier<Answer> request) {
    try {
      Answer answer = request.get();
      if (answer.status() >= 500 && !isFull(answer)) {
        failures.add(brief(body) + answer.response().request() + " gave " + answer.body());
      }
    } catch (AssertionError violation) {
      failures.add(brief(body) + violation.getMessage());
    }
  }

  /** A store that is full says so, and when to try again. */
  private static boolean isFull(Answer answer) {
    return answer.status() == 503
        && answer.header("Retry-After").isPresent()
        && answer.body().matches("(?s).*urn:plateau:problem:(queue-full|no-room).*");
  }

  @Test
  void oddValuesInHeadersAreAnswered() {
    String get = "GET /v1/jobs/%s/losses HTTP/1.1\r\n".formatted(Job.FOUNDING);
    String post = "POST /v1/gradients HTTP/1.1\r\n";
    List<Runnable> requests = new ArrayList<>();
    for (String name : OddValues.HEADERS) {
      for (String odd : OddValues.HEADER_VALUES) {
        String header = name + ": " + odd + "\r\n";
        requests.add(() -> checkRaw(get + header + others(name, ""), header));
        requests.add(
            () -> checkRaw(post + header + others(name, "{\"dataset\": \"xor\"}"), header));
      }
    }

    sendAll(requests);

    assertThat(requests).hasSizeGreaterThan(2_000);
    assertThat(brief(failures)).isEmpty();
  }

  /** The service believes them, since they come from a proxy that it knows. */
  @Test
  void oddValuesInForwardingHeadersAreAnswered() {
    assertThat(CLIENT.get("/v1/jobs/" + Job.FOUNDING, "X-Forwarded-Prefix", "/a").body())
        .contains("\"/a/v1/jobs/");
    List<String> addresses = List.of("/", "/v1/jobs?limit=1", "/v1/jobs/none", "/v1/none");
    List<Runnable> requests = new ArrayList<>();
    for (String name : OddValues.FORWARDING_HEADERS) {
      for (String odd : OddValues.HEADER_VALUES) {
        String header = name + ": " + odd + "\r\n";
        for (String address : addresses) {
          String get = "GET " + address + " HTTP/1.1\r\n";
          requests.add(() -> checkRaw(get + header + others(name, ""), header));
        }
        String post = "POST /v1/jobs HTTP/1.1\r\nOrigin: http://localhost\r\n";
        requests.add(
            () -> checkRaw(post + header + others(name, "{\"dataset\": \"xor\"}"), header));
      }
    }

    sendAll(requests);

    assertThat(requests).hasSizeGreaterThan(2_000);
    assertThat(brief(failures)).isEmpty();
  }

  private static String others(String odd, String body) {
    StringBuilder head = new StringBuilder();
    Map.of(
            "Host", "localhost",
            "Connection", "close",
            "Content-Type", "application/json",
            "Content-Length", Integer.toString(body.length()))
        .forEach((name, value) -> {
          if (!name.equals(odd) && !(odd.equals("Transfer-Encoding") && name.endsWith("Length"))) {
            head.append(name).append(": ").append(value).append("\r\n");
          }
        });
    return head + "\r\n" + body;
  }

  private void checkRaw(String request, String header) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), CLIENT.port())) {
      socket.setSoTimeout(60_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      socket.shutdownOutput();
      String answer =
          new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
      String status = answer.substring(0, Math.min(13, answer.length()));
      boolean refused = REFUSAL.matcher(status).matches();
      boolean unknownCoding = status.contains(" 501 ") && header.startsWith("Transfer-Encoding");
      boolean failed = status.contains(" 5") && !unknownCoding;
      boolean plain = refused && !answer.contains("application/problem+json");
      if (failed || plain || !status.startsWith("HTTP/1.1 ")) {
        failures.add(header + request + " gave " + answer);
      }
    } catch (IOException e) {
      failures.add(request + " gave " + e);
    }
  }

  /** The beginning of each failure, the first of those that begin alike. */
  private static List<String> brief(Collection<String> failures) {
    return failures.stream().map(FuzzTests::brief).sorted().distinct().limit(40).toList();
  }

  private static String brief(String text) {
    String line = text.replaceAll("[^!-~]+", " ");
    return line.substring(0, Math.min(240, line.length()));
  }

  private static void sendAll(List<Runnable> requests) {
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      requests.forEach(threads::execute);
    }
  }
}
