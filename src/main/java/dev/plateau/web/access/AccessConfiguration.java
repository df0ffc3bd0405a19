package dev.plateau.web.access;

import dev.plateau.job.Quota;
import java.net.InetAddress;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;
import org.springframework.web.servlet.HandlerExceptionResolver;

/** Refuses to start a service that strangers may reach, unless it is said who may call it. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AccessProperties.class)
class AccessConfiguration {
  private static final String MODES =
      """
      Set plateau.security.mode (PLATEAU_SECURITY_MODE) to
        keys  callers send a key that plateau.security.keys-file lists; --plateau.security.new-key=NAME:ROLE makes one
        oidc  callers send a token of plateau.security.oidc.issuer for plateau.security.oidc.audience
        open  whoever reaches the address may do everything: right only where something else keeps strangers away
      or bind the loopback address, as by default: --server.address=127.0.0.1\
      """;

  AccessConfiguration(AccessProperties access, ServerProperties server, Environment environment) {
    if (access.mode() == null) {
      checkLoopback(server.getAddress());
      Binder.get(environment)
          .bind("management.server.address", InetAddress.class)
          .ifBound(AccessConfiguration::checkLoopback);
    }
  }

  /** Before all that reads a body or computes. */
  @Bean
  static FilterRegistrationBean<Door> door(
      AccessProperties access,
      @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
    FilterRegistrationBean<Door> early =
        new FilterRegistrationBean<>(new Door(credentials(access), problems));
    early.setOrder(Ordered.HIGHEST_PRECEDENCE + 4);
    return early;
  }

  private static Optional<Credentials> credentials(AccessProperties access) {
    Quota quota = access.quota().toQuota();
    return switch (access.mode()) {
      case null -> Optional.empty();
      case OPEN -> Optional.empty();
      case KEYS -> Optional.of(Keys.read(given("keys-file", access.keysFile()), quota));
      case OIDC ->
          Optional.of(
              new Tokens(
                  new IdentityProvider(given("oidc.issuer", access.oidc().issuer())),
                  given("oidc.audience", access.oidc().audience()),
                  access.oidc().roleClaim(),
                  quota));
    };
  }

  private static <T> T given(String setting, @Nullable T value) {
    if (value == null) {
      throw new AccessMisconfigured(
          "This plateau.security.mode needs plateau.security.%s.".formatted(setting), "Set it.");
    }
    return value;
  }

  /**
   * Checks an address.
   *
   * @param address null: every address of the machine
   */
  private static void checkLoopback(@Nullable InetAddress address) {
    if (address == null || !address.isLoopbackAddress()) {
      throw new AccessMisconfigured(
          "The service would listen on %s, where strangers may reach it, and it is not said who may call it."
              .formatted(
                  address == null ? "every address of this machine" : address.getHostAddress()),
          MODES);
    }
  }
}
