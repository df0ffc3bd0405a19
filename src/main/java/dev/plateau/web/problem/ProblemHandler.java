package dev.plateau.web.problem;

import dev.plateau.data.table.TableTooLarge;
import dev.plateau.data.table.UnusableTable;
import dev.plateau.experiment.ExperimentInWrongState;
import dev.plateau.experiment.ExperimentNotFound;
import dev.plateau.experiment.RunNotFound;
import dev.plateau.job.DatasetInUse;
import dev.plateau.job.DatasetNotFound;
import dev.plateau.job.JobInWrongState;
import dev.plateau.job.JobNotFound;
import dev.plateau.job.NoRoom;
import dev.plateau.job.NotOwner;
import dev.plateau.job.QueueFull;
import dev.plateau.job.RemedyNotFound;
import dev.plateau.json.InvalidRequest;
import dev.plateau.json.InvalidRequest.Fault;
import dev.plateau.plot.NoFonts;
import dev.plateau.store.Outage;
import dev.plateau.web.page.Cors;
import dev.plateau.web.request.BodyLimit;
import dev.plateau.web.request.ComputeThread;
import dev.plateau.web.request.OwnSite;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import org.springframework.web.servlet.resource.NoResourceFoundException;
import org.springframework.web.util.DisconnectedClientHelper;

/**
 * Maps every error of a request to a problem document (RFC 9457); {@link HeaderProblems} has those
 * of headers, no other class does.
 */
@RestControllerAdvice
class ProblemHandler extends ResponseEntityExceptionHandler {
  private static final Logger LOG = LoggerFactory.getLogger(ProblemHandler.class);
  private static final String RETRY_SECONDS = "5";

  @ExceptionHandler
  ResponseEntity<ProblemDetail> invalid(InvalidRequest e) {
    HttpStatus status = e.malformed() ? HttpStatus.BAD_REQUEST : HttpStatus.UNPROCESSABLE_CONTENT;
    String detail =
        e.faults().size() == 1
            ? sentence(e.faults().getFirst())
            : "The request has %d faults, listed in errors.".formatted(e.faults().size());
    ProblemDetail problem =
        invalid(status, detail, e.faults().stream().map(ProblemHandler::view).toList());
    e.suggestion().ifPresent(patch -> problem.setProperty("suggestion", patch));
    return answer(problem).body(problem);
  }

  private static String sentence(Fault fault) {
    return fault.place().isEmpty() ? fault.detail() : fault.place() + " " + fault.detail();
  }

