package dev.plateau.trace;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.AutoConfigurationImportFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.env.Environment;
import org.springframework.core.env.StandardEnvironment;

/** Leaves Spring Boot's tracing out while traces go nowhere, so that it costs nothing. */
final class TracesOnlyIfWanted implements AutoConfigurationImportFilter, EnvironmentAware {
  /** Where traces go: the address of a collector. */
  static final String ENDPOINT = "management.opentelemetry.tracing.export.otlp.endpoint";

  private static final String[] TRACING = {
    "org.springframework.boot.opentelemetry.", "org.springframework.boot.micrometer.tracing."
  };

  private Environment environment = new StandardEnvironment();

  @Override
  public void setEnvironment(Environment environment) {
    this.environment = environment;
  }

  @Override
  public boolean[] match(@Nullable String[] configurations, AutoConfigurationMetadata metadata) {
    boolean wanted = !environment.getProperty(ENDPOINT, "").isBlank();
    boolean[] kept = new boolean[configurations.length];
    for (int i = 0; i < kept.length; i++) {
      kept[i] = wanted || !isTracing(Objects.requireNonNullElse(configurations[i], ""));
    }
    return kept;
  }

  private static boolean isTracing(String configuration) {
    for (String prefix : TRACING) {
      if (configuration.startsWith(prefix)) {
        return true;
      }
    }
    return false;
  }
}
