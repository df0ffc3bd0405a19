package dev.plateau.web.request;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.coyote.ProtocolHandler;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Keeps as many connections as the heap holds, and none that takes for ever to say what it wants.
 */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
class Connections implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {
  /** Of the heap: a quarter, if a connection takes 64 KiB. */
  private static final long HEAP_PER_CONNECTION = 1 << 18;

  private static final int MAX_CONNECTIONS = 8192;

  private final Duration header;
  private final int wanted;
  private final List<DeadlineProtocol> open = new CopyOnWriteArrayList<>();

  Connections(
      @Value("${plateau.limits.header-time}") Duration header,
      @Value("${server.tomcat.max-connections:0}") int wanted) {
    this.header = header;
    this.wanted = wanted;
  }

  @Override
  public void customize(TomcatServletWebServerFactory tomcat) {
    tomcat.setProtocol(DeadlineProtocol.class.getName());
    tomcat.addConnectorCustomizers(connector -> bound(connector.getProtocolHandler()));
  }

  private void bound(ProtocolHandler handler) {
    if (handler instanceof DeadlineProtocol protocol) {
      protocol.setMaxConnections(wanted > 0 ? wanted : fitting(Runtime.getRuntime().maxMemory()));
      open.add(protocol);
    }
  }

  /** How many connections a heap of so many bytes holds. */
  static int fitting(long heap) {
    return (int) Math.min(MAX_CONNECTIONS, heap / HEAP_PER_CONNECTION);
  }

  @Scheduled(fixedDelay = 500)
  void closeLate() {
    open.forEach(protocol -> protocol.closeLate(header));
  }
}
