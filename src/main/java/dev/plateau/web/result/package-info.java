/** Results of a job: losses, predictions, parameters and surfaces, as numbers and pictures. */
@NullMarked
package dev.plateau.web.result;

import org.jspecify.annotations.NullMarked;
