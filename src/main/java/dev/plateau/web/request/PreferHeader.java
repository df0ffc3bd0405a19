package dev.plateau.web.request;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;

/** Reads how long a client wants to wait for a result: {@code Prefer: wait=10} (RFC 7240). */
public final class PreferHeader {
  static final String HEADER = "Prefer";
  public static final String APPLIED = "Preference-Applied";
  private static final int MAX_SECONDS = 60;
  private static final Pattern WAIT =
      Pattern.compile("\\s*wait\\s*=\\s*\"?(\\d{1,9})\"?\\s*(;.*)?", Pattern.CASE_INSENSITIVE);

  private PreferHeader() {}

  /** The time that the headers ask for, at most a minute; other preferences are ignored. */
  public static Optional<Duration> wait(HttpHeaders headers) {
    List<String> values = headers.getOrEmpty(HEADER);
    return values.stream()
        .flatMap(value -> Pattern.compile(",").splitAsStream(value))
        .map(WAIT::matcher)
        .filter(Matcher::matches)
        .map(match -> Math.min(Integer.parseInt(match.group(1)), MAX_SECONDS))
        .map(Duration::ofSeconds)
        .findFirst();
  }
}
