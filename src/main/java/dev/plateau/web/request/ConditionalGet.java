package dev.plateau.web.request;

import dev.plateau.job.Job;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Objects;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.context.request.WebRequest;

/** The caching headers of answers on a job: one that has ended does not change any more. */
public final class ConditionalGet {
  private static final String RETRY_SECONDS = "1";

  private ConditionalGet() {}

  /** Whether the client already has this answer; then the response is a 304 without a body. */
  public static boolean isUnchanged(Job job, WebRequest request) {
    boolean unchanged = job.isTerminal() && request.checkNotModified(tag(job, request));
    if (unchanged && request instanceof ServletWebRequest servlet) {
      HttpServletResponse response = Objects.requireNonNull(servlet.getResponse());
      response.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noCache().getHeaderValue());
      response.setHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT);
    }
    return unchanged;
  }

  /** Each Accept header has its own tag; the query is already part of the address. */
  private static String tag(Job job, WebRequest request) {
    String accept = Objects.requireNonNullElse(request.getHeader(HttpHeaders.ACCEPT), "*/*");
    boolean json = accept.equals("*/*") || accept.equals(MediaType.APPLICATION_JSON_VALUE);
    String accepted = json ? "" : "-" + Integer.toHexString(accept.hashCode());
    return "\"" + job.id() + accepted + "\"";
  }

  public static ResponseEntity.BodyBuilder answer(Job job) {
    ResponseEntity.BodyBuilder answer = ResponseEntity.ok();
    if (job.isTerminal()) {
      answer.cacheControl(CacheControl.noCache()).varyBy(HttpHeaders.ACCEPT);
    } else {
      answer.header(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
    }
    return answer;
  }
}
