package dev.plateau.spec;

import dev.plateau.training.Spec;
import java.util.Optional;

/**
 * What a job is to do: the rows, how to train on them, and what its owner calls it.
 *
 * @param name up to 200 characters
 */
public record JobSpec(DatasetSource dataset, Spec training, Optional<String> name) {}
