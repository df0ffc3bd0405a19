package dev.plateau.store;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import javax.sql.DataSource;
import org.flywaydb.core.api.MigrationInfo;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.boot.task.SimpleAsyncTaskSchedulerCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Guards the connections to a database outside, and lets only schemas in that are known. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(StoreProperties.class)
class StoreConfiguration {
  private static final Logger LOG = LoggerFactory.getLogger(StoreConfiguration.class);

  @Bean
  static BeanPostProcessor guard(Environment environment) {
    return new BeanPostProcessor() {
      @Override
      public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof DataSource pool ? guarded(pool, environment) : bean;
      }
    };
  }

  private static DataSource guarded(DataSource pool, Environment environment) {
    if (FreshSchema.isEnough(environment)) {
      FreshSchema.create(pool);
    }
    boolean watched =
        !environment
            .getProperty("plateau.store.watch-every", Duration.class, Duration.ZERO)
            .isZero();
    return watched ? new GuardedSource(pool) : pool;
  }

  @Bean
  MeterBinder storeMetrics(StoreWatch watch) {
    return registry ->
        Gauge.builder("plateau.store.up", watch, store -> store.isUp() ? 1 : 0)
            .description("Whether the database answers")
            .register(registry);
  }

  /** What runs on a schedule fails several times a second during an outage: once is told. */
  @Bean
  SimpleAsyncTaskSchedulerCustomizer quietInOutages() {
    return scheduler ->
        scheduler.setErrorHandler(error -> {
          if (Outage.causes(error)) {
            LOG.debug("What runs on a schedule waits for the database", error);
          } else {
            LOG.error("What runs on a schedule failed", error);
          }
        });
  }

  @Bean
  FlywayMigrationStrategy onlyKnownSchemas() {
    return flyway -> {
      for (MigrationInfo migration : flyway.info().all()) {
        if (migration.getState().isApplied() && !migration.getState().isResolved()) {
          throw new NewerSchema(
              "version " + migration.getVersion() + ", " + migration.getDescription());
        }
      }
      flyway.migrate();
      if (flyway.getConfiguration().getDataSource() instanceof GuardedSource source) {
        source.renew();
      }
    };
  }
}
