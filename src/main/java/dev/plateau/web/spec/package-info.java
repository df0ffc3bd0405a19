/** The JSON of a job's spec. */
@NullMarked
package dev.plateau.web.spec;

import org.jspecify.annotations.NullMarked;
