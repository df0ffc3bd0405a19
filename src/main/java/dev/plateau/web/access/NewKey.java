package dev.plateau.web.access;

import dev.plateau.json.KebabCase;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.DefaultApplicationArguments;

/** Makes a key of the service, which is shown once, and the line by which the service knows it. */
public final class NewKey {
  private static final Logger LOG = LoggerFactory.getLogger(NewKey.class);
  private static final String OPTION = "plateau.security.new-key";

  private NewKey() {}

  /** Makes a key where the command line asks for one; then the service does not start. */
  public static boolean isMade(String... arguments) {
    List<String> wanted = new DefaultApplicationArguments(arguments).getOptionValues(OPTION);
    if (wanted == null) {
      return false;
    }
    for (String key : wanted) {
      int colon = key.lastIndexOf(':');
      String name = key.substring(0, Math.max(0, colon));
      Optional<Role> role = Role.named(key.substring(colon + 1));
      if (role.isEmpty() || !name.matches("[\\w.@-]{1,200}")) {
        LOG.error(
            "--{}={} must be NAME:ROLE: a name of letters, digits and _ . @ -, and a role out of"
                + " reader, trainer and admin",
            OPTION,
            key);
      } else {
        make(name, role.get(), Key.newText(new SecureRandom()));
      }
    }
    return true;
  }

  private static void make(String name, Role role, String text) {
    LOG.info(
        """
        The key of {}, which is not shown again:
        {}
        Its line for plateau.security.keys-file:
        {"name": "{}", "role": "{}", "sha256": "{}"}\
        """,
        name,
        text,
        name,
        KebabCase.of(role),
        Key.hash(text));
  }
}
