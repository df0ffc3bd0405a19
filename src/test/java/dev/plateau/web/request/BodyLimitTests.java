package dev.plateau.web.request;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.plateau.job.MemoryBudget;
import dev.plateau.job.NoRoom;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.util.unit.DataSize;

/** How many large bodies are in memory at once. */
class BodyLimitTests {
  private final BodyLimit limit =
      new BodyLimit(
          DataSize.ofMegabytes(8),
          DataSize.ofMegabytes(8),
          new MemoryBudget(30 << 20),
          (request, response, handler, problem) -> null);

  private static MockHttpServletRequest megabyte() {
    MockHttpServletRequest request = new MockHttpServletRequest("POST", "/v1/jobs");
    request.setContent(new byte[1 << 20]);
    return request;
  }

  private static FilterChain reading(FilterChain then) {
    return (request, response) -> {
      request.getInputStream().readAllBytes();
      then.doFilter(request, response);
    };
  }

  private void send(FilterChain then) throws ServletException, IOException {
    limit.doFilter(megabyte(), new MockHttpServletResponse(), reading(then));
  }

  @Test
  void letsLargeOnesInOneAfterTheOther() throws ServletException, IOException {
    for (int i = 0; i < 5; i++) {
      send((request, response) -> {});
    }

    assertThatExceptionOfType(NoRoom.class)
        .isThrownBy(() -> send((request, response) -> send((inner, answer) -> {})));
  }

  @Test
  void countsWhatARequestHoldsUntilItIsAnswered() throws ServletException, IOException {
    MockHttpServletRequest request = megabyte();

    assertThatExceptionOfType(NoRoom.class)
        .isThrownBy(() ->
            limit.doFilter(
                request,
                new MockHttpServletResponse(),
                (inner, response) -> {
                  BodyLimit.hold(request, 20 << 20);
                  BodyLimit.hold(request, 20 << 10);
                  send((other, answer) -> {});
                }));

    send((inner, response) -> {});
  }
}
