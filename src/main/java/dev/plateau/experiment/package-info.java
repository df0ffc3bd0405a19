/**
 * Many runs as one question: a spec, what varies of it, and what comes of each of its runs.
 *
 * <p>A {@link dev.plateau.experiment.Plan} counts its runs: point by point, and at each point start
 * by start. So a run's number says all of its spec, and nothing is stored of a run but how it
 * ended. Runs are trained in chunks of a few seconds, by up to eight tasks of db-scheduler, each of
 * which takes the next chunk until none is left. A chunk whose process died is trained again by the
 * task that had taken it; as its runs end with the same bits, it does not matter who writes them
 * down first, and nothing is counted twice.
 *
 * <p>A search has rungs, one behind the other. Which points a rung has follows from the ends of the
 * one before, so its runs have numbers from the beginning, and a lane waits until they are known.
 */
@NullMarked
package dev.plateau.experiment;

import org.jspecify.annotations.NullMarked;
