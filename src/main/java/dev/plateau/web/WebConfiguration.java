package dev.plateau.web;

import dev.plateau.math.Kernels;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.actuate.info.InfoContributor;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.web.servlet.config.annotation.CorsRegistry;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** How Spring MVC is set up for the API. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(Limits.class)
class WebConfiguration implements WebMvcConfigurer {
  private final List<String> origins;

  /** Other origins whose pages may call the API; none unless configured. */
  WebConfiguration(@Value("${plateau.cors.allowed-origins:}") List<String> origins) {
    this.origins = origins;
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(new StrictQuery());
  }

  @Override
  public void addCorsMappings(CorsRegistry registry) {
    if (!origins.isEmpty()) {
      registry
          .addMapping("/v1/**")
          .allowedOrigins(origins.toArray(String[]::new))
          .allowedMethods("GET", "HEAD", "POST", "DELETE")
          .exposedHeaders(
              HttpHeaders.LOCATION,
              HttpHeaders.RETRY_AFTER,
              HttpHeaders.ETAG,
              HttpHeaders.LINK,
              Prefer.APPLIED);
    }
  }

  @Override
  public void addViewControllers(ViewControllerRegistry registry) {
    registry.addRedirectViewController("/", "/swagger-ui.html");
  }

  @Override
  public void configureMessageConverters(HttpMessageConverters.ServerBuilder converters) {
    converters.addCustomConverter(new Csv());
  }

  /** Numbers that are not finite are written as null. */
  @Bean
  JsonMapperBuilderCustomizer nonFiniteAsNull() {
    return builder -> builder.addModule(FiniteNumbers.module());
  }

  @Bean
  InfoContributor kernels() {
    return info -> info.withDetail("kernels", Map.of("inUse", Kernels.get().name()));
  }
}
