package dev.plateau.web.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.web.servlet.HandlerExceptionResolver;

/** Where a service may listen. */
class AccessConfigurationTests {
  private final ApplicationContextRunner service =
      new ApplicationContextRunner()
          .withUserConfiguration(AccessConfiguration.class, Address.class)
          .withBean(
              "handlerExceptionResolver",
              HandlerExceptionResolver.class,
              () -> (request, response, handler, e) -> null);

  @EnableConfigurationProperties(ServerProperties.class)
  static class Address {}

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "127.1.2.3", "::1"})
  void isOpenToThisMachine(String address) {
    service
        .withPropertyValues("server.address=" + address)
        .run(started -> assertThat(started).hasNotFailed());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "server.address=0.0.0.0",
        "server.address=::",
        "server.address=192.0.2.1",
        "server.port=8080"
      })
  void refusesToBeOpenToOthers(String setting) {
    service
        .withPropertyValues(setting)
        .run(started ->
            assertThat(started)
                .getFailure()
                .hasRootCauseInstanceOf(AccessMisconfigured.class)
                .rootCause()
                .hasMessageContaining("strangers"));
  }

  @Test
  void refusesToShowMetricsToOthers() {
    service
        .withPropertyValues("server.address=127.0.0.1", "management.server.address=0.0.0.0")
        .run(started ->
            assertThat(started).getFailure().hasRootCauseInstanceOf(AccessMisconfigured.class));
  }

  @Test
  void isOpenToOthersWhereThatIsSaid() {
    service
        .withPropertyValues("server.address=0.0.0.0", "plateau.security.mode=open")
        .run(started -> assertThat(started).hasNotFailed());
  }

  @ParameterizedTest
  @ValueSource(strings = {"keys", "oidc", " KEYS ", "none"})
  void aModeThatIsNotCompleteIsNotOpen(String mode) {
    service
        .withPropertyValues("server.address=127.0.0.1", "plateau.security.mode=" + mode)
        .run(started -> assertThat(started).hasFailed());
  }

  @Test
  void saysWhatToDo() {
    var analysis =
        Objects.requireNonNull(
            new AccessMisconfiguredAnalyzer()
                .analyze(
                    new IllegalStateException(new AccessMisconfigured("It is wrong", "Mend it"))));

    assertThat(analysis.getDescription()).isEqualTo("It is wrong");
    assertThat(analysis.getAction()).isEqualTo("Mend it");
  }
}
