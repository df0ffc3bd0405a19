package dev.plateau.web.openapi;

import static java.util.stream.Collectors.collectingAndThen;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toList;

import dev.plateau.experiment.Experiment;
import dev.plateau.job.Job;
import dev.plateau.json.SchemaSource;
import dev.plateau.web.request.CsvConverter;
import dev.plateau.web.result.PictureConverter;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.core.util.Yaml31;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.PathItem.HttpMethod;
import io.swagger.v3.oas.models.Paths;
import io.swagger.v3.oas.models.examples.Example;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.BinarySchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.media.UUIDSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.boot.info.BuildProperties;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.springframework.util.MimeTypeUtils;
import tools.jackson.databind.node.ObjectNode;

/**
 * Completes the API's description: springdoc finds the operations and their answers in the code,
 * {@code openapi.yaml} has words, examples, statuses and headers, {@link SharedError} has the
 * errors.
 */
@Component
class ApiDocs implements OpenApiCustomizer {
  private static final String PROBLEM_JSON = "application/problem+json";
  private static final String NOT_MODIFIED = "304";
  private static final String COMPONENTS = "#/components/schemas/";

  private final BuildProperties build;
  private final List<SchemaSource> sources;

  ApiDocs(BuildProperties build, List<SchemaSource> sources) {
    this.build = build;
    this.sources = sources;
  }

  @Override
  public void customise(OpenAPI api) {
    OpenAPI words = words();
    api.info(words.getInfo().version(build.getVersion())).tags(words.getTags());
    api.setSecurity(words.getSecurity());
    words.getComponents().getSecuritySchemes().forEach(api.getComponents()::addSecuritySchemes);
    words.getComponents().getHeaders().forEach(api.getComponents()::addHeaders);
    words.getComponents().getParameters().forEach(api.getComponents()::addParameters);
    words.getComponents().getSchemas().forEach(api.getComponents()::addSchemas);
    PortableSchemas.of(sources)
        .forEach((name, schema) -> api.getComponents().addSchemas(name, schema(schema)));
    Set<String> wordless = new TreeSet<>(api.getPaths().keySet());
    wordless.removeAll(words.getPaths().keySet());
    if (!wordless.isEmpty()) {
      throw new IllegalStateException("openapi.yaml lacks " + wordless);
    }
    Paths inOrder = new Paths();
    words
        .getPaths()
        .forEach((path, item) -> inOrder.put(path, describe(path, api.getPaths().get(path), item)));
    api.setPaths(inOrder);
  }

