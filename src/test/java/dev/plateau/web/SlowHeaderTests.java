package dev.plateau.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Clients that take their time, on sockets of their own. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SlowHeaderTests {
  /** The end of the chunk, and a chunk without bytes. */
  private static final int END_OF_CHUNKS = 7;

  private static final String HOST = "HTTP/1.1\r\nHost: localhost\r\n";

  @Test
  void haveALimitedTimeForTheWholeHeader() throws IOException {
    try (OwnService service =
            OwnService.start(
                0,
                "--plateau.example-job=false",
                "--plateau.limits.header-time=1s",
                "--server.tomcat.keep-alive-timeout=-1",
                "--server.tomcat.connection-timeout=-1");
        Socket busy = connect(service);
        Socket kept = connect(service);
        Socket slow = connect(service)) {
      String body = "{\"dataset\":\"xor\",\"epochs\":1000000000}";
      send(
          busy,
          "POST /v1/jobs "
              + HOST
              + "Prefer: wait=5\r\nContent-Type: application/json\r\n"
              + "Content-Length: "
              + body.length()
              + "\r\n\r\n"
              + body);
      send(kept, "GET /actuator/health/liveness " + HOST + "\r\n");
      readAnswer(kept);
      send(slow, "GET /v1/options " + HOST + "X-Slow: ");

      assertThat(isClosedThoughItSends(slow)).isTrue();

      assertThat(new String(busy.getInputStream().readNBytes(12), StandardCharsets.US_ASCII))
          .isEqualTo("HTTP/1.1 202");
      send(kept, "GET /actuator/health/liveness " + HOST + "\r\n");
      readAnswer(kept);
    }
  }

  private static Socket connect(OwnService service) throws IOException {
    return new Socket(InetAddress.getLoopbackAddress(), service.port());
  }

  private static void send(Socket to, String text) throws IOException {
    to.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    to.getOutputStream().flush();
  }

  /** Sends a byte each tenth of a second until the other side closes. */
  private static boolean isClosedThoughItSends(Socket slow) throws IOException {
    slow.setSoTimeout(100);
    while (true) {
      try {
        send(slow, "x");
        return slow.getInputStream().read() < 0;
      } catch (SocketTimeoutException open) {
        assertThat(open).isNotNull();
      } catch (IOException reset) {
        return true;
      }
    }
  }

  /** Reads an answer up to the end of its JSON. */
  private static void readAnswer(Socket from) throws IOException {
    StringBuilder answer = new StringBuilder();
    while (!answer.toString().contains("{\"status\":\"UP\"}")) {
      int next = from.getInputStream().read();
      assertThat(next).as("a byte after " + answer).isNotNegative();
      answer.append((char) next);
    }
    assertThat(answer).startsWith("HTTP/1.1 200");
    if (answer.toString().contains("chunked")) {
      from.getInputStream().skipNBytes(END_OF_CHUNKS);
    }
  }
}
