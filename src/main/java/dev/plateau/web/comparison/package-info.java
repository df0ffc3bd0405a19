/** Finished jobs beside each other, and together. */
@NullMarked
package dev.plateau.web.comparison;

import org.jspecify.annotations.NullMarked;
