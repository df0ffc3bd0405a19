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
  FORBIDDEN(403, "Pages of this origin may not call the service"),
  NOT_FOUND(404, "No such job or data set, or it was deleted"),
  NOT_ACCEPTABLE(406, "None of the types in Accept is available"),
  WRONG_STATE(409, "The job is not in a state that allows this"),
  TOO_LARGE(413, "The body is too large"),
  UNSUPPORTED_MEDIA_TYPE(415, "The body has a type that the service does not read"),
  OUT_OF_RANGE(422, "Well-formed, but a value is out of range or above a limit"),
  INTERNAL(500, "The service failed"),
  NO_FONTS(501, "The answer would be a plot, and the service's machine has no fonts"),
  STORE_UNAVAILABLE(503, "The store cannot be reached; Retry-After says when to try again"),
  QUEUE_FULL(503, "The queue is full; Retry-After says when to try again");

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
    return this == STORE_UNAVAILABLE || this == QUEUE_FULL;
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
      case INVALID_REQUEST, FORBIDDEN, INTERNAL, STORE_UNAVAILABLE -> true;
      case BAD_REQUEST -> takesBody;
      case NOT_FOUND -> path.contains("{");
      case NOT_ACCEPTABLE -> !isAnyAcceptable(path, method);
      case WRONG_STATE -> words.getResponses().containsKey(status());
      case TOO_LARGE, UNSUPPORTED_MEDIA_TYPE -> takesBody;
      case OUT_OF_RANGE -> takesBody || takesQuery(words.getParameters());
      case NO_FONTS -> shown.contains(PictureConverter.PNG);
      case QUEUE_FULL -> path.equals("/v1/jobs") && method == HttpMethod.POST;
    };
  }

  /** Deleting and cancelling have nothing to represent. */
  private static boolean isAnyAcceptable(String path, HttpMethod method) {
    return method == HttpMethod.DELETE || path.endsWith("/cancel");
  }

  private static boolean takesQuery(@Nullable List<Parameter> parameters) {
    return parameters != null
        && parameters.stream().anyMatch(parameter -> "query".equals(parameter.getIn()));
  }
}
