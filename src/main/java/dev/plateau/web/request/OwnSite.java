package dev.plateau.web.request;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/**
 * Refuses what foreign pages make a browser send: requests to a host name that is not the
 * service's, which a page's owner can point to this address (DNS rebinding), and requests that
 * change something and name another origin (cross-site request forgery).
 *
 * <p>Health can be asked under any name, since those who watch it may know the address only.
 */
public final class OwnSite extends OncePerRequestFilter {
  private static final Pattern LOOPBACK =
      Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[(0*:)+0*1]");
  private static final Pattern PORT = Pattern.compile(":\\d*$");
  private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");
  private static final String HEALTH = "/actuator/health";

  private final List<String> hosts;
  private final List<String> origins;
  private final HandlerExceptionResolver problems;

  /**
   * A filter.
   *
   * @param hosts names of the service beside those of the loopback addresses
   * @param origins whose pages may call the service
   */
  public OwnSite(List<String> hosts, List<String> origins, HandlerExceptionResolver problems) {
    this.hosts = hosts.stream().map(host -> host.toLowerCase(Locale.ROOT)).toList();
    this.origins = List.copyOf(origins);
    this.problems = problems;
  }

  /** The request names a host that this service is not known by. */
  public static final class UnknownHost extends RuntimeException {
    UnknownHost(String host) {
      super(
          "This service is not %s. It is localhost, a loopback address, or a name in the setting"
                  .formatted(host)
              + " plateau.hosts.");
    }
  }

  /** A page of another origin sends the request. */
  public static final class ForeignOrigin extends RuntimeException {
    ForeignOrigin() {
      super(
          "Pages of this origin may not send this request; the setting"
              + " plateau.cors.allowed-origins names those that may.");
    }
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String host = TrustedProxies.host(request);
    String origin = request.getHeader(HttpHeaders.ORIGIN);
    if (host != null && !isKnown(host) && !request.getRequestURI().startsWith(HEALTH)) {
      problems.resolveException(request, response, null, new UnknownHost(host));
    } else if (origin != null
        && !SAFE.contains(request.getMethod())
        && isForeign(origin, request)) {
      problems.resolveException(request, response, null, new ForeignOrigin());
    } else {
      chain.doFilter(request, response);
    }
  }

  private boolean isKnown(String host) {
    String name = PORT.matcher(host.toLowerCase(Locale.ROOT)).replaceFirst("");
    return LOOPBACK.matcher(name).matches() || hosts.contains(name);
  }

  /** An origin is the service's own if it is where the browser, or a proxy, sent the request. */
  private boolean isForeign(String origin, HttpServletRequest request) {
    Optional<String> page = authority(origin);
    return !origins.contains(origin)
        && !page.equals(Optional.ofNullable(request.getHeader(HttpHeaders.HOST)))
        && !page.equals(authority(request.getRequestURL().toString()));
  }

  private static Optional<String> authority(@Nullable String url) {
    try {
      return Optional.ofNullable(url).map(URI::create).map(URI::getRawAuthority);
    } catch (IllegalArgumentException notOne) {
      return Optional.empty();
    }
  }
}
