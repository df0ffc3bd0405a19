package dev.plateau.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Requests so broken that they never reach a controller; no proper client can send them. */
class RawRequestTests extends RunningService {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "GET /v1/jobs/{id} HTTP/1.1                 | 400",
        "GET // HTTP/1.1                            | 404",
        "GET /v1/jobs?a=<b> HTTP/1.1                | 400",
        "GET /v1/jobs\\\\x HTTP/1.1                 | 400",
        "GET /v1/jobs/%zz HTTP/1.1                  | 400",
        "GET /v1/jobs/%00 HTTP/1.1                  | 400",
        "GET /v1/jobs/%2F HTTP/1.1                  | 400",
        "GET /v1/jobs/a%2Fb HTTP/1.1                | 400",
        "GET /v1/jobs?limit=%zz HTTP/1.1            | 400",
        "GET /v1/jobs?%ff=1 HTTP/1.1                | 400",
        "GET /v1/../../etc/passwd HTTP/1.1          | 400",
        "G(T /v1/jobs HTTP/1.1                      | 400",
        "GET /v1/jobs HTTP/9.9                      | 505",
        "TRACE /v1/jobs?a=b HTTP/1.1                | 405",
        "BREW /v1/jobs HTTP/1.1                     | 405"
      })
  void areAnsweredWithAProblem(String requestLine, int status) throws IOException {
    String answer = send(requestLine.strip() + "\r\nHost: localhost\r\nConnection: close\r\n\r\n");

    assertIsProblem(answer, status);
  }

  @Test
  void withoutAHostAreAnsweredWithAProblem() throws IOException {
    assertIsProblem(send("GET /v1/jobs HTTP/1.1\r\nConnection: close\r\n\r\n"), 400);
  }

  @Test
  void withTooMuchInTheHeadAreAnsweredWithAProblem() throws IOException {
    String answer =
        send("GET /v1/jobs HTTP/1.1\r\nHost: localhost\r\nX: " + "x".repeat(9_000) + "\r\n\r\n");

    assertIsProblem(answer, 400);
  }

  @Test
  void withAnImpossibleLengthAreAnsweredWithAProblem() throws IOException {
    String head = "POST /v1/jobs HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n";

    assertIsProblem(send(head + "Content-Length: x\r\nConnection: close\r\n\r\n"), 400);
    assertIsProblem(
        send(head + "Transfer-Encoding: chunked\r\nConnection: close\r\n\r\nzz\r\nxx\r\n"), 400);
  }

  @Test
  void areNotToldWhatServesThem() throws IOException {
    String answer = send("GET /v1/jobs HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");

    assertThat(answer).startsWith("HTTP/1.1 200");
    assertThat(answer.toLowerCase(Locale.ROOT)).doesNotContain("\r\nserver:", "\r\nx-powered-by:");
  }

  private static void assertIsProblem(String answer, int status) {
    assertThat(answer).startsWith("HTTP/1.1 " + status);
    assertThat(answer.toLowerCase(Locale.ROOT))
        .contains("content-type: application/problem+json", "\"status\":" + status, "\"type\":")
        .contains("\"title\":", "\"detail\":")
        .doesNotContain("<html", "tomcat", "java", "exception", "\r\nserver:");
  }

  private String send(String request) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), client().port())) {
      socket.setSoTimeout(120_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
