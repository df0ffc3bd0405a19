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

/** What HTTP says of a job that will not change any more, and of one that still may. */
public final class ConditionalGet {
  private static final String RETRY_SECONDS = "1";

  private ConditionalGet() {}

  /** Whether the client has this answer already; then 304 has been set and there is no body. */
  public static boolean isUnchanged(Job job, WebRequest request) {
    boolean unchanged = job.isTerminal() && request.checkNotModified(tag(job, request));
    if (unchanged && request instanceof ServletWebRequest servlet) {
      HttpServletResponse response = Objects.requireNonNull(servlet.getResponse());
      response.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noCache().getHeaderValue());
      response.setHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT);
    }
    return unchanged;
  }

  /** Each way to ask has a tag of its own; the query is part of the address already. */
  private static String tag(Job job, WebRequest request) {
    String accept = Objects.requireNonNullElse(request.getHeader(HttpHeaders.ACCEPT), "*/*");
    boolean json = accept.equals("*/*") || accept.equals(MediaType.APPLICATION_JSON_VALUE);
    String way = json ? "" : "-" + Integer.toHexString(accept.hashCode());
    return "\"" + job.id() + way + "\"";
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
