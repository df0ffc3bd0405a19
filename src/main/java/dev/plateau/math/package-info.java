/**
 * Arithmetic without meaning: kernels over arrays of doubles and reproducible random numbers.
 *
 * <p>The same call gives the same bits on every machine. Hence {@link Math#fma} is used explicitly
 * or not at all, transcendental functions are never the platform's, and every sum over rows has the
 * one fixed order that {@link dev.plateau.math.Kernels} defines.
 */
@NullMarked
package dev.plateau.math;

import org.jspecify.annotations.NullMarked;
