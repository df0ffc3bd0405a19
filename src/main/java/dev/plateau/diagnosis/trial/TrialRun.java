package dev.plateau.diagnosis.trial;

import java.util.OptionalInt;

/**
 * One run of a trial.
 *
 * @param index 0 for the spec's own seed, k for the k-th after it
 * @param reached the first epoch with a loss at which a run has converged
 * @param loss after the last epoch, by the loss of its own spec; NaN where it is not finite
 * @param trained the learned share of the rows it was trained on, where its loss is that of the run
 */
record TrialRun(
    int index,
    long seed,
    int epochs,
    OptionalInt reached,
    boolean converged,
    double loss,
    double trained,
    Score score) {}
