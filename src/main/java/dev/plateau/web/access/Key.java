package dev.plateau.web.access;

import dev.plateau.job.Caller;
import dev.plateau.job.Quota;
import dev.plateau.web.request.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/**
 * A key of the service. Its text is known to its holder only: 32 random bytes cannot be guessed, so
 * a plain hash of it is as good as a slow one.
 *
 * @param owner of what is made with it, which several keys may share; else its name
 * @param sha256 of its text, in hexadecimal
 */
record Key(String name, Optional<String> owner, Role role, String sha256, Quota quota) {
  private static final String PREFIX = "plateau_";
  private static final int BYTES = 32;

  /** A new text. */
  static String newText(SecureRandom random) {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  static String hash(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return HexFormat.of().formatHex(Sha256.digest().digest(bytes));
  }

  /** Whether a hash is that of this key, in a time that does not tell how much of it is right. */
  boolean hasHash(String hash) {
    return MessageDigest.isEqual(
        hash.getBytes(StandardCharsets.US_ASCII), sha256.getBytes(StandardCharsets.US_ASCII));
  }

  Caller caller() {
    return new Caller(owner.orElse(name), role == Role.ADMIN, quota);
  }
}
