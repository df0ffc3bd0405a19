package dev.plateau.web;

import dev.plateau.json.FiniteNumbers;
import dev.plateau.kernel.Kernels;
import dev.plateau.spec.Limits;
import dev.plateau.web.request.BodyLimit;
import dev.plateau.web.request.ComputeThread;
import dev.plateau.web.request.CsvConverter;
import dev.plateau.web.request.StrictQuery;
import dev.plateau.web.result.PictureConverter;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.actuate.info.InfoContributor;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Configures Spring MVC for the API. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(Limits.class)
class WebConfiguration implements WebMvcConfigurer {
  private static final Logger LOG = LoggerFactory.getLogger(WebConfiguration.class);

  private final ComputeThread computing;

  WebConfiguration(ComputeThread computing) {
    this.computing = computing;
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(new StrictQuery());
  }

  @Override
  public void configureMessageConverters(HttpMessageConverters.ServerBuilder converters) {
    converters
        .addCustomConverter(new CsvConverter())
        .addCustomConverter(new PictureConverter(computing));
  }

  @Bean
  static BodyLimit bodyLimit(
      Limits limits, @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
    return new BodyLimit(limits.body(), problems);
  }

  /** Writes numbers that are not finite as null. */
  @Bean
  JsonMapperBuilderCustomizer nonFiniteAsNull() {
    return builder -> builder.addModule(FiniteNumbers.module());
  }

  /** Reports which kernels are in use, and logs once how to enable the fast ones. */
  @Bean
  InfoContributor kernels() {
    if (ModuleLayer.boot().findModule("jdk.incubator.vector").isEmpty()) {
      LOG.warn(
          "Training runs without vector instructions, several times slower: start java with"
              + " --add-modules=jdk.incubator.vector");
    }
    return info -> info.withDetail("kernels", Map.of("inUse", Kernels.get().name()));
  }
}
