/**
 * The checks, one class each: how one cause is recognised, what proves it, and which remedies it
 * suggests.
 *
 * <p>A new finding is a new class here and a line in {@link dev.plateau.diagnosis.check.Checks}.
 */
@NullMarked
package dev.plateau.diagnosis.check;

import org.jspecify.annotations.NullMarked;
