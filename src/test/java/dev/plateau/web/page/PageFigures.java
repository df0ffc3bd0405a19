package dev.plateau.web.page;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import dev.plateau.MarkedPage;
import dev.plateau.web.OwnService;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * Measures the page in a browser as its visitors feel it: how soon it can be used and for how many
 * bytes, and how smoothly it moves while a run trains and while somebody scrubs far from the
 * service. Browser and service share the machine.
 */
final class PageFigures {
  private static final int VISITS = 9;
  private static final int SECONDS = 10;
  private static final int LATENCY = 200;

  /** Notes when the form can be sent and the stage shows a network. */
  private static final String NOTE_USABLE =
      """
      const look = () => {
        const train = document.querySelector('#train');
        if (train && !train.disabled && document.querySelector('#network-figure .node')) {
          window.usable = performance.now();
        } else {
          requestAnimationFrame(look);
        }
      };
      requestAnimationFrame(look);
      localStorage.setItem('plateau-tour', 'seen');
      """;

  /** The gaps between frames for some seconds, each after one more move of the slider if asked. */
  private static final String FRAMES =
      """
      ([seconds, scrubs]) => new Promise((resolve) => {
        const slider = document.querySelector('#epoch-slider');
        const gaps = [];
        let last = performance.now();
        const end = last + 1000 * seconds;
        const next = (now) => {
          gaps.push(now - last);
          last = now;
          if (scrubs) {
            slider.value = String(Number(slider.max) * (0.5 - 0.5 * Math.cos(now / 700)));
            slider.dispatchEvent(new Event('input', {bubbles: true}));
          }
          if (now < end) requestAnimationFrame(next);
          else resolve(gaps.slice(1));
        };
        requestAnimationFrame(next);
      })
      """;

  private static final String LIVE =
      """
      {"dataset": "circles", "network": {"hidden": [32, 32], "activation": "tanh"}, "seed": 1,
       "alpha": 0.05, "epochs": 100000}
      """;

  private final Browser browser;
  private final String origin;
  private final List<String> lines = new ArrayList<>();

  private PageFigures(Browser browser, int port) {
    this.browser = browser;
    origin = "http://127.0.0.1:" + port;
  }

  public static void main(String[] arguments) throws IOException {
    try (OwnService service = OwnService.start(0);
        Chromium.Running chromium = Chromium.start()) {
      PageFigures figures = new PageFigures(chromium.browser(), service.port());
      figures.measure();
      String table = String.join("\n", figures.lines) + "\n";
      System.out.println(table);
      MarkedPage.write(Path.of(arguments[0]), PageFigures.class, table);
    }
  }

  private void measure() throws IOException {
    lines.add("| what | asked | measured |");
    lines.add("| --- | --- | --- |");
    visits();
    firstLoad();
    frames();
    accessibility();
  }

  private void line(String what, String asked, String measured) {
    lines.add("| %s | %s | %s |".formatted(what, asked, measured));
  }

  private void visits() {
    List<Double> cold = new ArrayList<>();
    List<Double> warm = new ArrayList<>();
    for (int k = 0; k < VISITS; k++) {
      try (BrowserContext context = browser.newContext()) {
        context.addInitScript(NOTE_USABLE);
        Page page = context.newPage();
        cold.add(usable(page));
        warm.add(usable(page));
      }
    }
    line(
        "usable, cold: median",
        "600 ms",
        String.format(Locale.ROOT, "%.0f ms", quantile(cold, 0.5)));
    line(
        "usable, warm: median",
        "300 ms",
        String.format(Locale.ROOT, "%.0f ms", quantile(warm, 0.5)));
  }

  private double usable(Page page) {
    page.navigate(origin + "/");
    page.waitForFunction("() => window.usable !== undefined");
    return ((Number) page.evaluate("window.usable")).doubleValue();
  }

