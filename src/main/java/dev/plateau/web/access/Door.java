package dev.plateau.web.access;

import dev.plateau.job.Caller;
import dev.plateau.job.QuotaExceeded;
import dev.plateau.web.access.AccessDenied.NotAuthenticated;
import dev.plateau.web.access.AccessDenied.RoleTooLow;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.PathContainer;
import org.springframework.http.server.RequestPath;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Lets in whom the credentials name and whose role allows the method, and binds them to the thread
 * as the {@link Caller}.
 *
 * <p>Whatever is not listed here as public takes a role, and so does what does not exist: a new
 * address is guarded before anyone thinks of it. Paths are compared as Spring compares them, so
 * that none is public here and something else there.
 */
final class Door extends OncePerRequestFilter {
  private static final Pattern BEARER =
      Pattern.compile("Bearer +([\\w.~+/-]+=*) *", Pattern.CASE_INSENSITIVE);
  private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

  /** Files that are the same for all, and whether the service lives. */
  private static final List<PathPattern> PUBLIC =
      Stream.of(
              "/",
              "/index.html",
              "/embed",
              "/favicon.svg",
              "/css/**",
              "/js/**",
              "/page-{version}/**",
              "/webjars/**",
              "/swagger-ui.html",
              "/swagger-ui/**",
              "/v3/api-docs",
              "/v3/api-docs/**",
              "/v3/api-docs.yaml",
              "/actuator/health/**")
          .map(PathPatternParser.defaultInstance::parse)
          .toList();

  private final Optional<Credentials> credentials;
  private final RequestRate rate = new RequestRate();
  private final HandlerExceptionResolver problems;

  /**
   * A door.
   *
   * @param credentials none: it is open to anyone
   */
  Door(Optional<Credentials> credentials, HandlerExceptionResolver problems) {
    this.credentials = credentials;
    this.problems = problems;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Caller caller;
    try {
      caller = credentials.map(known -> caller(request, known)).orElse(Caller.ANYONE);
      if (caller.quota().requestsPerSecond() > 0) {
        count(caller, response);
      }
    } catch (RuntimeException denied) {
      problems.resolveException(request, response, null, denied);
      return;
    }
    serve(caller, request, response, chain);
  }

  private static Caller caller(HttpServletRequest request, Credentials credentials) {
    Role needed = READING.contains(request.getMethod()) ? Role.READER : Role.TRAINER;
    if (needed == Role.READER && isPublic(request)) {
      return Caller.UNKNOWN;
    }
    Identity identity = credentials.identify(bearer(request));
    if (!identity.mayDoAs(needed)) {
      throw new RoleTooLow(needed);
    }
    return identity.caller();
  }

  /** Says in the answer how many requests may follow (draft-ietf-httpapi-ratelimit-headers). */
  private void count(Caller caller, HttpServletResponse response) {
    RequestRate.Allowance allowance = rate.take(caller, System.nanoTime());
    int most = caller.quota().requestsPerSecond();
    response.setHeader("RateLimit-Policy", "\"requests\";q=%d;w=1".formatted(most));
    response.setHeader(
        "RateLimit", "\"requests\";r=%d;t=1".formatted(Math.max(0, allowance.left())));
    if (!allowance.isGranted()) {
      throw new QuotaExceeded(
          "The quota of this caller allows %,d requests a second.".formatted(most),
          Duration.ofSeconds(1));
    }
  }

  private static boolean isPublic(HttpServletRequest request) {
    PathContainer path =
        RequestPath.parse(request.getRequestURI(), request.getContextPath())
            .pathWithinApplication();
    return PUBLIC.stream().anyMatch(known -> known.matches(path));
  }

  private static String bearer(HttpServletRequest request) {
    List<String> sent = Collections.list(request.getHeaders(HttpHeaders.AUTHORIZATION));
    if (sent.isEmpty()) {
      throw NotAuthenticated.missing();
    }
    Matcher bearer = BEARER.matcher(sent.getFirst());
    if (sent.size() > 1 || !bearer.matches()) {
      throw NotAuthenticated.invalid(
          "The header Authorization must be there once, as Authorization: Bearer KEY.");
    }
    return bearer.group(1);
  }

  private static void serve(
      Caller caller, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    try {
      caller.call(() -> {
        chain.doFilter(request, response);
        return true;
      });
    } catch (IOException | ServletException | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException("A filter chain throws no other exception", e);
    }
  }
}
