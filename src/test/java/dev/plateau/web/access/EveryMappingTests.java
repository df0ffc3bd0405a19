package dev.plateau.web.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plateau.web.Client;
import dev.plateau.web.OwnService;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/**
 * Who gets what from every mapping of the service; one that is not listed here fails, so that
 * nothing is added without the question.
 */
class EveryMappingTests {
  private static final String BODY_OF_JOB = "{\"dataset\":\"xor\",\"epochs\":1}";
  private static final String BODY_OF_SET = "{\"inputs\":[[1],[2]],\"targets\":[3,4]}";
  private static OwnService service;
  private static Client client;
  private static String job;

  /** What is sent as credentials. */
  private enum Credentials {
    NONE,
    WRONG,
    READER,
    TRAINER,
    FOREIGN,
    ADMIN;

    Optional<String> header() {
      return switch (this) {
        case NONE -> Optional.empty();
        case WRONG -> Optional.of("Bearer key-of-nobody");
        case READER -> Optional.of(Holder.RITA.bearer());
        case TRAINER -> Optional.of(Holder.ANN.bearer());
        case FOREIGN -> Optional.of(Holder.BOB.bearer());
        case ADMIN -> Optional.of(Holder.ROOT.bearer());
      };
    }
  }

  /** Whom a mapping is for; 0 stands for the status of success, which trainer and admin get. */
  private enum Access {
    PUBLIC(0, 0, 0),
    READS(401, 0, 0),
    READS_OWN(401, 0, 404),
    CREATES(401, 403, 0),
    CHANGES_OWN(401, 403, 404);

    private final int withoutKey;
    private final int reader;
    private final int foreign;

    Access(int withoutKey, int reader, int foreign) {
      this.withoutKey = withoutKey;
      this.reader = reader;
      this.foreign = foreign;
    }

    int status(Credentials sent, int success) {
      int status =
          switch (sent) {
            case NONE, WRONG -> withoutKey;
            case READER -> reader;
            case FOREIGN -> foreign;
            case TRAINER, ADMIN -> 0;
          };
      return status == 0 ? success : status;
    }
  }

  /**
   * A mapping and a request that it takes.
   *
   * @param address of what Ann owns, made anew for each request where the request changes it
   */
  record Entry(
      String method,
      String pattern,
      Access access,
      int success,
      Supplier<String> address,
      String body) {
    String mapping() {
      return method + " " + pattern;
    }

    @Override
    public String toString() {
      return mapping();
    }
  }

