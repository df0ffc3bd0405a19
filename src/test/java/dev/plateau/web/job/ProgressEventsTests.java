package dev.plateau.web.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plateau.job.Job;
import dev.plateau.job.Job.Effort;
import dev.plateau.job.Job.End;
import dev.plateau.job.Job.Life;
import dev.plateau.job.Job.Losses;
import dev.plateau.job.Job.Metrics;
import dev.plateau.job.Job.Progress;
import dev.plateau.job.Job.Report;
import dev.plateau.job.Job.Times;
import dev.plateau.job.JobFeed.State;
import dev.plateau.job.JobFeed.Update;
import dev.plateau.job.JobStatus;
import dev.plateau.math.Numbers;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
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
    events = new ProgressEvents(new EventStream(response, JSON), job(), () -> now, 0, 10, false);
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
  void carryParametersOnlyWhereTheyAreAskedFor() throws IOException {
    Update update = new Update(11, 0.25, Double.NaN, State.RUNNING, Optional.of(Numbers.of(1, 2)));
    events.offer(update);
    events.send();
    EventStream stream = new EventStream(response, JSON);
    events = new ProgressEvents(stream, job(), () -> now, 0, 10, true);
    events.offer(update);
    events.send();

    assertThat(sent()).extracting(event -> event.has("theta")).containsExactly(false, true);
    assertThat(sent().getLast().path("theta").toString()).isEqualTo("[1.0,2.0]");
  }

  @Test
  void comeALittleLaterToThoseWhoCameLater() throws IOException {
    events = new ProgressEvents(new EventStream(response, JSON), job(), () -> now, 50, 10, false);
    events.offer(update(11));
    assertThat(events.send()).isFalse();
    assertThat(events.until(LONG)).isEqualTo(Duration.ofMillis(10));

    now = now.plusMillis(9);
    events.offer(update(12));
    assertThat(events.send()).isFalse();
    now = now.plusMillis(1);
    assertThat(events.send()).isTrue();

    assertThat(sent()).extracting(event -> event.get("epoch").intValue()).containsExactly(12);
  }

  @Test
  void areNeverLateByMoreThanATenthOfASecond() throws IOException {
    events =
        new ProgressEvents(new EventStream(response, JSON), job(), () -> now, 5_000, 10, false);
    events.offer(update(11));

    assertThat(events.until(LONG)).isEqualTo(Duration.ofMillis(100));
  }

  @Test
  void endOneAfterTheOther() throws IOException {
    List<Duration> delays = new ArrayList<>();
    for (int before : new int[] {0, 30, 500, 5_000}) {
      EventStream stream = new EventStream(response, JSON);
      delays.add(new ProgressEvents(stream, job(), () -> now, before, 10, false).jobDelay());
    }

    assertThat(delays)
        .containsExactly(
            Duration.ZERO, Duration.ofMillis(30), Duration.ofMillis(500), Duration.ofMillis(500));
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
    return new Update(epoch, 0.25, Double.NaN, State.RUNNING);
  }

  private static Job job() {
    Network network = Network.of(2, List.of(2), Activation.SIGMOID, 1, Activation.IDENTITY);
    Times times = new Times(STARTED, Optional.of(STARTED), Optional.empty());
    Losses losses =
        new Losses(
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            OptionalInt.empty());
    Progress progress = new Progress(0, losses, new Effort(0, 0));
    End end = new End(Optional.empty(), Optional.empty(), Optional.empty());
    LossBounds bounds = new LossBounds(0, 0.25);
    return new Job(
        UUID.fromString("01900000-0000-7000-8000-000000000001"),
        new JobSpec(new DatasetSource.BuiltIn("xor"), Spec.of(network, Loss.MSE), Optional.empty()),
        Optional.empty(),
        new Life(JobStatus.RUNNING, 1, times, Optional.empty()),
        new Report(
            new Metrics(end, progress, OptionalDouble.empty(), bounds), List.of(), List.of()));
  }
}
