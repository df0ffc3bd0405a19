package dev.plateau.web.page;

import dev.plateau.web.request.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.TransformedResource;

/**
 * Serves the files of the page under a path that changes with their content, so that a browser
 * keeps them and requests only the page again. Modules import each other by relative paths, which
 * stay below that path, and find everything else relative to it, so that a proxy may serve all of
 * it below a prefix.
 */
@Configuration(proxyBeanMethods = false)
class StaticFiles implements WebMvcConfigurer {
  /**
   * The page for frames of other pages: the same file, which hides there what a frame needs not.
   */
  static final String EMBEDDED = "/embed";

  private static final String FILES = "classpath:/static/";

  private final ModuleFiles modules = new ModuleFiles();
  private final String version;

  StaticFiles() throws IOException {
    version = "/page-" + digest(modules.first());
  }

  @Override
  public void addResourceHandlers(ResourceHandlerRegistry registry) {
    registry
        .addResourceHandler(version + "/**")
        .addResourceLocations(FILES)
        .setCacheControl(CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable())
        .resourceChain(true)
        .addTransformer(modules);
    registry
        .addResourceHandler("/index.html")
        .addResourceLocations(FILES)
        .setCacheControl(CacheControl.noCache())
        .resourceChain(false)
        .addTransformer((request, page, chain) -> addressed(page, request.getContextPath()));
  }

  @Override
  public void addViewControllers(ViewControllerRegistry registry) {
    registry.addViewController(EMBEDDED).setViewName("forward:/index.html");
  }

  /** The page with its addresses as the client sees them: below the prefix of its proxy. */
  private Resource addressed(Resource page, String prefix) throws IOException {
    String html =
        page.getContentAsString(StandardCharsets.UTF_8)
            .replaceAll("(href|src)=\"(/(css|js)/)", "$1=\"" + version + "$2")
            .replaceAll("(href|src)=\"/", "$1=\"" + prefix + "/");
    return new TransformedResource(page, html.getBytes(StandardCharsets.UTF_8));
  }

  private static String digest(String joined) throws IOException {
    MessageDigest digest = Sha256.digest();
    digest.update(joined.getBytes(StandardCharsets.UTF_8));
    for (Resource file :
        new PathMatchingResourcePatternResolver().getResources(FILES + "*/**/*.*")) {
      digest.update(file.getContentAsByteArray());
    }
    return HexFormat.of().formatHex(digest.digest(), 0, 6);
  }
}
