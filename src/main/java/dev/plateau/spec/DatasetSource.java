package dev.plateau.spec;

import dev.plateau.data.Dataset;
import dev.plateau.data.Observations;
import dev.plateau.data.table.Description;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;

/** Where a job's rows come from. */
public sealed interface DatasetSource {
  /** UUIDs in their canonical form and no other. */
  Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

  /** A set that the service brings along, by name. */
  record BuiltIn(String name) implements DatasetSource {}

  /** A set that was uploaded, by id. */
  record Uploaded(UUID id) implements DatasetSource {}

  /** Rows that came with the job itself. */
  record Inline(Dataset data) implements DatasetSource {}

  /** A table that came with the job itself; it is kept as an upload when the job is submitted. */
  record Table(Observations rows, Description description) implements DatasetSource {}

  /** Whether jobs get what they leave open from the suggestion for its rows. */
  default boolean isTable() {
    return switch (this) {
      case Uploaded _, Table _ -> true;
      case BuiltIn _, Inline _ -> false;
    };
  }

  /** What a name or an id refers to. */
  static DatasetSource named(String nameOrId) {
    String lower = nameOrId.toLowerCase(Locale.ROOT);
    return ID.matcher(lower).matches()
        ? new Uploaded(UUID.fromString(lower))
        : new BuiltIn(nameOrId);
  }
}
