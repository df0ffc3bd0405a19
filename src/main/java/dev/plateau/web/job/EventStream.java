package dev.plateau.web.job;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import tools.jackson.databind.json.JsonMapper;

/** The stream of server-sent events to one client; a slow client holds up only its own stream. */
public final class EventStream {
  /** The name and the id of the last event. */
  public static final String FINISHED = "finished";

  private final JsonMapper json;
  private final OutputStream out;

  public EventStream(HttpServletResponse response, JsonMapper json) throws IOException {
    response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
    response.setCharacterEncoding(StandardCharsets.UTF_8);
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    response.setHeader("X-Accel-Buffering", "no");
    this.json = json;
    this.out = response.getOutputStream();
    response.flushBuffer();
  }

  /**
   * Answers a request that no event follows: a HEAD, or one of a client that has seen the last.
   *
   * @param lastEventId what the client has seen
   * @return whether it was one
   */
  public static boolean needsNone(
      HttpServletRequest request, HttpServletResponse response, Optional<String> lastEventId) {
    if (lastEventId.filter(FINISHED::equals).isPresent()) {
      response.setStatus(HttpStatus.NO_CONTENT.value());
      return true;
    }
    boolean isHead = request.getMethod().equals(HttpMethod.HEAD.name());
    if (isHead) {
      response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
    }
    return isHead;
  }

  /** Sends an event whose data is one line of JSON. */
  public void send(String event, String id, Object data) throws IOException {
    write("event: %s\nid: %s\ndata: %s\n\n".formatted(event, id, json.writeValueAsString(data)));
  }

  /** Sends a comment, which clients ignore and which keeps proxies from closing the stream. */
  public void heartbeat() throws IOException {
    write(": still here\n\n");
  }

  private void write(String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }
}
