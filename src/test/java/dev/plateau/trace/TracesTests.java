package dev.plateau.trace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plateau.trace.Collector.Span;
import dev.plateau.web.Client;
import dev.plateau.web.OwnService;
import io.micrometer.tracing.Tracer;
import io.opentelemetry.api.OpenTelemetry;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a collector sees of requests and of the work that they cause. */
@Tag("thorough")
@Timeout(value = 240, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class TracesTests {
  private static final String CLIENT = "b7ad6b7169203331";

  private static Collector collector;
  private static OwnService service;
  private static Client client;

  @BeforeAll
  static void start() throws IOException {
    collector = new Collector();
    service = OwnService.start(0, traced());
    client = new Client(service.port());
  }

  @AfterAll
  static void stop() {
    service.close();
    collector.close();
  }

  /** Settings with which a service sends its traces. */
  private static String[] traced() {
    return new String[] {
      "--" + Traces.COLLECTOR + "=" + collector.address(),
      "--management.opentelemetry.tracing.export.schedule-delay=20ms",
      "--plateau.example-job=false",
      "--plateau.first-visit=false"
    };
  }

  private static String newTrace() {
    return UUID.randomUUID().toString().replace("-", "");
  }

  private static String from(String trace) {
    return "00-" + trace + "-" + CLIENT + "-01";
  }

  private static Span await(String trace, String name) throws InterruptedException {
    return collector.await(span -> span.trace().equals(trace) && span.name().equals(name));
  }

  private static String train(Client client, String spec, String trace) {
    String[] headers = {"Prefer", "wait=1", "traceparent", from(trace)};
    return client.post("/v1/jobs", spec, headers).header("Location").orElseThrow();
  }

  private static String id(String location) {
    return location.substring(location.lastIndexOf('/') + 1);
  }

  @Test
  void showRequestTrainingAndDiagnosisAsOne() throws InterruptedException {
    String trace = newTrace();
    String job = train(client, "{\"dataset\": \"xor\", \"epochs\": 50}", trace);
    client.get(job, "Prefer", "wait=60");
    client.get(job + "/diagnosis", "Prefer", "wait=60").isStatus(200);

    Span request = await(trace, "http post /v1/jobs");
    Span run = await(trace, "job");
    Span slice = await(trace, "slice");
    Span diagnosis = await(trace, "diagnosis");

    assertThat(request.parent()).isEqualTo(CLIENT);
    assertThat(run.parent()).isEqualTo(request.id());
    assertThat(slice.parent()).isEqualTo(run.id());
    assertThat(diagnosis.parent()).isEqualTo(request.id());
    assertThat(List.of(run, slice, diagnosis))
        .allSatisfy(span -> assertThat(span.tags()).containsEntry("job.id", id(job)));
    assertThat(run.tags()).containsEntry("job.attempt", "1");
  }

  @Test
  void goOnInTheProcessThatTakesAJobUp(@TempDir Path folder) throws InterruptedException {
    Path file = folder.resolve("jobs");
    String trace = newTrace();
    String job;
    try (OwnService first = OwnService.onFile(file, traced())) {
      job = train(new Client(first.port()), Client.ENDLESS, trace);
      await(trace, "slice");
    }

    try (OwnService second = OwnService.onFile(file, traced())) {
      new Client(second.port()).post(job + "/cancel", "").isStatus(202);
      Span run =
          collector.await(
              span -> span.trace().equals(trace) && "2".equals(span.tags().get("job.attempt")));

      assertThat(run.tags()).containsEntry("job.id", id(job));
    }
  }

  @Test
  void showTheChunksOfAnExperiment() throws InterruptedException {
    String trace = newTrace();
    String experiment =
        """
        {"spec": {"dataset": "xor", "epochs": 5}, "vary": {"seed": {"count": 3}}}
        """;
    client.post("/v1/experiments", experiment, "traceparent", from(trace));

    Span chunk = await(trace, "chunk");

    assertThat(chunk.parent()).isEqualTo(await(trace, "experiment").id());
    assertThat(chunk.tags()).containsKey("experiment.id");
  }

  @Test
  void leaveOutWhatNoClientAskedFor() throws InterruptedException {
    client.get("/actuator/health").isStatus(200);
    client.get("/v1/options").isStatus(200);
    collector.await(span -> span.name().equals("http get /v1/options"));

    assertThat(collector.spans())
        .extracting(Span::name)
        .noneMatch(name -> name.contains("actuator") || name.startsWith("task"));
  }

  @Test
  void beginAnewAfterNonsense() throws InterruptedException {
    String trace = newTrace();
    List<String> nonsense =
        List.of(
            "",
            "-",
            "00-00000000000000000000000000000000-0000000000000000-00",
            "ff-" + trace + "-" + CLIENT + "-01",
            from(trace) + "-and-more",
            "%s%n%\\\"',;=é");
    for (String odd : nonsense) {
      String[] headers = {"traceparent", odd, "tracestate", odd, "baggage", odd, "b3", odd};
      client.get("/v1/datasets/xor", headers).isStatus(200);
    }
    client.get("/v1/datasets").isStatus(200);
    collector.await(span -> span.name().equals("http get /v1/datasets"));

    assertThat(collector.spans())
        .filteredOn(span -> span.tags().containsValue("/v1/datasets/xor"))
        .hasSize(nonsense.size())
        .extracting(Span::trace)
        .doesNotHaveDuplicates()
        .doesNotContain(trace);
  }

  @Test
  void costNothingWithoutACollector() {
    try (OwnService silent =
        OwnService.start(0, "--plateau.example-job=false", "--plateau.first-visit=false")) {
      String job = train(new Client(silent.port()), "{\"dataset\": \"xor\"}", newTrace());

      assertThat(silent.context().getBeanNamesForType(Tracer.class)).isEmpty();
      assertThat(silent.context().getBeanNamesForType(OpenTelemetry.class)).isEmpty();
      assertThat(
              silent
                  .context()
                  .getBean(JdbcClient.class)
                  .sql("select count(*) from job where id = :id and traceparent is null")
                  .param("id", UUID.fromString(id(job)))
                  .query(Integer.class)
                  .single())
          .isEqualTo(1);
    }
  }
}
