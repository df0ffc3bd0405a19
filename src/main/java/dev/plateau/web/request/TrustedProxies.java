package dev.plateau.web.request;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.web.filter.ForwardedHeaderFilter;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Believes what proxies say of the request that they forward ({@code X-Forwarded-Host, -Port,
 * -Proto, -Prefix, -For} and {@code Forwarded}), but only those that are configured, and only what
 * can be true. Other such headers are removed before anything reads them.
 */
public final class TrustedProxies extends OncePerRequestFilter {
  private static final String TRUSTED = TrustedProxies.class.getName() + ".trusted";

  /** What can be true; a prefix that begins with two slashes would lead to another host. */
  private static final Map<String, Pattern> POSSIBLE =
      Map.of(
          "X-Forwarded-Host",
              Pattern.compile("[\\w.-]+(:\\d{1,5})?|\\[[0-9a-fA-F:.]+](:\\d{1,5})?"),
          "X-Forwarded-Port", Pattern.compile("\\d{1,5}"),
          "X-Forwarded-Proto", Pattern.compile("https?"),
          "X-Forwarded-Ssl", Pattern.compile("on|off"),
          "X-Forwarded-Prefix", Pattern.compile("(/[\\w.~-]*[\\w~-])*/?"),
          "X-Forwarded-For", Pattern.compile("[\\w.:\\[\\]%-]*"),
          "Forwarded", Pattern.compile("[\\w.:\\[\\]=;\" -]*"));

  private final List<AddressBlock> proxies;
  private final ForwardedHeaderFilter believe = new ForwardedHeaderFilter();
  private final ForwardedHeaderFilter ignore = new ForwardedHeaderFilter();

  /**
   * A filter.
   *
   * @param proxies their addresses, or blocks as {@code 10.0.0.0/8}
   */
  public TrustedProxies(List<String> proxies) {
    this.proxies = proxies.stream().map(AddressBlock::of).toList();
    ignore.setRemoveOnly(true);
  }

  /** The host that the client asked for: the header of the request, or what its proxy says. */
  static String host(HttpServletRequest request) {
    return request.getAttribute(TRUSTED) == null
        ? request.getHeader("Host")
        : request.getServerName();
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (isTrusted(request.getRemoteAddr()) && isPossible(request)) {
      request.setAttribute(TRUSTED, true);
      believe.doFilter(request, response, chain);
    } else {
      ignore.doFilter(request, response, chain);
    }
  }

  private boolean isTrusted(String address) {
    return !proxies.isEmpty()
        && proxies.stream().anyMatch(block -> block.contains(InetAddress.ofLiteral(address)));
  }

  private static boolean isPossible(HttpServletRequest request) {
    return POSSIBLE.entrySet().stream()
        .allMatch(header ->
            Collections.list(request.getHeaders(header.getKey())).stream()
                .flatMap(values -> Stream.of(values.split(",", -1)))
                .allMatch(value -> header.getValue().matcher(value.strip()).matches()));
  }
}
