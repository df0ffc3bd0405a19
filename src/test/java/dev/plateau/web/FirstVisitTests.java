package dev.plateau.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The visit that the service pays itself. */
class FirstVisitTests {

  @Test
  void hasAskedForThePageAndWhatItAsksForBeforeAnybodyElseDoes() throws Exception {
    try (OwnService service = OwnService.start(0)) {
      Client client = new Client(service.port());

      String metric = "/actuator/metrics/http.server.requests?tag=status:200&tag=uri:";
      assertThat(client.get(metric + "/v1/datasets").status()).isEqualTo(200);
      assertThat(client.get(metric + "/**").status()).isEqualTo(200);
    }
  }
}
