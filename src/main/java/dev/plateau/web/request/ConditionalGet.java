package dev.plateau.web.request;

import dev.plateau.job.Job;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.context.request.WebRequest;

/** The caching headers of answers on a job: one that has ended does not change any more. */
public final class ConditionalGet {
  private static final String RETRY_SECONDS = "1";

  private static final String ANY = "*";

  private ConditionalGet() {}

  /** The client has seen something else than there is. */
  public static final class Changed extends RuntimeException {
    Changed() {
      super("If-Match names none of the tags that the job has now.");
    }
  }

  /** Whether the client already has this answer; then the response is a 304 without a body. */
  public static boolean isUnchanged(Job job, WebRequest request) {
    return isUnchanged(job.id(), job.isTerminal(), request);
  }

  /** The same for what has this id. */
  public static boolean isUnchanged(UUID id, boolean terminal, WebRequest request) {
    boolean any = ANY.equals(request.getHeader(HttpHeaders.IF_NONE_MATCH));
    boolean unchanged = terminal && (request.checkNotModified(tag(id, request)) || any);
    if (unchanged && request instanceof ServletWebRequest servlet) {
      HttpServletResponse response = Objects.requireNonNull(servlet.getResponse());
      response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
      response.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noCache().getHeaderValue());
      response.setHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT);
    }
    return unchanged;
  }

  /** Each Accept header has its own tag; the query is already part of the address. */
  private static String tag(UUID id, WebRequest request) {
    String accept = Objects.requireNonNullElse(request.getHeader(HttpHeaders.ACCEPT), "*/*");
    boolean json = accept.equals("*/*") || accept.equals(MediaType.APPLICATION_JSON_VALUE);
    String accepted = json ? "" : "-" + Integer.toHexString(accept.hashCode());
    return "\"" + version(id) + accepted + "\"";
  }

  /**
   * What all tags of a job begin with: another version of the service may represent it otherwise.
   */
  private static String version(UUID id) {
    return id + "-" + ServiceVersion.DIGEST;
  }

  /**
   * Checks that the client has seen what it changes, where it says so with {@code If-Match}.
   *
   * @throws Changed when its tag is not one of a job's result
   */
  public static void checkMatch(Job job, WebRequest request) {
    String[] tags = request.getHeaderValues(HttpHeaders.IF_MATCH);
    if (tags != null
        && Stream.of(tags)
            .flatMap(value -> Pattern.compile(",").splitAsStream(value))
            .map(String::strip)
            .noneMatch(tag -> tag.equals(ANY) || isOf(job, tag))) {
      throw new Changed();
    }
  }

  private static boolean isOf(Job job, String tag) {
    return job.isTerminal()
        && tag.matches("\"" + Pattern.quote(version(job.id())) + "(-[0-9a-f]+)?\"");
  }

  public static ResponseEntity.BodyBuilder answer(Job job) {
    return answer(job.isTerminal());
  }

  /** The same for what has ended or not. */
  public static ResponseEntity.BodyBuilder answer(boolean terminal) {
    ResponseEntity.BodyBuilder answer = ResponseEntity.ok();
    if (terminal) {
      answer.cacheControl(CacheControl.noCache()).varyBy(HttpHeaders.ACCEPT);
    } else {
      answer.header(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
    }
    return answer;
  }
}
