/**
 * Why a run does not converge, and what cures it.
 *
 * <p>A diagnosis reads a finished run and never steers it. Each {@link Check} looks for one thing
 * and says what it measured. Some things are proved by the numbers at hand; others are only
 * suspected, and become a cause when a run from the same start without them converges: the remedy's
 * trial is the proof. So a healthy run, a noisy fit or bad luck is not blamed on whatever happens
 * to look unusual.
 */
@NullMarked
package dev.plateau.diagnosis;

import org.jspecify.annotations.NullMarked;
