package dev.plateau.web.request;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;

/** The header {@code Accept-Encoding}; what it says in any other way than RFC 9110 counts as no. */
final class AcceptEncoding {
  private static final Pattern CODING =
      Pattern.compile("\\s*([\\w*-]+)\\s*(?:;\\s*[qQ]\\s*=\\s*([01](?:\\.\\d{0,3})?)\\s*)?");

  private AcceptEncoding() {}

  /** Whether the client takes what is packed by gzip. */
  static boolean takesGzip(HttpServletRequest request) {
    Map<String, Double> weights = new HashMap<>();
    for (String value : Collections.list(request.getHeaders(HttpHeaders.ACCEPT_ENCODING))) {
      for (String coding : value.split(",", -1)) {
        Matcher parts = CODING.matcher(coding);
        if (parts.matches()) {
          String weight = parts.group(2);
          weights.put(
              parts.group(1).toLowerCase(Locale.ROOT),
              weight == null ? 1 : Double.parseDouble(weight));
        }
      }
    }
    double any = weights.getOrDefault("*", 0.0);
    return weights.getOrDefault("gzip", weights.getOrDefault("x-gzip", any)) > 0;
  }
}
