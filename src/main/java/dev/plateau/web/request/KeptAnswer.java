package dev.plateau.web.request;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.http.HttpHeaders;
import tools.jackson.databind.json.JsonMapper;

/** An answer as it is kept with an idempotency key: as JSON, with the headers that are its own. */
record KeptAnswer(int status, Map<String, String> headers, String body) {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final List<String> OWN =
      List.of(
          HttpHeaders.CONTENT_TYPE,
          HttpHeaders.LOCATION,
          HttpHeaders.RETRY_AFTER,
          PreferHeader.APPLIED);

  static KeptAnswer of(HttpServletResponse response, String body) {
    Map<String, String> headers = new TreeMap<>();
    for (String name : OWN) {
      String value = response.getHeader(name);
      if (value != null) {
        headers.put(name, value);
      }
    }
    return new KeptAnswer(response.getStatus(), headers, body);
  }

  static KeptAnswer read(String json) {
    return JSON.readValue(json, KeptAnswer.class);
  }

  String written() {
    return JSON.writeValueAsString(this);
  }

  void send(HttpServletResponse response) throws IOException {
    response.setStatus(status);
    headers.forEach(response::setHeader);
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    response.setContentLength(bytes.length);
    response.getOutputStream().write(bytes);
  }
}