  private static Map<String, ?> view(Fault fault) {
    return Map.of(fault.kind(), fault.place(), "detail", fault.detail());
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> unusable(UnusableTable e) {
    ProblemDetail problem =
        invalid(
            HttpStatus.UNPROCESSABLE_CONTENT,
            TableFaults.sentence(e.groups()),
            TableFaults.errors(e.groups()));
    return answer(problem).body(problem);
  }

  private static ProblemDetail invalid(
      HttpStatus status, String detail, List<? extends Map<String, ?>> errors) {
    ProblemDetail problem =
        ProblemDocument.of(status, "invalid-request", "Invalid request", detail);
    problem.setProperty("errors", errors);
    return problem;
  }

  @ExceptionHandler({
    JobNotFound.class,
    DatasetNotFound.class,
    RemedyNotFound.class,
    ExperimentNotFound.class,
    RunNotFound.class
  })
  ResponseEntity<ProblemDetail> notFound(RuntimeException e) {
    ProblemDetail problem =
        ProblemDocument.of(
            HttpStatus.NOT_FOUND, "not-found", "Not found", "There is " + e.getMessage() + ".");
    return answer(problem).body(problem);
  }

  @ExceptionHandler({JobInWrongState.class, DatasetInUse.class, ExperimentInWrongState.class})
  ResponseEntity<ProblemDetail> wrongState(RuntimeException e) {
    ProblemDetail problem =
        ProblemDocument.of(HttpStatus.CONFLICT, "wrong-state", "Wrong state", e.getMessage());
    return answer(problem).body(problem);
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> tooLarge(BodyLimit.Exceeded e) {
    return tooLarge(e.getMessage());
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> tooLarge(TableTooLarge e) {
    return tooLarge("The table %s.".formatted(e.getMessage()));
  }

  private static ResponseEntity<ProblemDetail> tooLarge(@Nullable String detail) {
    ProblemDetail problem =
        ProblemDocument.of(HttpStatus.CONTENT_TOO_LARGE, "too-large", "Too large", detail);
    return answer(problem).body(problem);
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> unknownHost(OwnSite.UnknownHost e) {
    ProblemDetail problem =
        ProblemDocument.of(
            HttpStatus.MISDIRECTED_REQUEST, "unknown-host", "Unknown host", e.getMessage());
    return answer(problem).body(problem);
  }

  @ExceptionHandler({Cors.Refused.class, OwnSite.ForeignOrigin.class, NotOwner.class})
  ResponseEntity<ProblemDetail> forbidden(RuntimeException e) {
    ProblemDetail problem =
        ProblemDocument.of(HttpStatus.FORBIDDEN, "forbidden", "Forbidden", e.getMessage());
    return answer(problem).body(problem);
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> queueFull(QueueFull e) {
    return later(
        "queue-full",
        "Queue full",
        e.getMessage() + ", the most that the queue holds; try again later.");
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> noRoom(NoRoom e) {
    return later("no-room", "No room", e.getMessage() + "; try again later.");
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> busy(ComputeThread.Busy e) {
    return later("busy", "Busy", e.getMessage() + "; try again later.");
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> noFonts(NoFonts e) {
    LOG.error(
        "Pictures cannot be drawn because this machine has no fonts: install fontconfig and a font",
        e);
    ProblemDetail problem =
        ProblemDocument.of(
            HttpStatus.NOT_IMPLEMENTED, "no-fonts", "No fonts to draw with", e.getMessage());
    return answer(problem).body(problem);
  }

  @ExceptionHandler({
    DataAccessResourceFailureException.class,
    TransientDataAccessException.class,
    CannotCreateTransactionException.class
  })
  ResponseEntity<ProblemDetail> storeUnavailable(Exception e) {
    LOG.warn("A request failed because the database is unreachable: {}", e.toString());
    return later(
        "store-unavailable", "Store unavailable", "The database is unreachable; try again later.");
  }

  private static ResponseEntity<ProblemDetail> later(String type, String title, String detail) {
    ProblemDetail problem = ProblemDocument.of(HttpStatus.SERVICE_UNAVAILABLE, type, title, detail);
    return answer(problem).header(HttpHeaders.RETRY_AFTER, RETRY_SECONDS).body(problem);
  }

  /** A client that has disconnected gets no answer, and that is not an error. */
  @ExceptionHandler
  @Nullable ResponseEntity<ProblemDetail> unexpected(Exception e) {
    if (DisconnectedClientHelper.isClientDisconnectedException(e)) {
      LOG.debug("A client disconnected before its answer was written", e);
      return null;
    }
    if (Outage.causes(e)) {
      return storeUnavailable(e);
    }
    LOG.error("A request failed with an unexpected exception", e);
    ProblemDetail problem =
        ProblemDocument.of(
            HttpStatus.INTERNAL_SERVER_ERROR,
            "internal",
            "Internal error",
            "The service failed; its log has the details.");
    return answer(problem).body(problem);
  }

  @Override
  protected @Nullable ResponseEntity<Object> handleNoResourceFoundException(
      NoResourceFoundException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
    e.getBody().setDetail("No resource has this address.");
    return super.handleNoResourceFoundException(e, headers, status, request);
  }

  /** Spring leaves out the methods that it adds itself. */
  @Override
  protected @Nullable ResponseEntity<Object> handleHttpRequestMethodNotSupported(
      HttpRequestMethodNotSupportedException e,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    Set<HttpMethod> allowed = new LinkedHashSet<>(headers.getAllow());
    if (allowed.contains(HttpMethod.GET)) {
      allowed.add(HttpMethod.HEAD);
    }
    allowed.add(HttpMethod.OPTIONS);
    headers.setAllow(allowed);
    return super.handleHttpRequestMethodNotSupported(e, headers, status, request);
  }

  @Override
  protected @Nullable ResponseEntity<Object> handleHttpMediaTypeNotSupported(
      HttpMediaTypeNotSupportedException e,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    if (!e.getSupportedMediaTypes().isEmpty()) {
      e.getBody()
          .setDetail("The body must be " + MediaType.toString(e.getSupportedMediaTypes()) + ".");
    }
    return super.handleHttpMediaTypeNotSupported(e, headers, status, request);
  }

  @Override
  protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
      HttpMessageNotReadableException e,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    ProblemDetail problem =
        ProblemDocument.of(
            HttpStatus.BAD_REQUEST,
            "invalid-request",
            "Invalid request",
            "The request needs a body.");
    return handleExceptionInternal(e, problem, headers, status, request);
  }

  /** All problems that Spring makes pass here: they lack a type and a media type. */
  @Override
  protected ResponseEntity<Object> createResponseEntity(
      @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
    HttpHeaders all = new HttpHeaders();
    all.putAll(headers);
    all.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
    if (body instanceof ProblemDetail problem) {
      ProblemDocument.complete(problem);
    }
    return super.createResponseEntity(body, all, status, request);
  }

  static ResponseEntity.BodyBuilder answer(ProblemDetail problem) {
    return ResponseEntity.status(problem.getStatus())
        .contentType(MediaType.APPLICATION_PROBLEM_JSON);
  }
}
