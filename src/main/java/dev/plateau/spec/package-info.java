/** A job's spec: its rows, its network, how it is trained; and the JSON of all that. */
@NullMarked
package dev.plateau.spec;

import org.jspecify.annotations.NullMarked;
