package dev.plateau.web.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.plateau.job.Caller;
import dev.plateau.job.Quota;
import dev.plateau.web.access.AccessDenied.NotAuthenticated;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeysTests {
  private static final String TEXT = Key.newText(new SecureRandom());

  @TempDir private Path folder;

  private Keys keys(String... lines) throws IOException {
    Path file = folder.resolve("keys.jsonl");
    Files.writeString(file, String.join("\n", lines));
    return Keys.read(file, new Quota(1, 2, 3, 4));
  }

  private static String line(String more) {
    return "{\"name\":\"ann\",\"role\":\"trainer\",\"sha256\":\"%s\"%s}"
        .formatted(Key.hash(TEXT), more);
  }

  @Test
  void knowsTheHolderOfAKey() throws IOException {
    Identity ann = keys("", line("")).identify(TEXT);

    assertThat(ann.caller()).isEqualTo(new Caller("ann", false, new Quota(1, 2, 3, 4)));
    assertThat(ann.role()).contains(Role.TRAINER);
  }

  @Test
  void aKeyMayHaveAnOwnerAndAQuotaOfItsOwn() throws IOException {
    Identity ann =
        keys(line(",\"owner\":\"team\",\"unfinished\":7,\"workPerDay\":1e12")).identify(TEXT);

    assertThat(ann.caller()).isEqualTo(new Caller("team", false, new Quota(1, 7, 3, 1e12)));
  }

  @Test
  void refusesOtherTexts() throws IOException {
    Keys keys = keys(line(""));

    for (String text : new String[] {"", "nonsense", Key.hash(TEXT), TEXT + "x"}) {
      assertThatExceptionOfType(NotAuthenticated.class)
          .isThrownBy(() -> keys.identify(text))
          .satisfies(e -> assertThat(e.challenge()).contains("invalid_token"));
    }
  }

  @Test
  void namesAllThatIsWrong() {
    assertThatExceptionOfType(AccessMisconfigured.class)
        .isThrownBy(() ->
            keys(
                line(""),
                line(""),
                "{\"name\":\" \",\"role\":\"boss\",\"key\":1}",
                "nonsense",
                line(",\"unfinished\":-1")))
        .withMessageContainingAll(
            "ann is given twice",
            "Line 3: /name must not be blank",
            "Line 3: /role must be one of reader, trainer, admin",
            "Line 3: /sha256 is required",
            "Line 3: /key is not known",
            "Line 4: Not JSON",
            "Line 5: /unfinished must be from 0");
  }

  @Test
  void refusesAFileThatListsNoneOrIsNotThere() {
    assertThatExceptionOfType(AccessMisconfigured.class)
        .isThrownBy(() -> keys(""))
        .withMessageContaining("lists no key");
    assertThatExceptionOfType(AccessMisconfigured.class)
        .isThrownBy(() -> Keys.read(folder.resolve("none"), Quota.UNLIMITED))
        .withMessageContaining("cannot be read");
  }

  @Test
  void newKeysDiffer() {
    assertThat(Key.newText(new SecureRandom())).isNotEqualTo(TEXT).hasSize(51);
  }
}
