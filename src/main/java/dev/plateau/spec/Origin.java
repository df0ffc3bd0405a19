package dev.plateau.spec;

import dev.plateau.json.JsonType;
import dev.plateau.json.JsonTypes;
import dev.plateau.json.ObjectType;
import dev.plateau.json.Schemas;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;

/**
 * Where a job goes on from.
 *
 * @param job another one
 * @param epoch of its; absent for the best one
 */
public record Origin(UUID job, OptionalInt epoch) {
  private static final String BEST = "best";
  private static final JsonType<Integer> NUMBER = JsonTypes.integer(0, Integer.MAX_VALUE);

  private static final JsonType<UUID> JOB =
      JsonTypes.of(
          (json, place) ->
              JsonTypes.text(36)
                  .read(json, place)
                  .filter(id ->
                      place.allow(
                          DatasetSource.ID.matcher(id).matches(), () -> "must be the id of a job"))
                  .map(UUID::fromString),
          (id, json) -> json.writeString(id.toString()),
          schemas -> Schemas.type("string").put("format", "uuid"));

  private static final JsonType<OptionalInt> EPOCH =
      JsonTypes.of(
          (json, place) ->
              json.isString() && json.stringValue().equals(BEST)
                  ? Optional.of(OptionalInt.empty())
                  : NUMBER.read(json, place).map(OptionalInt::of),
          (epoch, json) ->
              epoch.ifPresentOrElse(
                  number -> NUMBER.write(number, json), () -> json.writeString(BEST)),
          schemas ->
              Schemas.oneOf(NUMBER.schema(schemas), Schemas.type("string").put("const", BEST)));

  static final ObjectType<Origin> TYPE =
      ObjectType.of("From", new Origin(new UUID(0, 0), OptionalInt.empty()))
          .required("job", JOB, "the id of a job that has a result")
          .required(
              "epoch",
              EPOCH,
              Origin::epoch,
              (origin, epoch) -> new Origin(origin.job, epoch),
              "one of its epochs, or \"best\"");
}
