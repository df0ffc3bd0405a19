package dev.plateau.web.job;

import dev.plateau.job.JobsProperties;
import dev.plateau.spec.Limits;
import dev.plateau.spec.SpecSchemas;
import io.swagger.v3.oas.annotations.media.Schema;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** What a job may ask for here: a form needs no list of its own. */
@RestController
class OptionsController {
  private final Options options;
  private final String tag;

  OptionsController(SpecSchemas specs, Limits limits, JobsProperties jobs) {
    this.options =
        new Options(
            specs.document(),
            specs.searches(),
            new LimitsView(
                limits.body().toBytes(),
                limits.upload().toBytes(),
                limits.rows(),
                limits.columns(),
                limits.parameters(),
                limits.gradientParameters(),
                limits.levenbergMarquardtParameters(),
                limits.work(),
                jobs.seconds().isPresent() ? jobs.seconds().getAsDouble() : null));
    byte[] content = options.toString().getBytes(StandardCharsets.UTF_8);
    // Weak, since answers with strong tags are not compressed.
    this.tag = "W/\"" + UUID.nameUUIDFromBytes(content) + "\"";
  }

  /**
   * A job's spec in JSON Schema, what that cannot say of optimizers, and the limits that no member
   * has by itself.
   */
  @Schema(name = "Options")
  record Options(
      @Schema(description = "a job's spec in JSON Schema (2020-12)", type = "object") JsonNode spec,
      @Schema(description = "optimizers that find their own step, so that they take no alpha")
          List<String> searches,
      LimitsView limits) {}

  /** How large a request may be. */
  @Schema(name = "Limits")
  record LimitsView(
      @Schema(description = "bytes of a request") long body,
      @Schema(description = "bytes of a table, as it is sent and as text") long upload,
      @Schema(description = "rows of a data set") int rows,
      @Schema(description = "columns of a data set, inputs and targets together") int columns,
      @Schema(description = "parameters of a network") int parameters,
      @Schema(description = "parameters of a network whose gradient is answered")
          int gradientParameters,
      @Schema(description = "parameters of a network that levenberg-marquardt trains")
          int levenbergMarquardtParameters,
      @Schema(description = "multiply-adds of a job; 3e9 are about a second of one core")
          double work,
      @Schema(
              description =
                  "seconds of training after which a job ends, as by stopWhen.seconds; null: none")
          @Nullable Double seconds) {}

  @GetMapping(path = "/v1/options", produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<Options> show() {
    return ResponseEntity.ok().eTag(tag).body(options);
  }
}
