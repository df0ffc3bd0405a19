package dev.plateau.diagnosis.update;

/**
 * How far a mistake explains a trajectory.
 *
 * @param steps from the departure on, without a gap
 */
record Suspicion(Mistake mistake, int steps) {}
