package dev.plateau.web;

import dev.plateau.job.IdempotencyKeys;
import dev.plateau.job.MemoryBudget;
import dev.plateau.job.Once;
import dev.plateau.json.FiniteNumbers;
import dev.plateau.kernel.Kernels;
import dev.plateau.spec.Limits;
import dev.plateau.web.request.AcceptHeader;
import dev.plateau.web.request.BodyEncoding;
import dev.plateau.web.request.BodyLimit;
import dev.plateau.web.request.ComputeThread;
import dev.plateau.web.request.CsvConverter;
import dev.plateau.web.request.IdempotentPosts;
import dev.plateau.web.request.OwnSite;
import dev.plateau.web.request.StrictQuery;
import dev.plateau.web.request.TrustedProxies;
import dev.plateau.web.result.PictureConverter;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.actuate.info.InfoContributor;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.config.annotation.ContentNegotiationConfigurer;
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
  public void configureContentNegotiation(ContentNegotiationConfigurer negotiation) {
    negotiation.strategies(List.of(new AcceptHeader()));
  }

  @Override
  public void configureMessageConverters(HttpMessageConverters.ServerBuilder converters) {
    converters
        .addCustomConverter(new CsvConverter())
        .addCustomConverter(new PictureConverter(computing));
  }

  @Bean
  static BodyLimit bodyLimit(
      Limits limits,
      MemoryBudget memory,
      @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
    return new BodyLimit(limits.body(), limits.upload(), memory, problems);
  }

  @Bean
  static BodyEncoding bodyEncoding(
      Limits limits, @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
    return new BodyEncoding(limits.body(), problems);
  }

  @Bean
  static IdempotentPosts idempotentPosts(
      IdempotencyKeys keys,
      Once once,
      @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
    return new IdempotentPosts(keys, once, problems);
  }

  @Bean
  static FilterRegistrationBean<TrustedProxies> trustedProxies(
      @Value("${plateau.proxies:}") List<String> proxies) {
    FilterRegistrationBean<TrustedProxies> first =
        new FilterRegistrationBean<>(new TrustedProxies(proxies));
    first.setOrder(Ordered.HIGHEST_PRECEDENCE);
    return first;
  }

  @Bean
  static FilterRegistrationBean<OwnSite> ownSite(
      @Value("${plateau.hosts:}") List<String> hosts,
      @Value("${plateau.cors.allowed-origins:}") List<String> origins,
      @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
    FilterRegistrationBean<OwnSite> early =
        new FilterRegistrationBean<>(new OwnSite(hosts, origins, problems));
    early.setOrder(Ordered.HIGHEST_PRECEDENCE + 1);
    return early;
  }

  /** Leaves bodies that come as forms, curl's default, to those who read them as tables. */
  @Bean
  static WebServerFactoryCustomizer<TomcatServletWebServerFactory> noForms() {
    return tomcat -> tomcat.addConnectorCustomizers(connector -> connector.setParseBodyMethods(""));
  }

  /** Leaves the answer open after a forward: what holds it back sends it at the end. */
  @Bean
  static WebServerFactoryCustomizer<TomcatServletWebServerFactory> openAfterForwards() {
    return tomcat ->
        tomcat.addContextCustomizers(
            context -> context.setSuspendWrappedResponseAfterForward(false));
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
