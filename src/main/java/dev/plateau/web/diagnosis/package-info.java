/** The diagnosis of a job over HTTP. */
@NullMarked
package dev.plateau.web.diagnosis;

import org.jspecify.annotations.NullMarked;
