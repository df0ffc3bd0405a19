package dev.plateau.job;

import dev.plateau.math.Numbers;
import dev.plateau.network.Initialization.Theta;
import dev.plateau.spec.StoredSpec;
import dev.plateau.training.Spec;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/** How a training spec stands in the database, by itself and within a diagnosis. */
final class SpecCodec {
  static final JsonMapper MAPPER =
      JsonMapper.builder()
          .addModule(
              new SimpleModule("specs")
                  .addSerializer(Spec.class, new Writer())
                  .addDeserializer(Spec.class, new Reader()))
          .build();

  /** Numbers of a start that lists of jobs show. */
  private static final int MAX_LISTED = 1_000;

  private static final Texts<Spec> SPECS = new Texts<>(json -> MAPPER.readValue(json, Spec.class));

  private SpecCodec() {}

  static String write(Spec spec) {
    return MAPPER.writeValueAsString(spec);
  }

  /** The same without the numbers of a start, where these are many. */
  static Optional<String> outline(Spec spec) {
    return spec.start().init() instanceof Theta(Numbers values) && values.size() > MAX_LISTED
        ? Optional.of(write(spec.withInit(new Theta(Numbers.of()))))
        : Optional.empty();
  }

  static Spec read(String json) {
    return SPECS.read(json);
  }

  private static final class Writer extends StdSerializer<Spec> {
    Writer() {
      super(Spec.class);
    }

    @Override
    public void serialize(Spec spec, JsonGenerator json, SerializationContext context) {
      StoredSpec.write(spec, json);
    }
  }

  private static final class Reader extends StdDeserializer<Spec> {
    Reader() {
      super(Spec.class);
    }

    @Override
    public Spec deserialize(JsonParser json, DeserializationContext context) {
      return StoredSpec.read(context.readTree(json));
    }
  }
}
