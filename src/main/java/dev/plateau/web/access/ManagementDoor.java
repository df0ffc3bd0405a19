package dev.plateau.web.access;

import java.util.Objects;
import org.springframework.boot.actuate.autoconfigure.web.server.ConditionalOnManagementPort;
import org.springframework.boot.actuate.autoconfigure.web.server.ManagementPortType;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;

/**
 * The same door where {@code /actuator} has a port of its own, which is a server of its own with
 * its own filters. The name of this class stands in {@code META-INF/spring}; scanning must not find
 * it.
 */
@ConditionalOnManagementPort(ManagementPortType.DIFFERENT)
class ManagementDoor {

  @Bean
  FilterRegistrationBean<Door> managementDoor(FilterRegistrationBean<Door> door) {
    return new FilterRegistrationBean<>(Objects.requireNonNull(door.getFilter()));
  }
}
