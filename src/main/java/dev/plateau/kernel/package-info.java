/**
 * Elementary functions and arithmetic on arrays of doubles: plain loops, which are the
 * specification, and their twins on the Vector API.
 *
 * <p>Both give the same bits on every machine and at every vector width. Hence {@link Math#fma} is
 * used explicitly or not at all, transcendental functions are never the platform's, and every sum
 * over rows has the one fixed order that {@link dev.plateau.kernel.Kernels} defines.
 */
@NullMarked
package dev.plateau.kernel;

import org.jspecify.annotations.NullMarked;
