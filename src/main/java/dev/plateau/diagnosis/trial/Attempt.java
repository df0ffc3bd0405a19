package dev.plateau.diagnosis.trial;

import dev.plateau.training.Spec;
import java.util.List;

/**
 * A remedy that is tried.
 *
 * @param spec the changed one
 * @param addresses ids of the findings that it is meant against
 */
public record Attempt(Remedy remedy, Spec spec, List<String> addresses) {}
