package dev.plateau.web.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Links to what is shown, and the way back. */
class PageLinkTests extends OpenPage {
  @Test
  void reopensRunComparisonAndEpochByAShortLink() {
    tab.find("#epochs").fill("300");
    tab.train();
    tab.find("#alpha").fill("0.1");
    tab.train();
    tab.find("#epoch").fill("123");
    tab.find("#epoch").press("Enter");
    tab.page().waitForURL(Pattern.compile("epoch=123"));
    tab.choose("#share", "Copy link");
    String link = tab.clipboard();

    reopen(link);

    assertThat(link).matches(".*/#z=[\\w-]+").hasSizeLessThan(400);
    assertThat(tab.find("#legend li")).hasCount(2);
    assertThat(tab.find("#legend [aria-pressed=true]")).containsText("α 0.1");
    assertThat(tab.find("#epoch")).hasValue("123");
    assertThat(tab.find("#alpha")).hasValue("0.1");
    assertThat(tab.find("#epochs")).hasValue("300");
  }

  @Test
  void trainsAnewWhatTheServiceHasForgotten() {
    tab.find("#epochs").fill("310");
    tab.train();
    String first = tab.job();
    tab.choose("#share", "Copy link");
    String link = tab.clipboard();
    tab.page().navigate("about:blank");
    client().method("DELETE", "/v1/jobs/" + first).isStatus(204);

    tab.page().navigate(link);

    assertThat(tab.find("#banner")).containsText("It is trained again");
    assertThat(tab.find("#status")).containsText("310 epochs");
    assertThat(tab.job()).isNotEqualTo(first);
    tab.forgive(first);
  }

  @Test
  void trainsAnewTheForgottenRunAndNotWhatTheFormSays() {
    tab.find("#epochs").fill("310");
    tab.train();
    String first = tab.job();
    tab.find("#epochs").fill("777");
    tab.page().waitForURL(Pattern.compile("trained="));
    String link = tab.page().url();
    tab.page().navigate("about:blank");
    client().method("DELETE", "/v1/jobs/" + first).isStatus(204);

    tab.page().navigate(link);

    assertThat(tab.find("#banner")).containsText("It is trained again");
    assertThat(tab.find("#status")).containsText("310 epochs");
    assertThat(tab.find("#epochs")).hasValue("777");
    tab.forgive(first);
  }

  @Test
  void trainsAnewTheComparedRunsToo() {
    String link = linkOfTwoRunsWithoutTheFirst();

    tab.page().navigate(link);

    assertThat(tab.find("#banner")).containsText("It is trained again");
    assertThat(tab.find("#legend li")).hasCount(2);
    assertThat(tab.find("#legend li").first()).containsText("α 0.3");
    assertThat(tab.find("#legend [aria-pressed=true]")).containsText("α 0.1");
    assertThat(tab.find("#alpha")).hasValue("0.1");
  }

  @Test
  void saysWhereALinkDoesNotSayHowAForgottenRunWasTrained() {
    String link = linkOfTwoRunsWithoutTheFirst();

    tab.page().navigate(link.replaceAll("&compared=[^&]*", ""));

    assertThat(tab.find("#banner")).containsText("the link does not say how it was trained");
    assertThat(tab.find("#legend li")).hasCount(1);
  }

  private String linkOfTwoRunsWithoutTheFirst() {
    tab.find("#epochs").fill("310");
    tab.train();
    String first = tab.job();
    tab.find("#alpha").fill("0.1");
    tab.train();
    tab.page().waitForURL(Pattern.compile("compared="));
    String link = tab.page().url();
    tab.page().navigate("about:blank");
    client().method("DELETE", "/v1/jobs/" + first).isStatus(204);
    tab.forgiveIfAsked(first);
    return link;
  }

  @Test
  void goesBackAndForthBetweenViewsAndRuns() {
    tab.find("#epochs").fill("200");
    tab.train();
    String first = tab.job();
    tab.show("Gradient");
    tab.find("#alpha").fill("0.2");
    tab.show("Training");
    tab.train();
    String second = tab.job();

    tab.page().goBack();
    tab.page().goBack();
    assertThat(tab.find("#gradient")).isVisible();
    tab.page().goBack();

    assertThat(tab.find("#gradient")).isHidden();
    assertThat(tab.find("#legend [aria-pressed=true]")).containsText("α 0.3");
    assertThat(tab.job()).isEqualTo(first);
    for (int step = 0; step < 3; step++) {
      tab.page().goForward();
    }
    assertThat(tab.find("#legend [aria-pressed=true]")).containsText("α 0.2");
    assertThat(tab.job()).isEqualTo(second);
  }

  @Test
  void copiesAFrameForOtherPages() {
    tab.train();

    tab.choose("#share", "Copy to embed");

    assertThat(tab.clipboard()).startsWith("<iframe src=\"http://127.0.0.1").contains("/embed#z=");
  }

  private void reopen(String link) {
    tab.page().navigate("about:blank");
    tab.page().navigate(link);
  }
}
