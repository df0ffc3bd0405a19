package dev.plateau.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plateau.PlateauApplication;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringApplicationAotProcessor;
import org.springframework.context.aot.AbstractAotProcessor;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class PreparedStartTests extends RunningService {
  /** What looks for beans at a start, and what tests add. */
  private static final Pattern NOT_IN_JARS =
      Pattern.compile(
          "org\\.springframework\\.(context\\.annotation\\.internal\\w+Processor"
              + "|boot\\.autoconfigure\\.internalCachingMetadataReaderFactory"
              + "|(boot\\.)?test\\..*)"
              + "|dev\\.plateau\\.web\\.RunningService\\$LostCommits");

  private static final Pattern REGISTERED =
      Pattern.compile("registerBeanDefinition\\(\"([^\"]+)\"");

  /**
   * A jar has the beans that Spring finds at a start, but what looks for them and these tests' own.
   */
  @Test
  void knowsAllBeans(@TempDir Path folder, @Autowired GenericApplicationContext service)
      throws IOException {
    var settings =
        AbstractAotProcessor.Settings.builder()
            .sourceOutput(folder.resolve("sources"))
            .resourceOutput(folder.resolve("resources"))
            .classOutput(folder.resolve("classes"))
            .groupId("dev.plateau")
            .artifactId("plateau")
            .build();
    new SpringApplicationAotProcessor(PlateauApplication.class, settings, new String[0]).process();

    String registrations =
        Files.readString(
            folder.resolve(
                "sources/dev/plateau/PlateauApplication__BeanFactoryRegistrations.java"));
    List<String> known =
        REGISTERED.matcher(registrations).results().map(name -> name.group(1)).toList();
    assertThat(known)
        .isEqualTo(
            Stream.of(service.getBeanDefinitionNames())
                .filter(NOT_IN_JARS.asMatchPredicate().negate())
                .toList());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "server.port",
        "server.address",
        "plateau.training.threads",
        "plateau.security.mode",
        "plateau.example-job",
        "logging.level.root",
        "java.version"
      })
  void fitsWhereBeansAreTheSame(String setting) {
    assertThat(PreparedStart.fits(environment(setting))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "spring.datasource.url",
        "spring.flyway.enabled",
        "springdoc.swagger-ui.enabled",
        "server.ssl.bundle",
        "server.forwardHeadersStrategy",
        "management.server.port",
        "management.opentelemetry.tracing.export.otlp.endpoint",
        "db-scheduler.enabled",
        "plateau.cors.allowed-origins",
        "plateau.cors.allowedOrigins[0]"
      })
  void looksForBeansWhereASettingDecides(String setting) {
    assertThat(PreparedStart.fits(environment(setting))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"SPRING_DATASOURCE_URL", "MANAGEMENT_SERVER_PORT", "PLATEAU_CORS_ALLOWEDORIGINS"})
  void readsTheEnvironment(String variable) {
    StandardEnvironment environment = environment("server.port");
    environment
        .getPropertySources()
        .addFirst(new SystemEnvironmentPropertySource("variables", Map.of(variable, "x")));
    assertThat(PreparedStart.fits(environment)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"postgres", "file"})
  void looksForBeansOfOtherStores(String profile) {
    StandardEnvironment environment = environment("server.port");
    environment.setActiveProfiles(profile);
    assertThat(PreparedStart.fits(environment)).isFalse();
    environment.setActiveProfiles("json");
    assertThat(PreparedStart.fits(environment)).isTrue();
  }

  @Test
  void buildsTheSameJarInAnyEnvironment() {
    StandardEnvironment environment = new StandardEnvironment();
    var build = new PreparedStart.Build();
    build.postProcessEnvironment(environment, new SpringApplication());
    assertThat(environment.getPropertySources().contains("systemEnvironment")).isTrue();
    System.setProperty("spring.aot.processing", "true");
    try {
      build.postProcessEnvironment(environment, new SpringApplication());
    } finally {
      System.clearProperty("spring.aot.processing");
    }
    assertThat(environment.getPropertySources().contains("systemEnvironment")).isFalse();
  }

  /** One with nothing but this setting. */
  private static StandardEnvironment environment(String setting) {
    StandardEnvironment environment = new StandardEnvironment();
    var sources = environment.getPropertySources();
    sources.remove(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME);
    sources.remove(StandardEnvironment.SYSTEM_PROPERTIES_PROPERTY_SOURCE_NAME);
    sources.addFirst(new MapPropertySource("settings", Map.of(setting, "x")));
    return environment;
  }
}
