package dev.plateau.web.request;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Properties;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.PropertiesLoaderUtils;

/** Which build of the service this is, in eight hexadecimal digits. */
final class ServiceVersion {
  static final String DIGEST = digest();

  private ServiceVersion() {}

  private static String digest() {
    try {
      Properties build =
          PropertiesLoaderUtils.loadProperties(
              new ClassPathResource("META-INF/build-info.properties"));
      String version = build.getProperty("build.version") + " " + build.getProperty("build.time");
      return "%08x".formatted(version.hashCode());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
