package dev.plateau.web.openapi;

import dev.plateau.json.SchemaSource;
import dev.plateau.json.Schemas;
import dev.plateau.web.job.ExampleJob;
import dev.plateau.web.request.CsvConverter;
import dev.plateau.web.result.PictureConverter;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.core.util.Yaml31;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.PathItem.HttpMethod;
import io.swagger.v3.oas.models.Paths;
import io.swagger.v3.oas.models.media.BinarySchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.boot.info.BuildProperties;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/**
 * Gives the API's description its words, examples and errors. The shapes that springdoc reads from
 * the code stay; {@code openapi.yaml} says the rest.
 */
@Component
class ApiDocs implements OpenApiCustomizer {
  private static final String PROBLEM_JSON = "application/problem+json";

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
    api.setServers(null);
    words.getComponents().getSchemas().forEach(api.getComponents()::addSchemas);
    Schemas declared = new Schemas("#/components/schemas/");
    sources.forEach(source -> source.describe(declared));
    declared
        .named()
        .forEach((name, schema) -> api.getComponents().addSchemas(name, schema(schema)));
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
                Objects.requireNonNull(
                    operations.get(method), "openapi.yaml describes " + method + " " + path),
                operation));
    return item;
  }

  private static void describe(String path, Operation operation, Operation words) {
    operation.tags(words.getTags()).summary(words.getSummary()).description(words.getDescription());
    operation.setParameters(parameters(path, words));
    operation.setRequestBody(words.getRequestBody());
    operation.setResponses(responses(path, operation, words));
  }

  private static List<Parameter> parameters(String path, Operation words) {
    List<Parameter> parameters = new ArrayList<>();
    if (path.contains("{id}")) {
      parameters.add(
          new Parameter()
              .name("id")
              .in("path")
              .required(true)
              .description("the id of a job")
              .example(ExampleJob.ID.toString())
              .schema(new StringSchema()));
    }
    if (words.getParameters() != null) {
      parameters.addAll(words.getParameters());
    }
    return parameters;
  }

  private static ApiResponses responses(String path, Operation operation, Operation words) {
    Content shape =
        operation.getResponses().values().stream()
            .map(ApiResponse::getContent)
            .filter(Objects::nonNull)
            .findFirst()
            .orElse(null);
    if (shape != null) {
      shape.forEach(ApiDocs::describe);
    }
    Map<String, ApiResponse> responses = new TreeMap<>(errors(path, words));
    words.getResponses().forEach((code, response) -> responses.put(code, response));
    responses.forEach((code, response) -> {
      if (code.startsWith("2") && !code.equals("204")) {
        response.content(shape);
      } else if (code.compareTo("400") >= 0) {
        response.content(problem());
      }
    });
    ApiResponses all = new ApiResponses();
    responses.forEach(all::addApiResponse);
    return all;
  }

  /** Only JSON has the shape of the answer; what else there is, is text or bytes. */
  private static void describe(String type, MediaType content) {
    if (type.equals(PictureConverter.PNG)) {
      content.schema(new BinarySchema());
    } else if (type.equals(CsvConverter.TEXT_CSV) || type.equals(PictureConverter.SVG)) {
      content.schema(new StringSchema());
    }
  }

  /** The errors that operations of a kind share. */
  private static Map<String, ApiResponse> errors(String path, Operation words) {
    Map<String, String> errors = new TreeMap<>();
    errors.put("400", "Malformed: an unknown key or parameter, a wrong type, not JSON");
    errors.put("406", "Accept names nothing that can be given");
    errors.put("500", "The service failed");
    errors.put("503", "The store is out of reach; Retry-After says when to try again");
    if (path.contains("{")) {
      errors.put("404", "There is no such thing");
    }
    if (words.getRequestBody() != null) {
      errors.put("413", "The body is too large");
      errors.put("415", "The body is of a type that is not read");
    }
    if (words.getRequestBody() != null || takesQuery(words)) {
      errors.put("422", "Well-formed, but a value is out of range or beyond a limit");
    }
    Map<String, ApiResponse> responses = new TreeMap<>();
    errors.forEach((code, text) -> responses.put(code, new ApiResponse().description(text)));
    return responses;
  }

  private static boolean takesQuery(Operation words) {
    return words.getParameters() != null
        && words.getParameters().stream().anyMatch(parameter -> "query".equals(parameter.getIn()));
  }

  private static Content problem() {
    Schema<?> schema = new Schema<>().$ref("#/components/schemas/Problem");
    return new Content().addMediaType(PROBLEM_JSON, new MediaType().schema(schema));
  }
}
