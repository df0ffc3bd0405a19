package dev.plateau.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Scanner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** The service when it is told to stop while somebody is listening. */
@ExtendWith(OutputCaptureExtension.class)
class ShutdownTests {

  @Test
  void endsOpenStreamsAndLogsNoError(CapturedOutput output) throws Exception {
    OwnService service = OwnService.start(0);
    Client client = new Client(service.port());
    String id = client.startEndless();
    try (Scanner events =
        new Scanner(client.stream("/v1/jobs/" + id + "/events").body(), StandardCharsets.UTF_8)) {
      assertThat(events.nextLine()).isEqualTo("event: progress");

      service.close();

      assertThat(events.tokens()).doesNotContain("finished");
    }
    assertThat(output.getAll()).doesNotContain(" ERROR ", "\tat ");
  }
}
