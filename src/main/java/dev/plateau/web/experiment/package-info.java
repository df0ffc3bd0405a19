/** Experiments: submitted, followed, summarized, and their runs made jobs. */
@NullMarked
package dev.plateau.web.experiment;

import org.jspecify.annotations.NullMarked;
