package dev.plateau.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.plateau.training.StopRules;
import dev.plateau.web.Fields.Range;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** When a run may end before its last epoch, in JSON. */
@Schema(name = "StopWhen", description = "Ends the run early, once any of these is met.")
@JsonInclude(JsonInclude.Include.NON_NULL)
record StopView(
    @Schema(description = "the loss is below") @Nullable Double lossBelow,
    @Schema(description = "the norm of the gradient is below") @Nullable Double gradientBelow,
    @Schema(description = "so many seconds of training are used") @Nullable Double seconds) {

  /** The {@code stopWhen} of a job. */
  static StopRules read(Fields job) {
    Optional<Fields> fields = job.object("stopWhen");
    if (fields.isEmpty()) {
      return StopRules.NONE;
    }
    StopRules rules =
        new StopRules(
            fields.get().number("lossBelow", Range.POSITIVE),
            fields.get().number("gradientBelow", Range.POSITIVE),
            fields.get().number("seconds", Range.POSITIVE));
    fields.get().noOthers();
    return rules;
  }

  static @Nullable StopView of(StopRules rules) {
    return rules.equals(StopRules.NONE)
        ? null
        : new StopView(
            orNull(rules.lossBelow()), orNull(rules.gradientBelow()), orNull(rules.seconds()));
  }

  static @Nullable Double orNull(OptionalDouble number) {
    return number.isPresent() ? (Double) number.getAsDouble() : null;
  }
}
