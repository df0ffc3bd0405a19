package dev.plateau.store;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Whether the database can be reached, known without asking it: part of readiness. */
@Component("store")
class StoreHealth implements HealthIndicator {
  private final StoreWatch watch;

  StoreHealth(StoreWatch watch) {
    this.watch = watch;
  }

  @Override
  public Health health() {
    return watch.isUp() ? Health.up().build() : Health.outOfService().build();
  }
}
