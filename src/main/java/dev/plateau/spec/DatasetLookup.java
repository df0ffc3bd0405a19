package dev.plateau.spec;

import dev.plateau.data.Observations;
import java.util.Optional;

/** Finds the rows of data sets. */
public interface DatasetLookup {
  /** The rows that a source refers to; empty when there is no such set. */
  Optional<Observations> find(DatasetSource source);
}
