package dev.plateau.web.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plateau.job.Job;
import dev.plateau.job.Job.Life;
import dev.plateau.job.Job.Metrics;
import dev.plateau.job.Job.Progress;
import dev.plateau.job.Job.Report;
import dev.plateau.job.Job.Times;
import dev.plateau.job.JobFeed.Update;
import dev.plateau.job.JobStatus;
import dev.plateau.network.Activation;
import dev.plateau.network.Loss;
import dev.plateau.network.LossBounds;
import dev.plateau.network.Network;
import dev.plateau.spec.DatasetSource;
import dev.plateau.spec.JobSpec;
import dev.plateau.training.Spec;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletResponse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ProgressEventsTests {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Instant STARTED = Instant.parse("2026-11-24T10:00:00Z");
  private static final Duration LONG = Duration.ofHours(1);

  private final MockHttpServletResponse response = new MockHttpServletResponse();
  private Instant now = STARTED;
  private ProgressEvents events;

  @BeforeEach
  void open() throws IOException {
    events = new ProgressEvents(new EventStream(response, JSON), job(), () -> now, 10);
  }

  @Test
  void comeAtMostTenTimesASecond() throws IOException {
    for (int millis = 0; millis < 1000; millis++) {
      now = STARTED.plusMillis(millis);
      events.offer(update(100 + millis));
      events.send();
    }

    assertThat(sent()).extracting(event -> event.get("epoch").intValue()).hasSize(10);
  }

  @Test
  void tellTheLatestNewsOnceThePauseIsOver() throws IOException {
    events.offer(update(11));
    events.send();
    events.offer(update(12));
    now = STARTED.plusMillis(60);
    events.offer(update(13));

    assertThat(events.send()).isFalse();
    assertThat(events.until(LONG)).isEqualTo(Duration.ofMillis(40));
    now = STARTED.plusMillis(100);
    assertThat(events.send()).isTrue();

    assertThat(sent()).extracting(event -> event.get("epoch").intValue()).containsExactly(11, 13);
    assertThat(events.until(LONG)).isEqualTo(LONG);
  }

  @Test
  void tellNothingThatTheReaderHasSeen() throws IOException {
    events.offer(update(10));

    assertThat(events.send()).isFalse();
  }

  @Test
  void tellTheSpeedSinceTheStartAndThenSinceTheEventBefore() throws IOException {
    now = STARTED.plusSeconds(4);
    events.offer(update(2_000));
    events.send();
    now = now.plusMillis(500);
    events.offer(update(3_000));
    events.send();

    assertThat(sent())
        .extracting(event -> event.get("epochsPerSecond").doubleValue())
        .containsExactly(500.0, 2_000.0);
  }

  @Test
  void doNotWaitForAClockThatWasPutBack() throws IOException {
    events.offer(update(11));
    events.send();
    now = STARTED.minusSeconds(3600);
    events.offer(update(12));

    assertThat(events.send()).isTrue();
  }

  private List<JsonNode> sent() throws IOException {
    return response
        .getContentAsString()
        .lines()
        .filter(line -> line.startsWith("data: "))
        .map(line -> JSON.readTree(line.substring(6)))
        .toList();
  }

  private static Update update(int epoch) {
    return new Update(epoch, 0.25, false);
  }

  private static Job job() {
    Network network = Network.of(2, List.of(2), Activation.SIGMOID, 1, Activation.IDENTITY);
    Times times = new Times(STARTED, Optional.of(STARTED), Optional.empty());
    Progress progress = new Progress(0, OptionalDouble.empty(), 0);
    LossBounds bounds = new LossBounds(0, 0.25);
    return new Job(
        UUID.fromString("01900000-0000-7000-8000-000000000001"),
        new JobSpec(new DatasetSource.BuiltIn("xor"), Spec.of(network, Loss.MSE), Optional.empty()),
        new Life(JobStatus.RUNNING, 1, times, Optional.empty()),
        new Report(
            new Metrics(Optional.empty(), progress, OptionalDouble.empty(), bounds),
            List.of(),
            List.of()));
  }
}
