package dev.plateau.json;

import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/** Writes doubles so that they round-trip, and null for those that JSON has no number for. */
public final class FiniteNumbers {
  private FiniteNumbers() {}

  public static JacksonModule module() {
    return new SimpleModule("finite-numbers")
        .addSerializer(Double.class, new OfDouble())
        .addSerializer(Double.TYPE, new OfDouble())
        .addSerializer(double[].class, new OfDoubles());
  }

  /** A number, or null where there is none. */
  public static @Nullable Double orNull(OptionalDouble number) {
    return number.isPresent() ? (Double) number.getAsDouble() : null;
  }

  private static void write(double number, JsonGenerator json) {
    if (Double.isFinite(number)) {
      json.writeNumber(number);
    } else {
      json.writeNull();
    }
  }

  private static final class OfDouble extends StdSerializer<Double> {
    OfDouble() {
      super(Double.class);
    }

    @Override
    public void serialize(Double number, JsonGenerator json, SerializationContext context) {
      write(number, json);
    }
  }

  private static final class OfDoubles extends StdSerializer<double[]> {
    OfDoubles() {
      super(double[].class);
    }

    @Override
    public void serialize(double[] numbers, JsonGenerator json, SerializationContext context) {
      json.writeStartArray();
      for (double number : numbers) {
        write(number, json);
      }
      json.writeEndArray();
    }
  }
}
