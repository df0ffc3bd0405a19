package dev.plateau.web.openapi;

import dev.plateau.json.KebabCase;
import dev.plateau.web.result.PictureConverter;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem.HttpMethod;
import io.swagger.v3.oas.models.parameters.Parameter;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The errors that operations of a kind share; the name is the end of the problem's type. */
enum SharedError {
  INVALID_REQUEST(400, "Malformed: an unknown key or parameter, a wrong type, or not JSON"),
  BAD_REQUEST(400, "The request cannot be read"),
  UNAUTHORIZED(401, "The service asks who calls, and the key or token is missing or not valid"),
  FORBIDDEN(403, "The caller's role does not allow this, or pages of this origin may not call"),
  NOT_FOUND(404, "No such job, data set or experiment, or it was deleted"),
  NOT_ACCEPTABLE(406, "None of the types in Accept is available"),
  WRONG_STATE(409, "The job or experiment is not in a state that allows this"),
  KEY_IN_USE(409, "A request with this Idempotency-Key is still running"),
  PRECONDITION_FAILED(412, "If-Match names no tag of the present state"),
  TOO_LARGE(413, "The body is too large"),
  UNSUPPORTED_MEDIA_TYPE(415, "The body has a type that the service does not read"),
  UNKNOWN_HOST(421, "The service is not known by the name in Host"),
  OUT_OF_RANGE(422, "Well-formed, but a value is out of range or above a limit"),
  KEY_REUSED(422, "The Idempotency-Key belongs to a request with another address or body"),
  QUOTA_EXCEEDED(
      429, "The caller has as much as its quota allows; Retry-After says when to try again"),
  INTERNAL(500, "The service failed"),
  NO_FONTS(501, "The answer would be a plot, and the service's machine has no fonts"),
  PROVIDER_UNAVAILABLE(503, "The identity provider cannot be reached, so that no token is checked"),
  STORE_UNAVAILABLE(503, "The store cannot be reached; Retry-After says when to try again"),
  QUEUE_FULL(503, "The queue is full; Retry-After says when to try again"),
  BUSY(503, "Long computations wait already; Retry-After says when to try again"),
  NO_ROOM(503, "It does not fit into memory now; Retry-After says when to try again");

  private final int status;
  private final String description;

  SharedError(int status, String description) {
    this.status = status;
    this.description = description;
  }

  String status() {
    return Integer.toString(status);
  }

  String description() {
    return description;
  }

  /** The end of the problem's type; a value out of range makes a request invalid, too. */
  String type() {
    return KebabCase.of(this == OUT_OF_RANGE ? INVALID_REQUEST : this);
  }

  /** Whether it helps to try again, after the time in {@code Retry-After}. */
  boolean isTemporary() {
    return status == 503 || this == QUOTA_EXCEEDED || this == KEY_IN_USE;
  }

  /** The problem document of this error. */
  Map<String, Object> example() {
    String type = type();
    String title = Character.toUpperCase(type.charAt(0)) + type.substring(1).replace('-', ' ');
    return Map.of(
        "type",
        "urn:plateau:problem:" + type,
        "title",
        title,
        "status",
        status,
        "detail",
        description + ".");
  }

  /**
   * Whether an operation can end with this error.
   *
   * @param words what openapi.yaml says of the operation
   * @param shown the types of its answer
   */
  boolean concerns(String path, HttpMethod method, Operation words, Set<String> shown) {
    boolean takesBody = words.getRequestBody() != null;
    return switch (this) {
      case INVALID_REQUEST,
          UNAUTHORIZED,
          FORBIDDEN,
          UNKNOWN_HOST,
          QUOTA_EXCEEDED,
          INTERNAL,
          PROVIDER_UNAVAILABLE,
          STORE_UNAVAILABLE,
          BUSY,
          NO_ROOM ->
          true;
      case BAD_REQUEST -> takesBody || path.contains("{");
      case NOT_FOUND ->
          path.contains("{") || submits(path, method) || words.getResponses().containsKey(status());
      case KEY_IN_USE, KEY_REUSED -> method == HttpMethod.POST;
      case NOT_ACCEPTABLE -> !isAnyAcceptable(path, method);
      case PRECONDITION_FAILED, WRONG_STATE -> words.getResponses().containsKey(status());
      case TOO_LARGE, UNSUPPORTED_MEDIA_TYPE -> takesBody;
      case OUT_OF_RANGE ->
          takesBody
              || takesQuery(words.getParameters())
              || words.getResponses().containsKey(status());
      case NO_FONTS -> shown.contains(PictureConverter.PNG);
      case QUEUE_FULL -> submits(path, method);
    };
  }

  private static boolean submits(String path, HttpMethod method) {
    return method == HttpMethod.POST
        && (path.equals("/v1/jobs")
            || path.equals("/v1/experiments")
            || path.endsWith("/{remedy}")
            || path.endsWith("/{run}"));
  }

  /** Deleting, cancelling, pausing and resuming have nothing to represent. */
  private static boolean isAnyAcceptable(String path, HttpMethod method) {
    return method == HttpMethod.DELETE || path.matches(".*/(cancel|pause|resume)");
  }

  private static boolean takesQuery(@Nullable List<Parameter> parameters) {
    return parameters != null
        && parameters.stream().anyMatch(parameter -> "query".equals(parameter.getIn()));
  }
}
