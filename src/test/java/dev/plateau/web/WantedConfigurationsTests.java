package dev.plateau.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plateau.trace.Traces;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayEndpointAutoConfiguration;
import org.springframework.boot.health.autoconfigure.actuate.endpoint.HealthEndpointAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.micrometer.tracing.autoconfigure.MicrometerTracingAutoConfiguration;
import org.springframework.boot.opentelemetry.autoconfigure.OpenTelemetrySdkAutoConfiguration;
import org.springframework.mock.env.MockEnvironment;

/** Which of Spring Boot's configurations take part. */
class WantedConfigurationsTests {
  private static final String EXPOSED = "management.endpoints.web.exposure.include";
  private static final String LOGGERS =
      "org.springframework.boot.actuate.autoconfigure.logging.LoggersEndpointAutoConfiguration";
  private static final String[] ALL = {
    DataSourceAutoConfiguration.class.getName(),
    FlywayAutoConfiguration.class.getName(),
    FlywayEndpointAutoConfiguration.class.getName(),
    HealthEndpointAutoConfiguration.class.getName(),
    LOGGERS,
    MicrometerTracingAutoConfiguration.class.getName(),
    OpenTelemetrySdkAutoConfiguration.class.getName()
  };

  @Test
  void leavesOutWhatTheDefaultsDoNotUse() {
    assertThat(kept(defaults())).containsExactly(ALL[0], ALL[3]);
  }

  @Test
  void keepsFlywayForDatabasesThatLast() {
    assertThat(
            kept(
                defaults()
                    .withProperty("spring.datasource.url", "jdbc:postgresql://localhost/plateau")))
        .containsExactly(ALL[0], ALL[1], ALL[3]);
  }

  @Test
  void keepsEndpointsThatSomebodyAskedFor() {
    for (String asked : new String[] {"*", "health, loggers", "health, health, beans"}) {
      assertThat(kept(defaults().withProperty(EXPOSED, asked))).contains(LOGGERS, ALL[2]);
    }
    assertThat(kept(defaults().withProperty("spring.jmx.enabled", "true"))).contains(LOGGERS);
    assertThat(kept(defaults().withProperty(EXPOSED, "info"))).doesNotContain(LOGGERS);
  }

  @Test
  void keepsTracingForACollector() {
    assertThat(kept(defaults().withProperty(Traces.COLLECTOR, "http://localhost:4318/v1/traces")))
        .containsExactly(ALL[0], ALL[3], ALL[5], ALL[6]);
    assertThat(kept(defaults().withProperty(Traces.COLLECTOR, " ")))
        .containsExactly(ALL[0], ALL[3]);
  }

  private static MockEnvironment defaults() {
    return new MockEnvironment()
        .withProperty("spring.datasource.url", "jdbc:h2:mem:plateau")
        .withProperty(EXPOSED, "health, info, metrics, prometheus");
  }

  private static List<String> kept(MockEnvironment environment) {
    WantedConfigurations filter = new WantedConfigurations();
    filter.setEnvironment(environment);
    return Stream.of(ALL).filter(filter.wanted()).toList();
  }
}
