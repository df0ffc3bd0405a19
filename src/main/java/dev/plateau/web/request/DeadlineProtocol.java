package dev.plateau.web.request;

import java.time.Duration;
import org.apache.coyote.Processor;
import org.apache.coyote.Request;
import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.tomcat.util.net.SocketWrapperBase;

/**
 * HTTP whose headers have a time limit as a whole. Tomcat's own limit is on each read: a client
 * that sends a byte now and then holds its connection for ever.
 */
public final class DeadlineProtocol extends Http11NioProtocol {

  /** Closes connections that began a request so long ago and have not completed its header. */
  void closeLate(Duration limit) {
    getEndpoint().getConnections().stream()
        .filter(connection -> isLate(connection, limit))
        .forEach(SocketWrapperBase::close);
  }

  /**
   * Between reads a connection has a processor while a header is incomplete, or is answered later.
   */
  private static boolean isLate(SocketWrapperBase<?> connection, Duration limit) {
    if (!(connection.getCurrentProcessor() instanceof Processor processor)) {
      return false;
    }
    Request request = processor.getRequest();
    return request != null
        && !processor.isAsync()
        && !processor.isUpgrade()
        && request.getStartTimeNanos() > 0
        && System.nanoTime() - request.getStartTimeNanos() > limit.toNanos();
  }
}
