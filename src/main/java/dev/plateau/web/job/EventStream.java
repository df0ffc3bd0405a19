package dev.plateau.web.job;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import tools.jackson.databind.json.JsonMapper;

/** The stream of server-sent events to one client; a slow client holds up only its own stream. */
final class EventStream {
  private final JsonMapper json;
  private final OutputStream out;

  EventStream(HttpServletResponse response, JsonMapper json) throws IOException {
    response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
    response.setCharacterEncoding(StandardCharsets.UTF_8);
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    response.setHeader("X-Accel-Buffering", "no");
    this.json = json;
    this.out = response.getOutputStream();
    response.flushBuffer();
  }

  /** Sends an event whose data is one line of JSON. */
  void send(String event, String id, Object data) throws IOException {
    write("event: %s\nid: %s\ndata: %s\n\n".formatted(event, id, json.writeValueAsString(data)));
  }

  /** Sends a comment, which clients ignore and which keeps proxies from closing the stream. */
  void heartbeat() throws IOException {
    write(": still here\n\n");
  }

  private void write(String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }
}
