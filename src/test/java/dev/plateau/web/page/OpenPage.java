package dev.plateau.web.page;

import com.microsoft.playwright.Browser;
import dev.plateau.web.RunningService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;

/** The page in a fresh tab for each test, in which nothing may go wrong unnoticed. */
@ExtendWith(Chromium.class)
abstract class OpenPage extends RunningService {
  Tab tab;

  @BeforeEach
  void open(Browser browser) {
    tab = Tab.open(browser, client().port());
  }

  @AfterEach
  void nothingWentWrong() {
    tab.close();
  }
}
