/**
 * Mathematics below the networks: reproducible random streams, and the spectrum of symmetric maps.
 *
 * <p>The same call gives the same bits on every machine.
 */
@NullMarked
package dev.plateau.math;

import org.jspecify.annotations.NullMarked;
