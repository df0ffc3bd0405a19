package dev.plateau.web.request;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plateau.web.Answer;
import dev.plateau.web.RunningService;
import dev.plateau.web.request.ConditionalGet.Version;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.context.request.ServletWebRequest;

/** Answers about what has ended are given again as they were. */
class LatestAnswersTests extends RunningService {
  private static final Version ENDED = new Version("job", "converged", true);

  private final Representations filter = new Representations();
  private String job = "";
  private int made;

  @BeforeEach
  void train() {
    job = "/v1/jobs/" + client().train("{\"dataset\": \"xor\", \"epochs\": 3}").id();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "/losses", "/predictions?x=0,1", "/parameters", "/surface", "/diagnosis"})
  void areTheSameAgain(String part) {
    client().get(job + "/diagnosis", "Prefer", "wait=60").isStatus(200);
    for (String accept : List.of("*/*", "text/csv, application/json;q=0.5")) {
      Answer first = client().get(job + part, "Accept", accept).isStatus(200);

      Answer second = client().get(job + part, "Accept", accept).isStatus(200);

      assertThat(second.body()).isEqualTo(first.body()).isNotEmpty();
      assertThat(headers(second)).isEqualTo(headers(first)).containsKeys("etag", "content-type");
    }
  }

  private static Map<String, List<String>> headers(Answer answer) {
    Map<String, List<String>> headers = new TreeMap<>(answer.response().headers().map());
    headers.keySet().removeAll(List.of("date", "connection")); // a connection ends after a while
    return headers;
  }

  @Test
  void tellWhatAClientPrefers() {
    Answer known = client().get(job);

    Answer preferring = client().get(job, "Prefer", "wait=1");

    assertThat(preferring.header("Preference-Applied")).contains("wait=1");
    assertThat(preferring.body()).isEqualTo(known.body());
    assertThat(client().get(job).header("Preference-Applied")).isEmpty();
  }

  @Test
  void areGoneWithTheirJob() {
    client().get(job).isStatus(200);

    client().method("DELETE", job).isStatus(204);

    client().get(job).isProblem(404);
  }

  @Test
  void areMadeOnce() throws Exception {
    MockHttpServletResponse first = get("/v1/jobs/1", "", ENDED, 5_000);
    MockHttpServletResponse second = get("/v1/jobs/1", "", ENDED, 5_000);

    assertThat(made).isEqualTo(1);
    assertThat(second.getContentAsByteArray()).hasSize(5_000);
    assertThat(second.getContentAsByteArray()).isEqualTo(first.getContentAsByteArray());
    assertThat(second.getContentType()).isEqualTo("text/plain;charset=UTF-8");
  }

  @Test
  void areOthersWhereAnotherStateFormOrPlaceIsAskedFor() throws Exception {
    get("/v1/jobs/1", "", ENDED, 10);
    get("/v1/jobs/1", "epoch=1", ENDED, 10);
    get("/v1/jobs/1/losses", "", ENDED, 10);
    get("/v1/jobs/1", "", new Version("job", "diverged", true), 10);

    assertThat(made).isEqualTo(4);
  }

  @Test
  void areMadeAnewWhereTheyAreLongOrMayChange() throws Exception {
    for (int k = 0; k < 2; k++) {
      get("/v1/jobs/1", "", ENDED, LatestAnswers.MAX_BYTES + 1);
      get("/v1/jobs/2", "", new Version("job", "running", false), 10);
    }

    assertThat(made).isEqualTo(4);
  }

  @Test
  void areNotKeptWhereTheyFailed() throws Exception {
    for (int k = 0; k < 2; k++) {
      get("/v1/jobs/1", "", ENDED, -1);
    }

    assertThat(made).isEqualTo(2);
  }

  /**
   * What is answered to a request for a state.
   *
   * @param bytes of the answer; -1 for one that fails
   */
  private MockHttpServletResponse get(String address, String query, Version version, int bytes)
      throws ServletException, IOException {
    MockHttpServletRequest request = new MockHttpServletRequest("GET", address);
    request.setQueryString(query);
    MockHttpServletResponse response = new MockHttpServletResponse();
    FilterChain chain =
        (asked, answer) -> {
          HttpServletRequest read = (HttpServletRequest) asked;
          HttpServletResponse written = (HttpServletResponse) answer;
          if (!ConditionalGet.isAnswered(version, new ServletWebRequest(read, written))) {
            made++;
            written.setStatus(bytes < 0 ? 500 : 200);
            written.setContentType("text/plain;charset=UTF-8");
            written.getOutputStream().write(content(Math.abs(bytes)));
          }
        };
    filter.doFilter(request, response, chain);
    return response;
  }

  private static byte[] content(int bytes) {
    return "x".repeat(bytes).getBytes(StandardCharsets.UTF_8);
  }
}
