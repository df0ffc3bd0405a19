package dev.plateau.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import tools.jackson.databind.JsonNode;

/** What operators see of the service, and what nobody should. */
class OperationsTests extends RunningService {
  private final Environment environment;

  @Autowired
  OperationsTests(Environment environment) {
    this.environment = environment;
  }

  @Test
  void listensToThisMachineOnly() {
    assertThat(environment.getProperty("server.address")).isEqualTo("127.0.0.1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "env",
        "beans",
        "heapdump",
        "threaddump",
        "shutdown",
        "loggers",
        "mappings",
        "configprops",
        "conditions",
        "flyway",
        "scheduledtasks",
        "logfile"
      })
  void exposesNothingElse(String endpoint) {
    client().get("/actuator/" + endpoint).isProblem(404);
    client().method("POST", "/actuator/" + endpoint).isProblem(404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/h2-console", "/h2-console/", "/console", "/v3/../actuator/env"})
  void hasNoDatabaseConsole(String path) {
    assertThat(client().get(path).status()).isIn(400, 404);
  }

  @Test
  void isHealthy() {
    for (String group : new String[] {"", "/liveness", "/readiness"}) {
      JsonNode health = client().get("/actuator/health" + group).isStatus(200).json();
      assertThat(health.path("status").stringValue()).isEqualTo("UP");
    }
    assertThat(client().get("/actuator/health").json().path("groups").toString())
        .contains("liveness", "readiness");
  }

  @Test
  void tellsWhatItIs() {
    JsonNode info = client().get("/actuator/info").isStatus(200).json();

    assertThat(info.path("build").path("version").stringValue("")).isNotBlank();
    assertThat(info.path("git").path("commit").path("id").toString()).isNotBlank();
    assertThat(info.path("kernels").path("inUse").stringValue("")).isNotBlank();
  }

  @Test
  void countsItsJobs() {
    client().train(Client.FOUNDING);

    String metrics = client().get("/actuator/prometheus").isStatus(200).body();

    assertThat(metrics)
        .contains(
            "plateau_jobs_ended_total{outcome=\"plateau\",status=\"completed\"}",
            "plateau_queue_length",
            "plateau_jobs_running",
            "plateau_jobs_wait_seconds_count",
            "plateau_jobs_training_seconds_count",
            "plateau_training_epochs_total",
            "plateau_training_epochs_per_second");
    client().get("/actuator/metrics/plateau.jobs.ended").isStatus(200);
    client().get("/actuator/metrics/nonsense").isStatus(404);
  }

  @Test
  void showsThePageToThoseWhoOpenIt() {
    Answer page = client().get("/", "Accept", "text/html").isStatus(200);

    assertThat(page.header("Content-Type").orElseThrow()).startsWith("text/html");
    assertThat(page.body()).contains("<title>Plateau");
    assertThat(client().get("/v3/api-docs").json().path("paths").propertyNames())
        .allMatch(path -> path.startsWith("/v1/"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/js/main.js", "/webjars/d3/dist/d3.min.js", "/v1/datasets", "/x"})
  void letsNothingForeignIn(String path) {
    Answer answer = client().get(path);

    assertThat(answer.header("Content-Security-Policy").orElseThrow())
        .contains("default-src 'self'", "frame-ancestors 'none'")
        .doesNotContain("unsafe");
    assertThat(answer.header("X-Content-Type-Options")).contains("nosniff");
    assertThat(answer.header("Referrer-Policy")).contains("no-referrer");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/css/base.css", "/js/main.js", "/webjars/katex/dist/katex.mjs"})
  void knowsFilesAgainByTheirContent(String path) {
    Answer first = client().get(path, "Accept-Encoding", "gzip").isStatus(200);
    String tag = first.header("ETag").orElseThrow();

    assertThat(first.header("Cache-Control")).contains("no-cache");
    assertThat(first.header("Content-Encoding")).contains("gzip");
    client().get(path, "If-None-Match", tag).isStatus(304);
  }

  @Test
  void letsNoOtherOriginIn() {
    Answer get = client().get("/v1/jobs", "Origin", "https://example.org");
    Answer preflight =
        client()
            .method(
                "OPTIONS",
                "/v1/jobs",
                "Origin",
                "https://example.org",
                "Access-Control-Request-Method",
                "POST");

    assertThat(get.header("Access-Control-Allow-Origin")).isEmpty();
    assertThat(preflight.header("Access-Control-Allow-Origin")).isEmpty();
  }
}
