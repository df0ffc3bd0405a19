package dev.plateau.web.problem;

import dev.plateau.job.Once;
import dev.plateau.web.request.BodyEncoding;
import dev.plateau.web.request.ConditionalGet;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Maps what a request's headers ask in vain to problem documents. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class HeaderProblems {
  @ExceptionHandler
  ResponseEntity<ProblemDetail> changed(ConditionalGet.Changed e) {
    ProblemDetail problem =
        ProblemDocument.of(
            HttpStatus.PRECONDITION_FAILED,
            "precondition-failed",
            "Precondition failed",
            e.getMessage());
    return ProblemHandler.answer(problem).body(problem);
  }

  /** RFC 7694: the header says which encodings would do. */
  @ExceptionHandler
  ResponseEntity<ProblemDetail> unknownEncoding(BodyEncoding.Unknown e) {
    HttpStatus status = HttpStatus.UNSUPPORTED_MEDIA_TYPE;
    ProblemDetail problem = ProblemDocument.of(status);
    problem.setDetail(e.getMessage());
    return ProblemHandler.answer(problem)
        .header(HttpHeaders.ACCEPT_ENCODING, "gzip, identity")
        .body(problem);
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> brokenEncoding(BodyEncoding.Broken e) {
    ProblemDetail problem = ProblemDocument.of(HttpStatus.BAD_REQUEST);
    problem.setDetail(e.getMessage());
    return ProblemHandler.answer(problem).body(problem);
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> keyInUse(Once.KeyInUse e) {
    ProblemDetail problem =
        ProblemDocument.of(HttpStatus.CONFLICT, "key-in-use", "Key in use", e.getMessage());
    return ProblemHandler.answer(problem).header(HttpHeaders.RETRY_AFTER, "1").body(problem);
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> keyReused(Once.KeyReused e) {
    ProblemDetail problem =
        ProblemDocument.of(
            HttpStatus.UNPROCESSABLE_CONTENT, "key-reused", "Key reused", e.getMessage());
    return ProblemHandler.answer(problem).body(problem);
  }
}
