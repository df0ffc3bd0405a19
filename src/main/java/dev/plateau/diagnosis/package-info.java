/**
 * Why a run does not converge, and what cures it.
 *
 * <p>A diagnosis reads a finished run and never steers it. It stands on three floors: {@code
 * evidence} is what was seen of the run, {@code trial} what was tried and what came of it, {@code
 * check} one class for each thing that may be wrong. Some things are proved by the numbers at hand;
 * others are only suspected, and become a cause when a run without them converges: the remedy's
 * trial is the proof. So a healthy run, a noisy fit or bad luck is not blamed on whatever happens
 * to look unusual.
 */
@NullMarked
package dev.plateau.diagnosis;

import org.jspecify.annotations.NullMarked;
