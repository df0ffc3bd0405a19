package dev.plateau.web.request;

import dev.plateau.json.InvalidRequest;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads {@code Idempotency-Key}: a string as in structured fields (RFC 9651), with its quotes or,
 * as many clients send it, without.
 */
final class IdempotencyKeyHeader {
  static final String NAME = "Idempotency-Key";
  private static final int MAX_LENGTH = 255;
  private static final Pattern STRING =
      Pattern.compile("\\s*\"((?:[ !#-\\[\\]-~]|\\\\[\"\\\\])*)\"\\s*(?:;[!-~ ]*)?");
  private static final Pattern BARE = Pattern.compile("\\s*([!#-+\\--:<-~]+)\\s*");

  private IdempotencyKeyHeader() {}

  /** The key. */
  static String read(List<String> values) {
    Matcher string = STRING.matcher(values.getFirst());
    Matcher bare = BARE.matcher(values.getFirst());
    String key =
        string.matches()
            ? string.group(1).replaceAll("\\\\(.)", "$1")
            : bare.matches() ? bare.group(1) : "";
    if (values.size() > 1 || key.isEmpty() || key.length() > MAX_LENGTH) {
      throw InvalidRequest.header(
          NAME,
          "must be one string of 1 to %d visible ASCII characters, as in \"8e03978e-40d5-43dd\""
              .formatted(MAX_LENGTH));
    }
    return key;
  }
}
