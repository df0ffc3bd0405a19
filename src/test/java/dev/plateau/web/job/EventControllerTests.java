package dev.plateau.web.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plateau.job.JobFeed;
import dev.plateau.job.JobFeed.Watch;
import dev.plateau.web.Answer;
import dev.plateau.web.Client;
import dev.plateau.web.RunningService;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Event streams over HTTP, read as a browser reads them. */
@Timeout(300)
class EventControllerTests extends RunningService {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  @Autowired private JobFeed feed;

  /** One event as it came. */
  private record Event(String name, String id, List<String> data) {
    JsonNode json() {
      assertThat(data).hasSize(1);
      return JSON.readTree(data.getFirst());
    }
  }

  /** A stream that is read event by event. */
  private record Events(HttpResponse<InputStream> response, BufferedReader lines)
      implements AutoCloseable {
    static Events of(HttpResponse<InputStream> response) {
      return new Events(
          response,
          new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8)));
    }

    /** The next event, null at the end of the stream. */
    @Nullable Event next() throws IOException {
      String name = "";
      String id = "";
      List<String> data = new ArrayList<>();
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.isEmpty() && !data.isEmpty()) {
          return new Event(name, id, data);
        }
        name = line.startsWith("event: ") ? line.substring(7) : name;
        id = line.startsWith("id: ") ? line.substring(4) : id;
        if (line.startsWith("data: ")) {
          data.add(line.substring(6));
        }
      }
      return null;
    }

    Event expect(String name) throws IOException {
      Event event = next();
      assertThat(event).isNotNull().extracting(Event::name).isEqualTo(name);
      return Objects.requireNonNull(event);
    }

    List<Event> rest() throws IOException {
      List<Event> events = new ArrayList<>();
      for (Event event = next(); event != null; event = next()) {
        events.add(event);
      }
      return events;
    }

    @Override
    public void close() throws IOException {
      lines.close();
    }
  }

  private Events events(String id, String... headers) {
    return Events.of(client().stream("/v1/jobs/" + id + "/events", headers));
  }

  @Test
  void tellHowATrainingJobProceeds() throws IOException {
    String id = client().startEndless();

    try (Events events = events(id, "Accept", "text/event-stream")) {
      Event first = events.expect("progress");
      Event second = events.expect("progress");

      assertThat(events.response().headers().firstValue("Content-Type").orElseThrow())
          .startsWith("text/event-stream");
      assertThat(first.json().propertyNames())
          .containsExactly("epoch", "epochs", "loss", "holdoutLoss", "epochsPerSecond");
      assertThat(first.json().path("epochs").intValue()).isEqualTo(1_000_000_000);
      assertThat(first.json().path("loss").doubleValue()).isPositive();
      assertThat(first.id()).isEqualTo(first.json().path("epoch").toString());
      assertThat(second.json().path("epochsPerSecond").doubleValue()).isPositive();
      assertThat(second.json().path("epoch").intValue())
          .isGreaterThan(first.json().path("epoch").intValue());
    } finally {
      client().stop(id);
    }
  }

  @Test
  void knowHowManyWatchAlready() {
    UUID id = UUID.randomUUID();
    try (Watch first = feed.watch(id);
        Watch second = feed.watch(id)) {
      assertThat(first.before()).isZero();
      assertThat(second.before()).isEqualTo(1);
    }
  }

  @Test
  void carryTheParametersThatAreAskedFor() throws IOException {
    String id = client().startEndless();

    try (Events events = Events.of(client().stream("/v1/jobs/" + id + "/events?parameters=true"))) {
      Event first = events.expect("progress");
      while (first.json().path("theta").isMissingNode()) {
        first = events.expect("progress"); // one that was published before
      }
      Event second = events.expect("progress");

      int parameters = client().get("/v1/jobs/" + id).json().path("parameters").intValue();
      assertThat(first.json().path("theta").size()).isEqualTo(parameters);
      assertThat(second.json().path("theta")).isNotEqualTo(first.json().path("theta"));
    } finally {
      client().stop(id);
    }
    client()
        .get("/v1/jobs/" + id + "/events?parameters=1", "Accept", "text/event-stream")
        .isProblem(400);
  }

  @Test
  void endWithTheCancelledJob() throws IOException {
    String id = client().startEndless();

    try (Events events = events(id)) {
      events.expect("progress");
      client().method("POST", "/v1/jobs/" + id + "/cancel").isStatus(202);
      List<Event> rest = events.rest();

      Event last = rest.getLast();
      assertThat(rest).filteredOn(event -> event.name().equals("finished")).hasSize(1);
      assertThat(last.name()).isEqualTo("finished");
      assertThat(last.id()).isEqualTo("finished");
      assertThat(last.json()).isEqualTo(client().get("/v1/jobs/" + id).json());
    }
  }

  @Test
  void ofAFinishedJobEndAtOnce() throws IOException {
    Answer job = client().train(Client.FOUNDING);

    try (Events events = events(job.id(), "Last-Event-ID", "17")) {
      List<Event> all = events.rest();

      assertThat(all).hasSize(1);
      assertThat(all.getFirst().name()).isEqualTo("finished");
      assertThat(all.getFirst().json()).isEqualTo(job.json());
    }
  }

  @Test
  void followAShortJobToItsEnd() throws IOException {
    for (int k = 0; k < 20; k++) {
      String id = client().post("/v1/jobs", Client.FOUNDING).isStatus(202).id();
      try (Events events = events(id)) {
        assertThat(events.rest().getLast().name()).isEqualTo("finished");
      }
    }
  }

  @Test
  void areNotReopenedAfterTheLast() {
    String id = client().train(Client.FOUNDING).id();

    Answer answer =
        client()
            .get(
                "/v1/jobs/" + id + "/events",
                "Accept",
                "text/event-stream",
                "Last-Event-ID",
                "finished");

    assertThat(answer.isStatus(204).body()).isEmpty();
  }

  @Test
  void goOnAfterTheEpochThatTheReaderHasSeen() throws IOException {
    String id = client().startEndless();
    int epoch = client().get("/v1/jobs/" + id).json().path("progress").path("epoch").intValue();
    int seen = epoch + 2_000;

    try (Events events = events(id, "Last-Event-ID", Integer.toString(seen))) {
      Event next = events.expect("progress");

      assertThat(next.json().path("epoch").intValue()).isGreaterThan(seen);
      assertThat(next.json().path("epochsPerSecond").doubleValue()).isPositive();
    } finally {
      client().stop(id);
    }
  }

  @Test
  void ignoreALastEventIdTheyNeverGave() throws IOException {
    String id = client().startEndless();

    try (Events events = events(id, "Last-Event-ID", "nonsense-99999999999999")) {
      events.expect("progress");
    } finally {
      client().stop(id);
    }
  }

  @Test
  void ofAnUnknownJobAreAProblem() {
    String path = "/v1/jobs/" + UUID.randomUUID() + "/events";

    client().get(path, "Accept", "text/event-stream").isProblem(404);
    client().get(path, "Accept", "text/event-stream", "Last-Event-ID", "finished").isProblem(404);
  }

  @Test
  void areNotWaitedForByHead() {
    String id = client().startEndless();

    Answer head = client().method("HEAD", "/v1/jobs/" + id + "/events");

    boolean running =
        client().get("/v1/jobs/" + id).json().path("status").stringValue().equals("running");
    client().stop(id);
    assertThat(head.isStatus(200).header("Content-Type").orElseThrow())
        .startsWith("text/event-stream");
    assertThat(running).isTrue();
  }

  @Test
  void ofReadersThatNeverReadHoldUpNobody() throws IOException {
    String id = client().startEndless();
    List<Socket> deaf = new ArrayList<>();

    try (Events events = events(id)) {
      for (int k = 0; k < 100; k++) {
        deaf.add(readerThatNeverReads(id));
      }
      events.expect("progress");
      int before = events.expect("progress").json().path("epoch").intValue();
      for (int k = 0; k < 5; k++) {
        client().get("/v1/jobs/" + id).isStatus(200);
      }

      assertThat(events.expect("progress").json().path("epoch").intValue()).isGreaterThan(before);
    } finally {
      client().stop(id);
      for (Socket socket : deaf) {
        socket.close();
      }
    }
  }

  private Socket readerThatNeverReads(String id) throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), client().port());
    String request = "GET /v1/jobs/" + id + "/events HTTP/1.1\r\nHost: localhost\r\n\r\n";
    socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    return socket;
  }

  @Test
  void saysThatAJobIsPausedAndGoesOnWhenItIsResumed() throws IOException {
    String id = client().startEndless();
    try (Events events = Events.of(client().stream("/v1/jobs/" + id + "/events"))) {
      client().method("POST", "/v1/jobs/" + id + "/pause").isStatus(202);
      Event paused = skipProgress(events);
      client().method("POST", "/v1/jobs/" + id + "/resume").isStatus(202);
      Event progress = events.expect("progress");
      client().stop(id);
      Event finished = skipProgress(events);

      assertThat(paused.name()).isEqualTo("paused");
      assertThat(paused.json().path("status").stringValue()).isEqualTo("paused");
      assertThat(progress.json().path("epoch").intValue())
          .isGreaterThan(Integer.parseInt(paused.id()));
      assertThat(finished.name()).isEqualTo("finished");
      assertThat(finished.json().path("stoppedBy").stringValue()).isEqualTo("cancelled");
    }
  }

  @Test
  void tellsAPauseAndTheEndLaterToThoseWhoCameLater() throws IOException {
    String id = client().startEndless();
    List<Watch> before = new ArrayList<>();
    for (int k = 0; k < 200; k++) {
      before.add(feed.watch(UUID.fromString(id)));
    }
    try (Events events = events(id)) {
      long beforePause = System.nanoTime();
      client().method("POST", "/v1/jobs/" + id + "/pause").isStatus(202);
      assertThat(skipProgress(events).name()).isEqualTo("paused");
      long beforeEnd = System.nanoTime();
      client().stop(id);
      assertThat(skipProgress(events).name()).isEqualTo("finished");
      long end = System.nanoTime();

      assertThat(beforeEnd - beforePause).isGreaterThan(200_000_000);
      assertThat(end - beforeEnd).isGreaterThan(200_000_000);
    } finally {
      before.forEach(Watch::close);
    }
  }

  private static Event skipProgress(Events events) throws IOException {
    Event event = Objects.requireNonNull(events.next());
    while (event.name().equals("progress")) {
      event = Objects.requireNonNull(events.next());
    }
    return event;
  }
}
