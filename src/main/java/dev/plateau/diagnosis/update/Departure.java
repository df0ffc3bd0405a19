package dev.plateau.diagnosis.update;

import java.util.Optional;

/**
 * Where a trajectory leaves the rule that is claimed, first.
 *
 * @param step 1 for the one from the first point to the second
 * @param name of the first parameter that goes elsewhere
 * @param expected where the rule takes it, from the point before the step
 * @param got where the trajectory has it
 * @param entries that go elsewhere in this step
 * @param mistake id of the usual mistake that explains the most steps from here on; empty where
 *     none explains this one
 */
public record Departure(
    int step, String name, double expected, double got, int entries, Optional<String> mistake) {}
