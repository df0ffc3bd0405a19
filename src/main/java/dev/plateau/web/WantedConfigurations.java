package dev.plateau.web;

import dev.plateau.store.FreshSchema;
import dev.plateau.trace.Traces;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.AutoConfigurationImportFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.env.Environment;
import org.springframework.core.env.StandardEnvironment;

/**
 * Leaves those of Spring Boot's configurations out that would find out one by one that nobody wants
 * them, so that the service starts sooner; a setting brings them back.
 */
final class WantedConfigurations implements AutoConfigurationImportFilter, EnvironmentAware {
  private static final Pattern FLYWAY = Pattern.compile(".*\\.FlywayAutoConfiguration");

  private static final Pattern TRACING =
      Pattern.compile("org\\.springframework\\.boot\\.(opentelemetry|micrometer\\.tracing)\\..*");

  /** Endpoints that the service does not show by itself. */
  private static final Pattern ENDPOINTS =
      Pattern.compile(
          ".*\\.((Audit|Jmx|ServletHttpExchanges|ServletMappings|WebMvcMappings)"
              + "|(AuditEvents|Beans|ConditionsReport|ConfigurationPropertiesReport|Environment"
              + "|Flyway|HeapDumpWeb|HttpExchanges|Jmx|LogFileWeb|Loggers|Mappings|Sbom"
              + "|ScheduledTasks|Shutdown|Startup|ThreadDump)Endpoint)AutoConfiguration");

  private static final Set<String> SHOWN = Set.of("health", "info", "metrics", "prometheus");

  private static final Set<String> ALL = Set.of("*");

  private Environment environment = new StandardEnvironment();

  @Override
  public void setEnvironment(Environment environment) {
    this.environment = environment;
  }

  @Override
  public boolean[] match(@Nullable String[] configurations, AutoConfigurationMetadata metadata) {
    Predicate<String> wanted = wanted();
    boolean[] kept = new boolean[configurations.length];
    for (int i = 0; i < kept.length; i++) {
      kept[i] = wanted.test(Objects.requireNonNullElse(configurations[i], ""));
    }
    return kept;
  }

  /** Whether a configuration takes part, by its name. */
  Predicate<String> wanted() {
    Predicate<String> unwanted = name -> false;
    if (FreshSchema.isEnough(environment)) {
      unwanted = unwanted.or(FLYWAY.asMatchPredicate());
    }
    if (environment.getProperty(Traces.COLLECTOR, "").isBlank()) {
      unwanted = unwanted.or(TRACING.asMatchPredicate());
    }
    if (!showsMore()) {
      unwanted = unwanted.or(ENDPOINTS.asMatchPredicate());
    }
    return unwanted.negate();
  }

  private boolean showsMore() {
    Set<String> shown =
        Binder.get(environment)
            .bind("management.endpoints.web.exposure.include", Bindable.setOf(String.class))
            .orElse(ALL);
    return !SHOWN.containsAll(shown)
        || environment.getProperty("spring.jmx.enabled", Boolean.class, false);
  }
}
