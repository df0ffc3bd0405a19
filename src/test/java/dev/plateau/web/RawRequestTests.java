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
import org.junit.jupiter.params.provider.ValueSource;

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

    assertIsProblem(answer, 431);
  }

  @Test
  void withATooLongAddressAreAnsweredWithAProblem() throws IOException {
    String address = "/v1/jobs?cursor=" + "x".repeat(9_000);

    assertIsProblem(send("GET " + address + " HTTP/1.1\r\nHost: localhost\r\n\r\n"), 414);
  }

  @Test
  void withAnImpossibleLengthAreAnsweredWithAProblem() throws IOException {
    String head = "POST /v1/jobs HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n";

    assertIsProblem(send(head + "Content-Length: x\r\nConnection: close\r\n\r\n"), 400);
    assertIsProblem(
        send(head + "Transfer-Encoding: chunked\r\nConnection: close\r\n\r\nzz\r\nxx\r\n"), 400);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "localhost",
        "LOCALHOST:1",
        "127.0.0.1:8080",
        "127.1.2.3",
        "[::1]:8080",
        "[0:0:0:0:0:0:0:1]"
      })
  void toTheServiceItselfAreAnswered(String host) throws IOException {
    assertThat(get("/v1/options", "Host: " + host)).startsWith("HTTP/1.1 200");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "plateau.example",
        "localhost.example:80",
        "128.0.0.1",
        "[::2]",
        "127.0.0.1.example"
      })
  void toAnotherHostAreRefused(String host) throws IOException {
    assertIsProblem(get("/v1/options", "Host: " + host), 421);
    assertIsProblem(get("/", "Host: " + host), 421);
    assertThat(get("/actuator/health", "Host: " + host)).startsWith("HTTP/1.1 200");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://plateau.example",
        "http://localhost:1",
        "https://[",
        "null",
        "http://127.0.0.1"
      })
  void ofForeignPagesChangeNothing(String origin) throws IOException {
    String head = " HTTP/1.1\r\nHost: localhost\r\nOrigin: " + origin + "\r\nConnection: close\r\n";
    String cancel = "/v1/jobs/01900000-0000-7000-8000-000000000000/cancel";

    assertIsProblem(send("POST " + cancel + head + "Content-Length: 0\r\n\r\n"), 403);
    assertIsProblem(send("DELETE /v1/jobs/x" + head + "\r\n"), 403);
    assertThat(send("GET /v1/options" + head + "\r\n")).startsWith("HTTP/1.1 200");
  }

  @Test
  void ofTheServicesOwnPagesAreAnswered() throws IOException {
    String head = "Host: localhost:8080\r\nContent-Length: 0\r\nConnection: close\r\n";
    String cancel = "POST /v1/jobs/01900000-0000-7000-8000-000000000000/cancel HTTP/1.1\r\n" + head;

    assertThat(send(cancel + "Origin: http://localhost:8080\r\n\r\n")).startsWith("HTTP/1.1 409");
    assertThat(send(cancel + "\r\n")).startsWith("HTTP/1.1 409");
    // nobody but a configured proxy says what the client asked for
    assertThat(
            send(
                cancel
                    + "X-Forwarded-Host: localhost\r\nX-Forwarded-Proto: https\r\n"
                    + "Origin: https://localhost\r\n\r\n"))
        .startsWith("HTTP/1.1 403");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "application/json;charset=iso-8859-1             | 200",
        "application/json;profile=x;q=0.5, text/html     | 200",
        "application/*;v=1                               | 200",
        "application/json;q=0                            | 406",
        "text/html                                       | 406",
        ";;;                                             | 406"
      })
  void areAnsweredByTheTypesTheyAccept(String accept, int status) throws IOException {
    String answer = get("/v1/options", "Host: localhost\r\nAccept: " + accept);

    assertThat(answer).startsWith("HTTP/1.1 " + status);
    assertThat(answer)
        .containsIgnoringCase(
            "content-type: application/" + (status == 200 ? "json" : "problem+json"));
  }

  private String get(String path, String headers) throws IOException {
    return send("GET " + path + " HTTP/1.1\r\n" + headers + "\r\nConnection: close\r\n\r\n");
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
