package dev.plateau.web.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;

/** The page in a browser's tab, which notes what should not happen there. */
final class Tab implements AutoCloseable {
  private final BrowserContext context;
  private final Page page;
  private final String origin;
  private final List<String> complaints = new CopyOnWriteArrayList<>();
  private final List<String> forgiven = new ArrayList<>();

  private Tab(Browser browser, NewContextOptions options, int port) {
    this(browser, options, port, true);
  }

  private Tab(Browser browser, NewContextOptions options, int port, boolean knowsTheTour) {
    context = browser.newContext(options.setReducedMotion(ReducedMotion.REDUCE));
    context.grantPermissions(List.of("clipboard-read", "clipboard-write"));
    context.setDefaultTimeout(Chromium.PATIENCE);
    if (knowsTheTour) {
      context.addInitScript("if (origin !== 'null') localStorage.setItem('plateau-tour', 'seen')");
    }
    page = context.newPage();
    origin = "http://127.0.0.1:" + port;
    page.onConsoleMessage(this::note);
    page.onPageError(error -> complaints.add("uncaught: " + error));
    page.onRequest(request -> {
      String address = request.url();
      if (!address.startsWith(origin + "/") && !address.matches("(data|blob|about):.*")) {
        complaints.add("asked another host: " + address);
      }
    });
  }

  private void note(ConsoleMessage message) {
    if (List.of("error", "warning").contains(message.type())) {
      complaints.add(message.text() + " " + message.location());
    }
  }

  /** The page as it comes up on a large screen in daylight. */
  static Tab open(Browser browser, int port) {
    return open(browser, port, 1440, 900, ColorScheme.LIGHT);
  }

  static Tab open(Browser browser, int port, int width, int height, ColorScheme colours) {
    NewContextOptions options =
        new NewContextOptions().setViewportSize(width, height).setColorScheme(colours);
    Tab tab = new Tab(browser, options, port);
    tab.go("/");
    return tab;
  }

  /** The page in a browser that was never there before, where the tour comes by itself. */
  static Tab openForTheFirstTime(Browser browser, int port) {
    Tab tab = new Tab(browser, new NewContextOptions(), port, false);
    tab.go("/");
    return tab;
  }

  /** The page in a browser whose reader speaks a language. */
  static Tab openIn(Browser browser, int port, String language) {
    Tab tab = new Tab(browser, new NewContextOptions().setLocale(language), port);
    tab.go("/");
    return tab;
  }

  /** The page below a prefix that a proxy serves it under. */
  static Tab openBelow(Browser browser, int port, String prefix) {
    Tab tab = new Tab(browser, new NewContextOptions(), port);
    tab.go(prefix + "/");
    return tab;
  }

  /** The page of a service that asks who calls. */
  static Tab openLocked(Browser browser, int port) {
    Tab tab = new Tab(browser, new NewContextOptions(), port);
    tab.page.navigate(tab.origin + "/");
    return tab;
  }

  void go(String path) {
    page.navigate(origin + path);
    assertThat(find("#source option")).not().hasCount(1);
  }

  Page page() {
    return page;
  }

  Locator find(String selector) {
    return page.locator(selector);
  }

  Locator button(String name) {
    return page.getByRole(
        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  /**
   * Where an element is in the window, once it stays there: what is drawn anew has no place for a
   * moment, and its first may not be its last.
   */
  BoundingBox place(Locator drawn) {
    AtomicReference<BoundingBox> last = new AtomicReference<>();
    page.waitForCondition(() -> {
      BoundingBox now = drawn.boundingBox();
      BoundingBox before = last.getAndSet(now);
      return now != null && before != null && equal(now, before);
    });
    return last.get();
  }

  private static boolean equal(BoundingBox a, BoundingBox b) {
    return a.x == b.x && a.y == b.y && a.width == b.width && a.height == b.height;
  }

  /** Trains and waits for the end of the run; the address names it once it is submitted. */
  Tab train() {
    String before = job();
    button("Train").click();
    page.waitForCondition(() -> page.url().contains("job=") && !job().equals(before));
    waitForEnd();
    return this;
  }

  /** The id of the run that is shown, as the address names it. */
  String job() {
    return page.url().replaceAll(".*job=([0-9a-f-]+).*", "$1");
  }

  void waitForEnd() {
    assertThat(find("#epoch-control")).isVisible();
    assertThat(find("#progress")).isHidden();
  }

  void show(String view) {
    find("nav").getByText(view).click();
  }

  /** Chooses from one of the small menus, which may still be open. */
  void choose(String menu, String choice) {
    if (find(menu + "[open]").count() == 0) {
      find(menu + " > summary").click();
    }
    find(menu).getByText(choice).click();
  }

  /** What was copied last, once the page has said so. */
  String clipboard() {
    assertThat(find("#announcement")).hasText("Copied");
    return (String) page.evaluate("navigator.clipboard.readText()");
  }

  /**
   * Forgives that requests were refused, which a browser notes by itself: there must be one for
   * each address, and more may come.
   */
  void forgive(String... addresses) {
    for (String address : addresses) {
      page().waitForCondition(() -> complaints.removeIf(one -> isRefusal(one, address)));
      forgiven.add(address);
    }
  }

  /** The same of an address that may be asked for while the service cannot be reached. */
  void forgiveIfAsked(String address) {
    forgiven.add(address);
  }

  private static boolean isRefusal(String complaint, String address) {
    return complaint.startsWith("Failed to load resource") && complaint.contains(address);
  }

  @Override
  public void close() {
    context.close();
    assertThat(complaints)
        .filteredOn(one -> forgiven.stream().noneMatch(address -> isRefusal(one, address)))
        .isEmpty();
  }
}
