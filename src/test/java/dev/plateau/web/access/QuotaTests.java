package dev.plateau.web.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plateau.job.Caller;
import dev.plateau.job.Quota;
import dev.plateau.web.Answer;
import dev.plateau.web.Client;
import dev.plateau.web.OwnService;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Callers who may have little. */
class QuotaTests {
  private static final long SECOND = 1_000_000_000;
  private static final String ENDLESS = "{\"dataset\":\"xor\",\"epochs\":1000000000}";
  private static OwnService service;
  private static Client client;

  @BeforeAll
  static void start(@TempDir Path folder) throws IOException {
    service = OwnService.start(0, Holder.settings(folder));
    client = new Client(service.port());
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  private static void assertExceeded(Answer answer, String what) {
    answer.isProblem(429);
    assertThat(answer.json().path("detail").stringValue()).contains(what);
    assertThat(answer.header("Retry-After")).get().matches(after -> Long.parseLong(after) > 0);
  }

  @Test
  void limitsJobsThatHaveNotEnded() {
    String endless = Holder.TIM.post(client, "/v1/jobs", ENDLESS).isStatus(202).id();

    assertExceeded(Holder.TIM.post(client, "/v1/jobs", ENDLESS), "1 jobs and experiments");
    assertExceeded(
        Holder.TIM.post(client, "/v1/experiments", Holder.EXPERIMENT), "1 jobs and experiments");

    Holder.TIM.method(client, "POST", "/v1/jobs/" + endless + "/cancel").isStatus(202);
  }

  @Test
  void aSecondFillsTheBucketOfRequests() {
    RequestRate rate = new RequestRate();
    Caller sam = new Caller("sam", false, new Quota(2, 0, 0, 0));

    assertThat(Stream.generate(() -> rate.take(sam, 0).left()).limit(4))
        .containsExactly(1, 0, -1, -1);
    assertThat(rate.take(sam, SECOND / 2).left()).isZero();
    assertThat(rate.take(sam, SECOND / 2).isGranted()).isFalse();
    assertThat(Stream.generate(() -> rate.take(sam, 9 * SECOND).left()).limit(3))
        .containsExactly(1, 0, -1);
    assertThat(rate.take(new Caller("tim", false, sam.quota()), 0).left()).isEqualTo(1);
  }

  @Test
  void limitsRequestsAndSaysSo() {
    Answer answer = Holder.SAM.get(client, "/v1/options").isStatus(200);
    assertThat(answer.header("RateLimit-Policy")).contains("\"requests\";q=2;w=1");
    assertThat(answer.header("RateLimit")).get().asString().matches("\"requests\";r=[01];t=1");

    while (answer.status() == 200) {
      answer = Holder.SAM.get(client, "/v1/options");
    }

    assertExceeded(answer, "2 requests a second");
    assertThat(answer.header("RateLimit")).contains("\"requests\";r=0;t=1");
    assertThat(Holder.BOB.get(client, "/v1/options").header("RateLimit")).isEmpty();
  }
}
