/** How good predictions are, for numbers and for classes, as pure functions of both. */
@NullMarked
package dev.plateau.data.metric;

import org.jspecify.annotations.NullMarked;
