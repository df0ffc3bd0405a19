/**
 * What was seen of a run: its losses, its parameters and gradients at points along the way, its
 * units, and the findings that rest on them.
 *
 * <p>Everything here measures; nothing here judges.
 */
@NullMarked
package dev.plateau.diagnosis.evidence;

import org.jspecify.annotations.NullMarked;
