package dev.plateau.web.request;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/**
 * A request whose conditions name plain tags: what is packed by gzip has a strong tag of its own,
 * the plain one with an ending, which nothing behind this needs to know.
 */
final class GzipTags extends HttpServletRequestWrapper {
  private static final String ENDING = "-gzip\"";
  private static final Pattern PACKED = Pattern.compile(ENDING);

  GzipTags(HttpServletRequest request) {
    super(request);
  }

  /** The tag of the packed answer; a weak tag may stand for both. */
  static String packed(String tag) {
    return tag.startsWith("\"") ? tag.substring(0, tag.length() - 1) + ENDING : tag;
  }

  /** Whether the client has the packed answer of this tag. */
  boolean hasPacked(String tag) {
    return Collections.list(super.getHeaders(HttpHeaders.IF_NONE_MATCH)).stream()
        .anyMatch(tags -> tags.contains(packed(tag)));
  }

  @Override
  public @Nullable String getHeader(String name) {
    String value = super.getHeader(name);
    return value != null && isCondition(name) ? plain(value) : value;
  }

  @Override
  public Enumeration<String> getHeaders(String name) {
    Enumeration<String> values = super.getHeaders(name);
    if (!isCondition(name)) {
      return values;
    }
    List<String> plain = Collections.list(values).stream().map(GzipTags::plain).toList();
    return Collections.enumeration(plain);
  }

  private static boolean isCondition(String name) {
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "if-match", "if-none-match", "if-range" -> true;
      default -> false;
    };
  }

  private static String plain(String tags) {
    return PACKED.matcher(tags).replaceAll("\"");
  }
}
