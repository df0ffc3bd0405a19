package dev.plateau.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the service answered to one request. */
public record Answer(HttpResponse<String> response) {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  public int status() {
    return response.statusCode();
  }

  public String body() {
    return response.body();
  }

  /** The body, which must be JSON. */
  public JsonNode json() {
    return JSON.readTree(body());
  }

  public Optional<String> header(String name) {
    return response.headers().firstValue(name);
  }

  /** The id in the body of a job or a data set. */
  public String id() {
    return json().path("id").stringValue();
  }

  public double[] numbers(String field) {
    return StreamSupport.stream(json().path(field).spliterator(), false)
        .mapToDouble(JsonNode::doubleValue)
        .toArray();
  }

  /** The places that a problem names, in order: pointers and query parameters. */
  public List<String> places() {
    return StreamSupport.stream(json().path("errors").spliterator(), false)
        .map(error -> error.has("pointer") ? error.get("pointer") : error.get("parameter"))
        .map(JsonNode::stringValue)
        .toList();
  }

  public Answer isStatus(int expected) {
    assertThat(status()).as(body()).isEqualTo(expected);
    return this;
  }

  /** Checks that this is a problem document as RFC 9457 has it, and that it gives nothing away. */
  public Answer isProblem(int expected) {
    isStatus(expected);
    assertThat(header("Content-Type")).as(body()).contains("application/problem+json");
    assertThat(json().path("status").intValue()).isEqualTo(expected);
    for (String field : List.of("type", "title", "detail", "instance")) {
      assertThat(json().path(field).stringValue("")).as(field + " of " + body()).isNotBlank();
    }
    assertThat(body().toLowerCase(Locale.ROOT))
        .doesNotContain(
            "exception",
            "org.",
            "java.",
            "jackson",
            "dev.plateau",
            "feature",
            "tomcat",
            "spring",
            "select ",
            "insert ",
            "source:",
            "<html");
    return this;
  }
}
