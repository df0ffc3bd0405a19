package dev.plateau.web.problem;

import dev.plateau.job.QuotaExceeded;
import dev.plateau.web.access.AccessDenied.NotAuthenticated;
import dev.plateau.web.access.AccessDenied.ProviderUnavailable;
import dev.plateau.web.access.AccessDenied.RoleTooLow;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Maps refusals of callers to problem documents, before {@link ProblemHandler} takes the rest. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class AccessProblems {
  private static final String RETRY_SECONDS = "5";

  @ExceptionHandler
  ResponseEntity<ProblemDetail> notAuthenticated(NotAuthenticated e) {
    HttpHeaders challenge = new HttpHeaders();
    challenge.set(HttpHeaders.WWW_AUTHENTICATE, e.challenge());
    return answer(
        ProblemDocument.of(HttpStatus.UNAUTHORIZED, "unauthorized", "Unauthorized", e.getMessage()),
        challenge);
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> roleTooLow(RoleTooLow e) {
    return answer(
        ProblemDocument.of(HttpStatus.FORBIDDEN, "forbidden", "Forbidden", e.getMessage()),
        HttpHeaders.EMPTY);
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> providerUnavailable(ProviderUnavailable e) {
    HttpHeaders later = new HttpHeaders();
    later.set(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
    return answer(
        ProblemDocument.of(
            HttpStatus.SERVICE_UNAVAILABLE,
            "provider-unavailable",
            "Provider unavailable",
            e.getMessage()),
        later);
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> quotaExceeded(QuotaExceeded e) {
    HttpHeaders later = new HttpHeaders();
    later.set(HttpHeaders.RETRY_AFTER, Long.toString(Math.max(1, e.retryAfter().toSeconds())));
    return answer(
        ProblemDocument.of(
            HttpStatus.TOO_MANY_REQUESTS, "quota-exceeded", "Quota exceeded", e.getMessage()),
        later);
  }

  private static ResponseEntity<ProblemDetail> answer(ProblemDetail problem, HttpHeaders headers) {
    return ResponseEntity.status(problem.getStatus())
        .headers(headers)
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(problem);
  }
}
