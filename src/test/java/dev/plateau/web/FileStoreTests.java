package dev.plateau.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plateau.job.Job;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Jobs that are kept in a file. */
class FileStoreTests {
  @TempDir Path folder;

  @Test
  void outliveTheService() {
    Path file = folder.resolve("new/plateau");
    String job;
    String losses;
    try (OwnService service = OwnService.onFile(file)) {
      Client client = new Client(service.port());
      job =
          client
              .post("/v1/jobs", "{\"dataset\": \"xor\", \"epochs\": 50}", "Prefer", "wait=60")
              .isStatus(201)
              .header("Location")
              .orElseThrow();
      losses = client.get(job + "/losses").isStatus(200).body();
    }

    try (OwnService service = OwnService.onFile(file)) {
      assertThat(new Client(service.port()).get(job + "/losses").isStatus(200).body())
          .isEqualTo(losses);
    }
  }

  @Test
  void haveTheFoundingJobAgainThoughItWasDeleted() {
    Path file = folder.resolve("plateau");
    String founding = "/v1/jobs/" + Job.FOUNDING;
    try (OwnService service = OwnService.onFile(file)) {
      Client client = new Client(service.port());
      client.method("DELETE", founding).isStatus(204);
      client.get(founding).isProblem(404);
    }

    try (OwnService service = OwnService.onFile(file)) {
      new Client(service.port()).get(founding, "Prefer", "wait=60").isStatus(200);
    }
  }
}
