package dev.plateau.job;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.plateau.network.Initialization;
import dev.plateau.training.Optimizer;
import dev.plateau.training.Schedule;
import dev.plateau.training.Spec;
import tools.jackson.databind.json.JsonMapper;

/**
 * How a training spec stands in the database: JSON, with the name of the case in closed choices.
 */
final class SpecCodec {
  static final JsonMapper MAPPER =
      JsonMapper.builder()
          .addMixIn(Initialization.class, NamedCase.class)
          .addMixIn(Optimizer.class, NamedCase.class)
          .addMixIn(Schedule.class, NamedCase.class)
          .build();

  private SpecCodec() {}

  static String write(Spec spec) {
    return MAPPER.writeValueAsString(spec);
  }

  static Spec read(String json) {
    return MAPPER.readValue(json, Spec.class);
  }

  @JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME)
  private interface NamedCase {}
}
