package dev.plateau.web.page;

import dev.plateau.web.request.IdempotentPosts;
import dev.plateau.web.request.PreferHeader;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.DefaultCorsProcessor;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;
import org.springframework.web.filter.CorsFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/**
 * Lets pages of other origins call the API, if any are configured. The filter comes before all
 * others, so that the pages can read errors too.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("plateau.cors.allowed-origins")
public class Cors {
  private static final List<String> EXPOSED =
      List.of(
          HttpHeaders.LOCATION,
          HttpHeaders.RETRY_AFTER,
          HttpHeaders.ETAG,
          HttpHeaders.LINK,
          PreferHeader.APPLIED,
          IdempotentPosts.REPLAYED);

  /** The origin of the page is not allowed. */
  public static final class Refused extends RuntimeException {
    Refused() {
      super("Pages of this origin may not send this request.");
    }
  }

  @Bean
  FilterRegistrationBean<CorsFilter> corsFilter(
      @Value("${plateau.cors.allowed-origins}") List<String> origins,
      @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
    CorsConfiguration allowed = new CorsConfiguration();
    allowed.setAllowedOrigins(origins);
    allowed.setAllowedMethods(List.of("GET", "HEAD", "POST", "DELETE"));
    allowed.addAllowedHeader(CorsConfiguration.ALL);
    allowed.setExposedHeaders(EXPOSED);
    allowed.setMaxAge(1_800L);
    UrlBasedCorsConfigurationSource source = new UrlBasedCorsConfigurationSource();
    source.registerCorsConfiguration("/v1/**", allowed);
    CorsFilter filter = new CorsFilter(source);
    filter.setCorsProcessor(new Processor(problems));
    FilterRegistrationBean<CorsFilter> first = new FilterRegistrationBean<>(filter);
    first.setOrder(Ordered.HIGHEST_PRECEDENCE);
    return first;
  }

  /** Refuses with a problem document, where Spring writes a line of text. */
  private static final class Processor extends DefaultCorsProcessor {
    private final HandlerExceptionResolver problems;

    Processor(HandlerExceptionResolver problems) {
      this.problems = problems;
    }

    @Override
    public boolean processRequest(
        @Nullable CorsConfiguration allowed,
        HttpServletRequest request,
        HttpServletResponse response)
        throws IOException {
      boolean go = super.processRequest(allowed, request, response);
      if (!go) {
        problems.resolveException(request, response, null, new Refused());
      }
      return go;
    }

    @Override
    protected void rejectRequest(ServerHttpResponse response) {
      response.setStatusCode(HttpStatus.FORBIDDEN);
    }
  }
}
