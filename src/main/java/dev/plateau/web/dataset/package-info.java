/** Data sets over HTTP. */
@NullMarked
package dev.plateau.web.dataset;

import org.jspecify.annotations.NullMarked;
