package dev.plateau.spec;

import dev.plateau.data.Dataset;
import java.util.UUID;

/** Where a job's rows come from. */
public sealed interface DatasetSource {
  /** A set that the service brings along, by name. */
  record BuiltIn(String name) implements DatasetSource {}

  /** A set that somebody uploaded, by id. */
  record Uploaded(UUID id) implements DatasetSource {}

  /** Rows that came with the job itself. */
  record Inline(Dataset data) implements DatasetSource {}
}