  private static Schema<?> schema(ObjectNode schema) {
    try {
      return Json31.mapper().readValue(schema.toString(), Schema.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static OpenAPI words() {
    try (InputStream yaml = new ClassPathResource("openapi.yaml").getInputStream()) {
      return Yaml31.mapper().readValue(yaml, OpenAPI.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static PathItem describe(String path, @Nullable PathItem ours, PathItem words) {
    PathItem item = Objects.requireNonNull(ours, "openapi.yaml describes " + path);
    Map<HttpMethod, Operation> operations = item.readOperationsMap();
    words
        .readOperationsMap()
        .forEach((method, operation) ->
            describe(
                path,
                method,
                Objects.requireNonNull(
                    operations.get(method), "openapi.yaml describes " + method + " " + path),
                operation));
    return item;
  }

  private static void describe(
      String path, HttpMethod method, Operation operation, Operation words) {
    operation.operationId(words.getOperationId());
    operation.tags(words.getTags()).summary(words.getSummary()).description(words.getDescription());
    operation.setParameters(parameters(path, method, words));
    operation.setRequestBody(words.getRequestBody());
    operation.setResponses(responses(path, method, operation, words));
  }

  private static List<Parameter> parameters(String path, HttpMethod method, Operation words) {
    List<Parameter> parameters = new ArrayList<>();
    if (path.contains("{id}")) {
      boolean ofExperiment = path.startsWith("/v1/experiments");
      parameters.add(
          new Parameter()
              .name("id")
              .in("path")
              .required(true)
              .description(ofExperiment ? "the id of an experiment" : "the id of a job")
              .example((ofExperiment ? Experiment.EXAMPLE : Job.FOUNDING).toString())
              .schema(new UUIDSchema()));
    }
    if (words.getParameters() != null) {
      parameters.addAll(words.getParameters());
    }
    if (words.getResponses().containsKey(SharedError.PRECONDITION_FAILED.status())) {
      parameters.add(new Parameter().$ref("#/components/parameters/IfMatch"));
    }
    if (method == HttpMethod.POST) {
      parameters.add(new Parameter().$ref("#/components/parameters/IdempotencyKey"));
    }
    return parameters;
  }

  private static ApiResponses responses(
      String path, HttpMethod method, Operation operation, Operation words) {
    Content shape = shape(operation);
    Map<String, ApiResponse> responses =
        Arrays.stream(SharedError.values())
            .filter(error -> error.concerns(path, method, words, shape.keySet()))
            .collect(
                groupingBy(
                    SharedError::status,
                    TreeMap::new,
                    collectingAndThen(toList(), ApiDocs::response)));
    words
        .getResponses()
        .forEach((code, response) ->
            responses.merge(
                code, response, (error, more) -> error.description(more.getDescription())));
    if (method == HttpMethod.GET) {
      responses.putIfAbsent(
          NOT_MODIFIED, new ApiResponse().description("The answer is the one that the client has"));
      List.of("200", NOT_MODIFIED)
          .forEach(code ->
              responses.computeIfPresent(
                  code, (_, response) -> response.addHeaderObject("ETag", header("ETag"))));
    }
    ApiResponses all = new ApiResponses();
    responses.forEach((code, response) -> {
      boolean hasBody = code.startsWith("2") && !code.equals("204");
      if (hasBody && response.getContent() == null) {
        response.content(shape);
      }
      if (code.startsWith("2") && method == HttpMethod.POST) {
        response.addHeaderObject("Idempotency-Replayed", header("IdempotencyReplayed"));
      }
      all.addApiResponse(code, response);
    });
    return all;
  }

  /** The types of an operation's answer and their schemas, as springdoc found them in the code. */
  private static Content shape(Operation operation) {
    Content shape =
        operation.getResponses().values().stream()
            .map(ApiResponse::getContent)
            .filter(Objects::nonNull)
            .findFirst()
            .orElseGet(Content::new);
    MediaType any = shape.remove(MimeTypeUtils.ALL_VALUE);
    if (any != null) {
      shape.addMediaType(MimeTypeUtils.APPLICATION_JSON_VALUE, any);
    }
    shape.replaceAll(ApiDocs::typed);
    return shape;
  }

  /** Only JSON has the schema of the answer; other types are text or bytes. */
  private static MediaType typed(String type, MediaType json) {
    return switch (type) {
      case PictureConverter.PNG -> new MediaType().schema(new BinarySchema());
      case PictureConverter.SVG, CsvConverter.TEXT_CSV ->
          new MediaType().schema(new StringSchema());
      default -> json;
    };
  }

  /** The answer to errors of one status. */
  private static ApiResponse response(List<SharedError> errors) {
    MediaType problem = new MediaType().schema(new Schema<>().$ref(COMPONENTS + "Problem"));
    errors.forEach(
        error -> problem.addExamples(error.type(), new Example().value(error.example())));
    ApiResponse response =
        new ApiResponse()
            .description(errors.stream().map(SharedError::description).collect(joining(". Or: ")))
            .content(new Content().addMediaType(PROBLEM_JSON, problem));
    SharedError first = errors.getFirst();
    if (first == SharedError.UNAUTHORIZED) {
      return response.addHeaderObject("WWW-Authenticate", header("Challenge"));
    }
    if (first == SharedError.QUOTA_EXCEEDED) {
      response.addHeaderObject("RateLimit", header("RateLimit"));
      response.addHeaderObject("RateLimit-Policy", header("RateLimitPolicy"));
    }
    return errors.stream().anyMatch(SharedError::isTemporary)
        ? response.addHeaderObject("Retry-After", header("RetryAfter"))
        : response;
  }

  private static Header header(String name) {
    return new Header().$ref("#/components/headers/" + name);
  }
}
