/**
 * Updates that somebody else's program made: where they leave the rule that they are said to
 * follow, and which usual mistake explains it. A gradient may be right and the loop around it
 * wrong.
 */
@NullMarked
package dev.plateau.diagnosis.update;

import org.jspecify.annotations.NullMarked;
