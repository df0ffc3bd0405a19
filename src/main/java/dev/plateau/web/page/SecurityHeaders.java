package dev.plateau.web.page;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.filter.ShallowEtagHeaderFilter;

/**
 * Headers of the page: browsers load and run nothing from other origins, and recognize unchanged
 * files by their tags.
 */
@Configuration(proxyBeanMethods = false)
class SecurityHeaders {
  private static final String NOTHING_FOREIGN =
      "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none';"
          + " form-action 'none'; frame-ancestors 'none'";

  @Bean
  FilterRegistrationBean<OncePerRequestFilter> security() {
    FilterRegistrationBean<OncePerRequestFilter> first =
        new FilterRegistrationBean<>(new Security());
    first.setOrder(Ordered.HIGHEST_PRECEDENCE);
    return first;
  }

  /**
   * Tags the files by their content, also long ones; weakly, so that one tag stands for packed and
   * plain files. The page itself is a forward to index.html.
   */
  @Bean
  FilterRegistrationBean<ShallowEtagHeaderFilter> tags() {
    ShallowEtagHeaderFilter filter = new ShallowEtagHeaderFilter();
    filter.setWriteWeakETag(true);
    FilterRegistrationBean<ShallowEtagHeaderFilter> tags = new FilterRegistrationBean<>(filter);
    tags.addUrlPatterns("/index.html", "/favicon.svg", "/css/*", "/js/*", "/webjars/*");
    tags.setDispatcherTypes(DispatcherType.REQUEST, DispatcherType.FORWARD);
    return tags;
  }

  private static final class Security extends OncePerRequestFilter {
    @Override
    protected void doFilterInternal(
        HttpServletRequest request, HttpServletResponse response, FilterChain chain)
        throws ServletException, IOException {
      response.setHeader("Content-Security-Policy", NOTHING_FOREIGN);
      response.setHeader("X-Content-Type-Options", "nosniff");
      response.setHeader("Referrer-Policy", "no-referrer");
      response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
      response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
      chain.doFilter(request, response);
    }
  }
}
