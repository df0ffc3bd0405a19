package dev.plateau.web.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plateau.web.OwnService;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Actuator on a port of its own. */
class ManagementPortTests {

  @Test
  void isBehindTheSameDoor(@TempDir Path folder) throws IOException, InterruptedException {
    String[] settings =
        Stream.concat(
                Stream.of(Holder.settings(folder)),
                Stream.of("--management.server.port=0", "--plateau.example-job=false"))
            .toArray(String[]::new);
    try (OwnService service = OwnService.start(0, settings)) {
      int port =
          service
              .context()
              .getEnvironment()
              .getRequiredProperty("local.management.port", Integer.class);

      assertThat(port).isNotEqualTo(service.port());
      assertThat(status(port, "/actuator/health/liveness", "")).isEqualTo(200);
      assertThat(status(port, "/actuator/prometheus", "")).isEqualTo(401);
      assertThat(status(port, "/actuator/prometheus", "nonsense")).isEqualTo(401);
      assertThat(status(port, "/actuator/prometheus", Holder.RITA.key())).isEqualTo(200);
    }
  }

  private static int status(int port, String path, String key)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    if (!key.isEmpty()) {
      request.header("Authorization", "Bearer " + key);
    }
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(request.build(), BodyHandlers.discarding()).statusCode();
    }
  }
}
