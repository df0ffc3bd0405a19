package dev.plateau.spec;

import dev.plateau.json.ObjectType;
import dev.plateau.json.Place;
import dev.plateau.json.Violations;
import dev.plateau.training.Spec;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;

/** A training spec as the store keeps it: the members that jobs show, without limits. */
public final class StoredSpec {
  private static final ObjectType<Spec> TYPE = SpecTypes.stored();

  private StoredSpec() {}

  public static void write(Spec spec, JsonGenerator json) {
    TYPE.write(spec, json);
  }

  /** What was written. */
  public static Spec read(JsonNode json) {
    Violations faults = new Violations();
    Spec spec = TYPE.read(json, Place.root(faults), JobSpec.DEFAULT.training());
    faults.refuseIfAny();
    return spec;
  }
}
