package dev.plateau.web.request;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plateau.web.OwnService;
import java.util.Objects;
import org.apache.coyote.AbstractProtocol;
import org.junit.jupiter.api.Test;
import org.springframework.boot.tomcat.TomcatWebServer;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;

/** How many connections there may be. */
class ConnectionsTests {
  @Test
  void areAsManyAsTheHeapHolds() {
    assertThat(Connections.fitting(512L << 20)).isEqualTo(2048);
    assertThat(Connections.fitting(64L << 30)).isEqualTo(8192);
  }

  @Test
  void areNoMoreThanThat() {
    try (OwnService service =
        OwnService.start(0, "--plateau.example-job=false", "--plateau.first-visit=false")) {
      ServletWebServerApplicationContext context =
          (ServletWebServerApplicationContext) service.context();
      TomcatWebServer server = (TomcatWebServer) Objects.requireNonNull(context.getWebServer());

      assertThat(server.getTomcat().getConnector().getProtocolHandler())
          .isInstanceOfSatisfying(
              AbstractProtocol.class,
              protocol ->
                  assertThat(protocol.getMaxConnections())
                      .isEqualTo(Connections.fitting(Runtime.getRuntime().maxMemory())));
    }
  }
}
