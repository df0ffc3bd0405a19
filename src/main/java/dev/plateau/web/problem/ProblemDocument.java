package dev.plateau.web.problem;

import java.net.URI;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;

/** Makes problem documents (RFC 9457) with all their members filled in. */
final class ProblemDocument {
  private static final Pattern ADDRESS =
      Pattern.compile("/(?:[\\w.~!$&'()*+,;=:@/-]|%[0-9a-fA-F]{2})*");

  private ProblemDocument() {}

  static ProblemDetail of(HttpStatus status, String type, String title, @Nullable String detail) {
    ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
    problem.setType(type(type));
    problem.setTitle(title);
    return problem;
  }

  /** A problem that its status fully describes. */
  static ProblemDetail of(HttpStatus status) {
    String title = status.getReasonPhrase();
    String detail =
        status.is5xxServerError()
            ? "The service failed; its log has the details."
            : "The request failed: " + title.toLowerCase(Locale.ROOT) + ".";
    return of(status, slug(title), title, detail);
  }

  /** Names the type after the title when it has no name yet. */
  static void complete(ProblemDetail problem) {
    URI type = problem.getType();
    String title = problem.getTitle();
    if (title != null && (type == null || type.toString().equals("about:blank"))) {
      problem.setType(type(slug(title)));
    }
  }

  /** Sets the instance, unless the address contains characters that a URI cannot. */
  static void at(@Nullable String address, ProblemDetail problem) {
    if (address != null && ADDRESS.matcher(address).matches()) {
      problem.setInstance(URI.create(address.replaceFirst("^/+", "/"))); // two would start a host
    }
  }

  private static String slug(String title) {
    return title.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
  }

  private static URI type(String name) {
    return URI.create("urn:plateau:problem:" + name);
  }
}