  private void firstLoad() {
    try (BrowserContext context = browser.newContext()) {
      context.addInitScript(NOTE_USABLE);
      Page page = context.newPage();
      List<Double> sizes = new ArrayList<>();
      CDPSession session = context.newCDPSession(page);
      session.on("Network.loadingFinished", event -> sizes.add(number(event)));
      session.send("Network.enable");
      usable(page);
      page.waitForSelector("#surface-figure image");
      page.waitForLoadState(LoadState.NETWORKIDLE);
      line(
          "first load, with the founding run",
          "150 kB",
          String.format(
              Locale.ROOT,
              "%.0f kB in %d requests",
              sizes.stream().mapToDouble(Double::doubleValue).sum() / 1000,
              sizes.size()));
    }
  }

  private static double number(JsonObject event) {
    return event.get("encodedDataLength").getAsDouble();
  }

  private void frames() {
    try (BrowserContext context = browser.newContext()) {
      context.addInitScript(NOTE_USABLE);
      Page page = context.newPage();
      page.navigate(origin + "/");
      String job =
          (String)
              page.evaluate(
                  "async (body) => (await (await fetch('/v1/jobs', {method: 'POST', body,"
                      + " headers: {'Content-Type': 'application/json'}})).json()).id",
                  LIVE);
      page.navigate("about:blank");
      page.navigate(origin + "/#job=" + job);
      page.waitForSelector("#transport-note:has-text('live')");
      List<Double> live = gaps(page, false);
      line("p95 of a frame while 2-32-32-1 trains 100,000 epochs", "17 ms", frames(live));
      page.evaluate("job => fetch(`/v1/jobs/${job}/cancel`, {method: 'POST'})", job);
      page.waitForSelector("#epoch-control:not([hidden])");
      page.waitForLoadState(LoadState.NETWORKIDLE);
      CDPSession session = context.newCDPSession(page);
      session.send("Network.enable");
      session.send("Network.emulateNetworkConditions", slowly());
      List<Double> scrubbing = gaps(page, true);
      line(
          "... while its epochs are scrubbed, the service %d ms away".formatted(LATENCY),
          "17 ms",
          frames(scrubbing));
    }
  }

  private static JsonObject slowly() {
    JsonObject conditions = new JsonObject();
    conditions.addProperty("offline", false);
    conditions.addProperty("latency", LATENCY);
    conditions.addProperty("downloadThroughput", -1);
    conditions.addProperty("uploadThroughput", -1);
    return conditions;
  }

  private static List<Double> gaps(Page page, boolean scrubs) {
    List<?> gaps = (List<?>) page.evaluate(FRAMES, List.of(SECONDS, scrubs));
    return gaps.stream().map(gap -> ((Number) gap).doubleValue()).collect(Collectors.toList());
  }

  private static String frames(List<Double> gaps) {
    return String.format(
        Locale.ROOT,
        "%.1f ms, %.0f frames/s",
        quantile(gaps, 0.95),
        1000 * gaps.size() / gaps.stream().mapToDouble(Double::doubleValue).sum());
  }

  private void accessibility() throws IOException {
    try (BrowserContext context = browser.newContext();
        InputStream axe = PageFigures.class.getResourceAsStream("/axe.min.js")) {
      context.addInitScript(NOTE_USABLE);
      Page page = context.newPage();
      usable(page);
      page.evaluate(new String(Objects.requireNonNull(axe).readAllBytes(), StandardCharsets.UTF_8));
      Object violations =
          page.evaluate(
              "axe.run().then(({violations}) => violations.map(({id}) => id).join(', '))");
      line(
          "rules of accessibility broken (axe)",
          "none",
          "".equals(violations) ? "none" : String.valueOf(violations));
    }
  }

  private static double quantile(List<Double> values, double share) {
    List<Double> sorted = values.stream().sorted().toList();
    return sorted.get((int) Math.min(sorted.size() - 1.0, Math.floor(share * sorted.size())));
  }
}
