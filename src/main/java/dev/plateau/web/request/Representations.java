package dev.plateau.web.request;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Makes of an answer the representation that goes to the client: with a tag of its content where it
 * has none, and packed by gzip, with a tag of its own, where it is long and the client takes that.
 *
 * <p>Tomcat does not pack what has a strong tag, since it would need another one.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 2)
final class Representations extends OncePerRequestFilter {
  private final LatestAnswers latest = new LatestAnswers();

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    GzipTags plain = new GzipTags(request);
    Representation representation = new Representation(plain, response, latest);
    try {
      chain.doFilter(plain, representation);
      representation.finish();
    } finally {
      representation.release();
    }
  }
}
