package dev.plateau.web.request;

import dev.plateau.job.Caller;
import dev.plateau.job.IdempotencyKeys;
import dev.plateau.job.IdempotencyKeys.Admitted;
import dev.plateau.job.IdempotencyKeys.Claimed;
import dev.plateau.job.IdempotencyKeys.Done;
import dev.plateau.job.Once;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpMethod;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/**
 * Answers a POST that comes with {@code Idempotency-Key} once, and one that is sent again with the
 * same answer (draft-ietf-httpapi-idempotency-key-header).
 *
 * <p>An answer of up to 64 kB to a request that changed something is kept and sent again byte for
 * byte. A longer one, and one that was lost with its process, is made of what was created, as that
 * is now. What changes nothing is computed again. A request that failed leaves its key free.
 */
@Order(0)
public final class IdempotentPosts extends OncePerRequestFilter {
  public static final String REPLAYED = "Idempotency-Replayed";
  private static final Logger LOG = LoggerFactory.getLogger(IdempotentPosts.class);

  private final IdempotencyKeys keys;
  private final Once once;
  private final HandlerExceptionResolver problems;

  public IdempotentPosts(IdempotencyKeys keys, Once once, HandlerExceptionResolver problems) {
    this.keys = keys;
    this.once = once;
    this.problems = problems;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    List<String> values = Collections.list(request.getHeaders(IdempotencyKeyHeader.NAME));
    if (values.isEmpty() || !request.getMethod().equals(HttpMethod.POST.name())) {
      chain.doFilter(request, response);
      return;
    }
    try {
      String key = IdempotencyKeyHeader.read(values);
      handle(key, RepeatableRequest.of(request), response, chain);
    } catch (RuntimeException e) {
      problems.resolveException(request, response, null, e);
    }
  }

  private void handle(
      String key, RepeatableRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    switch (keys.claim(Caller.current().owner(), key)) {
      case IdempotencyKeys.Running _ -> throw new Once.KeyInUse();
      case Claimed claimed -> first(claimed, request, response, chain);
      case Done done -> again(done, request, response, chain);
    }
  }

  private void first(
      Claimed key, RepeatableRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    HeldResponse held =
        new HeldResponse(response, answer -> end(key.claim(), request, response, answer));
    try {
      run(key, request, held, chain);
    } catch (RuntimeException | ServletException | IOException e) {
      keys.release(key.claim());
      throw e;
    }
    held.send();
  }

  /** The answer is safe before the client has it. */
  private void end(
      UUID claim, RepeatableRequest request, HttpServletResponse response, Optional<String> body) {
    boolean succeeded = response.getStatus() < 300;
    try {
      if (succeeded) {
        Optional<String> answer = body.map(text -> KeptAnswer.of(response, text).written());
        keys.finish(claim, request.fingerprint(), answer);
      } else {
        keys.release(claim);
      }
    } catch (DataAccessException e) {
      LOG.warn("An idempotency key keeps no answer, since the database is unreachable", e);
    }
  }

  private void again(
      Done done, RepeatableRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    boolean compared = done.answer().isPresent() || request.isKept();
    if (compared && !done.request().equals(request.fingerprint())) {
      throw new Once.KeyReused();
    }
    response.setHeader(REPLAYED, "true");
    if (done.answer().isPresent()) {
      KeptAnswer.read(done.answer().get()).send(response);
    } else {
      run(done, request, response, chain);
    }
  }

  private void run(
      Admitted key, RepeatableRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    try {
      once.handle(
          new Once.Request(key, request::fingerprint),
          () -> {
            chain.doFilter(request, response);
            return true;
          });
    } catch (RuntimeException | ServletException | IOException e) {
      throw e;
    } catch (Exception e) {
      throw new ServletException(e);
    }
  }
}
