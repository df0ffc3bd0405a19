package dev.plateau.web.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Playwright.CreateOptions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * The system's Chromium, started once for all tests that ask for a {@link Browser}. Where there is
 * none these tests are skipped; in CI they fail.
 */
final class Chromium implements BeforeAllCallback, ParameterResolver {
  /** Milliseconds to wait for what must happen before a test fails: a loaded machine is slow. */
  static final double PATIENCE = 120_000;

  private static final Namespace HERE = Namespace.create(Chromium.class);
  private static final List<String> PLACES =
      List.of(
          "/usr/bin/chromium",
          "/usr/bin/chromium-browser",
          "/usr/bin/google-chrome",
          "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome");
  private static final List<String> QUIETLY =
      List.of(
          "--headless",
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync",
          "--disable-features=" + String.join(",", disabled()));

  /**
   * What Playwright disables, as this argument replaces its own, and what each tab costs beside the
   * page: the list under the address bar, twice, and a renderer for a next page. No test sees them,
   * and they take a third of the processor time of opening a tab.
   */
  private static List<String> disabled() {
    return List.of(
        "AvoidUnnecessaryBeforeUnloadCheckSync",
        "BoundaryEventDispatchTracksNodeRemoval",
        "DestroyProfileOnBrowserClose",
        "DialMediaRouteProvider",
        "GlobalMediaControls",
        "HttpsUpgrades",
        "LensOverlay",
        "MediaRouter",
        "PaintHolding",
        "ThirdPartyStoragePartitioning",
        "BlockOriginHeaderModificationOnRedirect",
        "Translate",
        "OptimizationHints",
        "WebUIOmniboxPopup",
        "WebUIOmniboxAimPopup",
        "SpareRendererForSitePerProcess");
  }

  /** The browser and what drives it, closed after the last test. */
  record Running(Playwright playwright, Browser browser) implements AutoCloseable {
    static Running start(Path executable) {
      Playwright playwright =
          Playwright.create(
              new CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
      PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
      LaunchOptions options = new LaunchOptions().setExecutablePath(executable).setArgs(QUIETLY);
      return new Running(playwright, playwright.chromium().launch(options));
    }

    @Override
    public void close() {
      browser.close();
      playwright.close();
    }
  }

  /** A browser of its own. */
  static Running start() {
    return Running.start(executable().orElseThrow());
  }

  private static Optional<Path> executable() {
    return Stream.concat(Stream.ofNullable(System.getenv("CHROMIUM")), PLACES.stream())
        .map(Path::of)
        .filter(Files::isExecutable)
        .findFirst();
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    String missing = "No browser: install chromium, or name one in CHROMIUM; looked for " + PLACES;
    if ("true".equals(System.getenv("CI"))) {
      assertThat(executable()).as(missing).isPresent();
    }
    assumeTrue(executable().isPresent(), missing);
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Browser.class;
  }

  @Override
  public Browser resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getRoot()
        .getStore(HERE)
        .computeIfAbsent(
            Running.class, key -> Running.start(executable().orElseThrow()), Running.class)
        .browser();
  }
}