  @BeforeAll
  static void start(@TempDir Path folder) throws IOException {
    service = OwnService.start(0, Holder.settings(folder));
    client = new Client(service.port());
    job = Holder.ANN.train(client);
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  private static Entry get(String pattern, Access access) {
    return new Entry("GET", pattern, access, 200, () -> pattern.replace("{id}", job), "");
  }

  /** Of a job that has ended. */
  private static Entry change(String method, String pattern, int success) {
    return new Entry(
        method,
        pattern,
        Access.CHANGES_OWN,
        success,
        () -> pattern.replace("{id}", Holder.ANN.train(client)).replace("{remedy}", "random-init"),
        "");
  }

  /** Of an experiment that has ended. */
  private static Entry experiment(String method, String pattern, Access access, int success) {
    return new Entry(
        method,
        pattern,
        access,
        success,
        () -> pattern.replace("{id}", Holder.ANN.experiment(client)).replace("{run}", "0"),
        "");
  }

  private static Entry post(
      String pattern, Access access, int success, Supplier<String> address, String body) {
    return new Entry("POST", pattern, access, success, address, body);
  }

  private static Stream<Entry> entries() {
    String gradient = "{\"dataset\":\"xor\"}";
    return Stream.of(
        get("/v1/jobs", Access.READS),
        post("/v1/jobs", Access.CREATES, 201, () -> "/v1/jobs", BODY_OF_JOB),
        get("/v1/jobs/{id}", Access.READS_OWN),
        change("DELETE", "/v1/jobs/{id}", 204),
        change("POST", "/v1/jobs/{id}/cancel", 409),
        change("POST", "/v1/jobs/{id}/pause", 409),
        change("POST", "/v1/jobs/{id}/resume", 409),
        change("POST", "/v1/jobs/{id}/remedies/{remedy}", 409),
        get("/v1/jobs/{id}/diagnosis", Access.READS_OWN),
        get("/v1/jobs/{id}/events", Access.READS_OWN),
        get("/v1/jobs/{id}/gradient", Access.READS_OWN),
        get("/v1/jobs/{id}/landscape", Access.READS_OWN),
        get("/v1/jobs/{id}/losses", Access.READS_OWN),
        get("/v1/jobs/{id}/metrics", Access.READS_OWN),
        get("/v1/jobs/{id}/parameters", Access.READS_OWN),
        get("/v1/jobs/{id}/predictions", Access.READS_OWN),
        post(
            "/v1/jobs/{id}/predictions",
            Access.CHANGES_OWN,
            200,
            () -> "/v1/jobs/" + job + "/predictions",
            "{\"inputs\":[[0,1]]}"),
        get("/v1/jobs/{id}/surface", Access.READS_OWN),
        get("/v1/jobs/{id}/trajectory", Access.READS_OWN),
        new Entry(
            "GET",
            "/v1/comparisons",
            Access.READS_OWN,
            200,
            () -> "/v1/comparisons?jobs=" + job,
            ""),
        post(
            "/v1/ensembles",
            Access.CHANGES_OWN,
            200,
            () -> "/v1/ensembles",
            "{\"jobs\":[\"{id}\"],\"inputs\":[[0,1]]}"),
        get("/v1/experiments", Access.READS),
        post("/v1/experiments", Access.CREATES, 201, () -> "/v1/experiments", Holder.EXPERIMENT),
        experiment("GET", "/v1/experiments/{id}", Access.READS_OWN, 200),
        experiment("GET", "/v1/experiments/{id}/events", Access.READS_OWN, 200),
        experiment("GET", "/v1/experiments/{id}/runs/{run}", Access.READS_OWN, 200),
        experiment("POST", "/v1/experiments/{id}/runs/{run}", Access.CHANGES_OWN, 201),
        experiment("POST", "/v1/experiments/{id}/cancel", Access.CHANGES_OWN, 409),
        experiment("DELETE", "/v1/experiments/{id}", Access.CHANGES_OWN, 204),
        post("/v1/gradients", Access.CREATES, 200, () -> "/v1/gradients", gradient),
        get("/v1/datasets", Access.READS),
        post("/v1/datasets", Access.CREATES, 201, () -> "/v1/datasets", BODY_OF_SET),
        new Entry(
            "GET",
            "/v1/datasets/{name}",
            Access.READS_OWN,
            200,
            () -> "/v1/datasets/" + Holder.ANN.upload(client),
            ""),
        new Entry(
            "DELETE",
            "/v1/datasets/{name}",
            Access.CHANGES_OWN,
            204,
            () -> "/v1/datasets/" + Holder.ANN.upload(client),
            ""),
        get("/v1/options", Access.READS),
        get("/v3/api-docs", Access.PUBLIC),
        get("/v3/api-docs.yaml", Access.PUBLIC),
        get("/v3/api-docs/swagger-config", Access.PUBLIC),
        new Entry("GET", "/swagger-ui.html", Access.PUBLIC, 302, () -> "/swagger-ui.html", ""),
        get("/actuator", Access.READS),
        get("/actuator/health", Access.PUBLIC),
        new Entry(
            "GET",
            "/actuator/health/**",
            Access.PUBLIC,
            200,
            () -> "/actuator/health/liveness",
            ""),
        get("/actuator/info", Access.READS),
        get("/actuator/metrics", Access.READS),
        new Entry(
            "GET",
            "/actuator/metrics/{requiredMetricName}",
            Access.READS,
            200,
            () -> "/actuator/metrics/process.uptime",
            ""),
        get("/actuator/prometheus", Access.READS),
        // where Tomcat sends what it refuses; there is nothing to refuse in this request
        new Entry("ANY", "/error", Access.READS, 404, () -> "/error", ""));
  }

  /** As {@code METHOD pattern}. */
  private static Set<String> mappings() {
    Set<String> all = new TreeSet<>();
    service
        .context()
        .getBeansOfType(RequestMappingInfoHandlerMapping.class)
        .values()
        .forEach(mapping -> mapping.getHandlerMethods().keySet().forEach(one -> add(one, all)));
    return all;
  }

  private static void add(RequestMappingInfo mapping, Set<String> all) {
    Set<String> methods = new TreeSet<>();
    mapping.getMethodsCondition().getMethods().forEach(method -> methods.add(method.name()));
    for (String pattern : mapping.getPatternValues()) {
      if (pattern.startsWith("/test/")) {
        continue; // of other tests
      }
      (methods.isEmpty() ? Set.of("ANY") : methods)
          .forEach(method -> all.add(method + " " + pattern));
    }
  }

  @Test
  void eachIsListedHere() {
    assertThat(entries().map(Entry::mapping)).containsExactlyInAnyOrderElementsOf(mappings());
  }

  @ParameterizedTest
  @MethodSource("entries")
  void eachLetsInWhomItShould(Entry entry) {
    Map<Credentials, Integer> expected = new LinkedHashMap<>();
    Map<Credentials, Integer> actual = new LinkedHashMap<>();
    for (Credentials sent : Credentials.values()) {
      expected.put(sent, entry.access().status(sent, entry.success()));
      actual.put(sent, status(entry, sent));
    }

    assertThat(actual).isEqualTo(expected);
  }

  private static int status(Entry entry, Credentials sent) {
    List<String> headers =
        new ArrayList<>(List.of("Content-Type", "application/json", "Prefer", "wait=60"));
    sent.header().ifPresent(value -> headers.addAll(List.of("Authorization", value)));
    HttpRequest.Builder request =
        client
            .to(entry.address().get(), headers.toArray(String[]::new))
            .method(
                entry.method().equals("ANY") ? "GET" : entry.method(),
                entry.body().isEmpty()
                    ? BodyPublishers.noBody()
                    : BodyPublishers.ofString(entry.body().replace("{id}", job)));
    return client.send(request).status();
  }

  @Test
  void whatDoesNotExistIsGuardedToo() {
    client.get("/v1/new").isProblem(401);
    client.method("PUT", "/").isProblem(401);
    Holder.RITA.get(client, "/v1/new").isProblem(404);
    Holder.RITA.method(client, "PUT", "/").isProblem(403);
  }
}
