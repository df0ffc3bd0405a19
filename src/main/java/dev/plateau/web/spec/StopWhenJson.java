package dev.plateau.web.spec;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.plateau.json.JsonObjectReader;
import dev.plateau.json.JsonObjectReader.Range;
import dev.plateau.training.StoppingCriteria;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** When a run may end before its last epoch, in JSON. */
@Schema(name = "StopWhen", description = "Ends the run early, once any of these is met.")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record StopWhenJson(
    @Schema(description = "the loss is below") @Nullable Double lossBelow,
    @Schema(description = "the norm of the gradient is below") @Nullable Double gradientBelow,
    @Schema(description = "so many seconds of training are used") @Nullable Double seconds) {

  /** The {@code stopWhen} of a job. */
  static StoppingCriteria read(JsonObjectReader job) {
    Optional<JsonObjectReader> fields = job.object("stopWhen");
    if (fields.isEmpty()) {
      return StoppingCriteria.NONE;
    }
    StoppingCriteria rules =
        new StoppingCriteria(
            fields.get().number("lossBelow", Range.POSITIVE),
            fields.get().number("gradientBelow", Range.POSITIVE),
            fields.get().number("seconds", Range.POSITIVE));
    fields.get().noOthers();
    return rules;
  }

  static @Nullable StopWhenJson of(StoppingCriteria rules) {
    return rules.equals(StoppingCriteria.NONE)
        ? null
        : new StopWhenJson(
            orNull(rules.lossBelow()), orNull(rules.gradientBelow()), orNull(rules.seconds()));
  }

  public static @Nullable Double orNull(OptionalDouble number) {
    return number.isPresent() ? (Double) number.getAsDouble() : null;
  }
}
