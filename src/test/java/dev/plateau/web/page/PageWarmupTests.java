package dev.plateau.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plateau.kernel.KernelUse;
import dev.plateau.kernel.KernelWarmup;
import dev.plateau.web.Client;
import dev.plateau.web.OwnService;
import java.util.EnumSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The visit that the service pays itself, and what it warms after it. */
class PageWarmupTests {
  @AfterEach
  void useAllKernels() {
    KernelWarmup.end();
  }

  @Test
  void asksForThePageAndWhatItAsksForAndWarmsTheKernels() throws Exception {
    KernelWarmup.begin();

    try (OwnService service = OwnService.start(0)) {
      service.context().getBean(PageWarmup.class).await();
      Client client = new Client(service.port());

      String metric = "/actuator/metrics/http.server.requests?tag=status:200&tag=uri:";
      assertThat(client.get(metric + "/v1/datasets").status()).isEqualTo(200);
      assertThat(client.get(metric + "/**").status()).isEqualTo(200);
      assertThat(KernelWarmup.areWarm(EnumSet.of(KernelUse.SIGMOID, KernelUse.LANES))).isTrue();
    }
  }

  @Test
  void goesOnWithoutTheExampleJob() throws Exception {
    try (OwnService service = OwnService.start(0, "--plateau.example-job=false")) {
      service.context().getBean(PageWarmup.class).await();
      String metric = "/actuator/metrics/http.server.requests?tag=status:200&tag=uri:/v1/datasets";

      JsonNode counted = new Client(service.port()).get(metric).json().path("measurements").path(0);

      assertThat(counted.path("statistic").stringValue()).isEqualTo("COUNT");
      assertThat(counted.path("value").intValue()).isEqualTo(2);
    }
  }
}
