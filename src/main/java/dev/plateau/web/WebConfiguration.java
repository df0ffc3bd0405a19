package dev.plateau.web;

import dev.plateau.json.FiniteNumbers;
import dev.plateau.kernel.Kernels;
import dev.plateau.spec.Limits;
import dev.plateau.web.request.ComputeThread;
import dev.plateau.web.request.CsvConverter;
import dev.plateau.web.request.StrictQuery;
import dev.plateau.web.result.PictureConverter;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.actuate.info.InfoContributor;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** How Spring MVC is set up for the API. */
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

  /** Numbers that are not finite are written as null. */
  @Bean
  JsonMapperBuilderCustomizer nonFiniteAsNull() {
    return builder -> builder.addModule(FiniteNumbers.module());
  }

  /** Shows which kernels run; says once how to get the fast ones where they are missing. */
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
